"""Axe finds no violation on any page, light and dark, and none is wider than its window at 200 % or on a phone.

New pages are found by themselves.

Each page is looked at in one language, in turn. `MARSAD_AXE=every` looks at each page in all three, which takes some
minutes, and `MARSAD_AXE=ar` (fr, en) at each page in that one.
"""

import os
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import Page

from marsad.accounts import actions as accounts
from marsad.accounts.collecting import add_collection
from marsad.accounts.teams import set_team
from marsad.evidence import actions as evidence
from marsad.evidence import queries as store
from marsad.evidence.tests.pages import sample
from marsad.followup import actions as register
from marsad.followup import queries as followup
from marsad.followup.tests.sample import linker
from marsad.jobs import actions as jobs
from marsad.reports import actions as reports
from marsad.reports.logic.plan import planned

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Pages that need an id to be shown.
SHOWN = {
    "documents/<str:identifier>/": f"documents/{sample.DOCUMENTS['ar'].id}/",
    "facts/<str:identifier>/": f"facts/{sample.FORUM_2023.id}/",
    "facts/<str:identifier>/correct/": f"facts/{sample.FORUM_2023.id}/correct/",
    "entities/<str:identifier>/": "entities/{entity}/",
    "entities/<str:identifier>/merge/": "entities/{first}/merge/?text=forum&other={second}",
    "entities/<str:identifier>/split/": "entities/{several.id}/split/?facts={several.facts[0]}",
    "register/<str:code>/": "register/{code}/",
    "jobs/<uuid:identifier>/": "jobs/{job}/",
    "reports/<int:identifier>/": "reports/{report}/",
    "reports/<int:identifier>/compare/": "reports/{report}/compare/?one=1",
    "public/<slug:slug>/": "public/main/",
    "public/<slug:slug>/<str:code>/": "public/main/{code}/",
}
ASKED = ("/search/?q=forum", "/personal/?name=Samia+Belkhodja", "/register/?layout=board")  # what shows only then
WINDOWS = ((640, 430), (375, 667))  # a window of 1280 at 200 %, a phone
LANGUAGES = ("ar", "fr", "en")
ALL = {"resultTypes": ["violations"]}
COLOURS = {**ALL, "runOnly": ["color-contrast", "link-in-text-block"]}  # all that the theme changes


def in_language(addresses: list[str], language: str) -> list[str]:
    """The pages to look at in a language: all that are asked for, else every third."""
    asked = os.environ.get("MARSAD_AXE", "")
    if asked in LANGUAGES:
        return addresses if asked == language else []
    return addresses if asked == "every" else addresses[LANGUAGES.index(language) :: len(LANGUAGES)]


def patterns(found: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for pattern in found:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern.url_patterns, here)
        else:
            yield here


def is_page(address: str) -> bool:
    """Whether it can be looked at now: no form's target, no download, no state that nobody is in."""
    client = Client()
    client.force_login(accounts.local_person())
    answer = client.get(address)
    return answer.status_code == 200 and answer["Content-Type"].startswith("text/html")


def pages(**ids: object) -> list[str]:
    """Every page: those without a part to fill in, and those named above."""
    every = list(patterns(get_resolver().url_patterns))
    assert SHOWN.keys() <= set(every), "a page has moved"
    plain = [f"/{address}" for address in every if "<" not in address]
    return [*filter(is_page, plain), *ASKED, *(f"/{one.format(**ids)}" for one in SHOWN.values())]


def too_narrow(page: Page) -> set[int]:
    """The windows in which a page has to be moved sideways."""
    before, narrow = page.viewport_size, set()
    for width, height in WINDOWS:
        page.set_viewport_size({"width": width, "height": height})
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            narrow.add(width)
    page.set_viewport_size(before)
    return narrow


def filled() -> dict[str, object]:
    """Something on every page: what it takes to show them."""
    job = jobs.start("relink", who=accounts.local_person())
    evidence.relink(who=None, linker=linker)
    register.open_register("main", who=None)
    set_team("Watchers", [accounts.local_person()], who=None)
    add_collection("Clubs", who=None)
    plan = planned("brief", "document", sample.DOCUMENTS["ar"].id, language="ar")
    report = reports.start_composition(plan, who=None)
    reports.save_version(report, who=None)
    entities = [store.entity(card.id, who=None).entity for card in store.entities(who=None)]
    return {
        "code": followup.recommendations(who=None)[0].code,
        "job": job,
        "report": report,
        "entity": entities[0].id,
        "first": sample.EVENTS[sample.FORUM_2021.id],
        "second": sample.EVENTS[sample.FORUM_2023.id],
        "several": next(one for one in entities if len(one.facts) > 1),
    }


def test_every_page_is_open_to_everybody(open_page) -> None:
    addresses, axe, found = pages(**filled()), Axe(), set()
    assert len(addresses) > 20
    for language in LANGUAGES:
        page = open_page(language, reduced_motion="reduce")
        for address in in_language(addresses, language):
            answer = page.goto(address)
            assert answer.status == 200, address
            for theme, rules in (("light", ALL), ("dark", COLOURS)):
                page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
                for violation in axe.run(page, options=rules).response["violations"]:
                    target = " ".join(map(str, violation["nodes"][0]["target"]))
                    found.add((violation["id"], address, language, theme, target, len(violation["nodes"])))
            found |= {("wider than its window", address, language, width) for width in too_narrow(page)}
    assert not found, "\n".join(map(str, sorted(found)))
