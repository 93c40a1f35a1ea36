"""Axe finds no violation on any page, light and dark, and none is wider than its window at 200 % or on a phone.

New pages are found by themselves, and a page whose template was not drawn here fails the test: it wants to be shown.

Each page is looked at in one language, in turn. `MARSAD_AXE=every` looks at each page in all three, which takes some
minutes, and `MARSAD_AXE=ar` (fr, en) at each page in that one.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.test.signals import template_rendered
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone
from playwright.sync_api import Page

from marsad.accounts import actions as accounts
from marsad.accounts.actions import add_person
from marsad.accounts.collecting import add_collection
from marsad.accounts.teams import set_team
from marsad.evidence import actions as evidence
from marsad.evidence import queries as store
from marsad.evidence.tests.pages import sample
from marsad.exchange import actions as exchange
from marsad.followup import actions as register
from marsad.followup import queries as followup
from marsad.followup.tests.sample import linker
from marsad.jobs import actions as jobs
from marsad.jobs.models import Job
from marsad.reports import actions as reports
from marsad.reports.logic.plan import planned

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Pages that need an id to be shown.
SHOWN = {
    "documents/<str:identifier>/": f"documents/{sample.DOCUMENTS['ar'].id}/",
    "facts/<str:identifier>/": f"facts/{sample.FORUM_2023.id}/",
    "facts/<str:identifier>/correct/": f"facts/{sample.FORUM_2023.id}/correct/",
    "facts/<str:identifier>/reject/": f"facts/{sample.FORUM_2023.id}/reject/",
    "documents/added/<uuid:job_id>/": "documents/added/{added}/",
    "entities/<str:identifier>/": "entities/{entity}/",
    "entities/<str:identifier>/merge/": "entities/{first}/merge/?text=forum&other={second}",
    "entities/<str:identifier>/split/": "entities/{several.id}/split/?facts={several.facts[0]}",
    "register/<str:code>/": "register/{code}/",
    "jobs/<uuid:identifier>/": "jobs/{job}/",
    "reports/<int:identifier>/": "reports/{report}/",
    "reports/<int:identifier>/compare/": "reports/{report}/compare/?one=1",
    "reports/made/<uuid:job_id>/": "reports/made/{made}/",
    "register/import/<int:key>/": "register/import/{draft}/",
    "exchange/imports/<str:identifier>/": "exchange/imports/{brought}/",
    "personal/erased/<uuid:identifier>/": "personal/erased/{erased}/",
    "public/<slug:slug>/": "public/main/",
    "public/<slug:slug>/<str:code>/": "public/main/{code}/",
}
ASKED = ("/search/?q=forum", "/register/?layout=board")  # what shows only then
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


def finished(kind: str, **result: object) -> str:
    """A job that is done, with what came of it."""
    about = {"who": accounts.local_person(), "state": Job.State.DONE, "result": result}
    return str(Job.objects.create(kind=kind, asked_at=timezone.now(), **about).pk)


def brought() -> str:
    """What somebody else's file brought in."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "others.jsonl"
        path.write_text('{"id":"x1","schema":"Person","properties":{"name":["Zohra Benhaddouchi"]}}\n', "utf-8")
        return exchange.import_file(path, who=None, form="ftm").id


def filled() -> dict[str, object]:
    """Something on every page: what it takes to show them."""
    job = jobs.start("relink", who=accounts.local_person())
    evidence.relink(who=None, linker=linker)
    register.open_register("main", who=None)
    set_team("Watchers", [accounts.local_person()], who=None)
    add_collection("Clubs", who=None)
    amina, basim = (add_person(name, who=None, password=PASSWORD) for name in ("amina", "basim"))
    assert amina.pk
    Authenticator.objects.create(user=basim, type="totp", data={"secret": get_adapter().encrypt("JBSWY3DPEHPK3PXP")})
    plan = planned("brief", "document", sample.DOCUMENTS["ar"].id, language="ar")
    report = reports.start_composition(plan, who=None)
    reports.save_version(report, who=None)
    entities = [store.entity(card.id, who=None).entity for card in store.entities(who=None)]
    return {
        "code": followup.recommendations(who=None)[0].code,
        "job": job,
        "report": report,
        "added": finished("upload", entered=[sample.DOCUMENTS["ar"].id], known=[], unread=[UNREAD]),
        "made": finished("report", composition=report, ending="pdf", title="Rabat", documents=[]),
        "erased": finished("erase", effect={"accounts": 1}),
        "draft": register.keep_draft(
            b"Text,Status\r\nTrain mediators,done\r\n", "list.csv", who=accounts.local_person()
        ),
        "brought": brought(),
        "entity": entities[0].id,
        "first": sample.EVENTS[sample.FORUM_2021.id],
        "second": sample.EVENTS[sample.FORUM_2023.id],
        "several": next(one for one in entities if len(one.facts) > 1),
    }


# What somebody sees who has not signed in, with the answer's status.
VISITORS = {
    "/sign-in/": 200,
    "/account/password/reset/": 200,
    "/account/password/reset/done/": 200,
    "/data-protection/": 200,
    "/public/main/": 200,
    "/no/such/page/": 404,
}
UNREAD = {"file": "old.doc", "address": "upload:old.doc", "reason": "It is empty."}
PASSWORD = "grey-harbour-7-lamps"
# Templates that others extend, and no page by themselves.
FRAMES = {"web/base.html", "followup/base.html", "followup/public_base.html"}
PACKAGE = Path(__file__).parents[2] / "src" / "marsad"


def whole_pages() -> set[str]:
    """The templates that are pages: they extend another one."""
    every = {path.relative_to(path.parents[1]).as_posix(): path for path in PACKAGE.glob("*/templates/*/*.html")}
    return {name for name, path in every.items() if re.search("{% extends", path.read_text("utf-8"))}


@pytest.fixture
def drawn() -> Iterator[set[str]]:
    """The names of all templates that the server draws."""
    names: set[str] = set()

    def note(*, template: object, **_about: object) -> None:
        names.add(str(getattr(template, "name", "")))

    template_rendered.connect(note, weak=False)
    yield names
    template_rendered.disconnect(note)


def visited(page: Page, addresses: list[str]) -> Iterator[str]:
    """Go to each page, then to those that stand behind a button, and as a visitor to what visitors see."""
    for address in addresses:
        answer = page.goto(address)
        assert answer.status == 200, address
        yield address
    page.goto("/register/")
    page.locator("input[name=code]").first.check()
    page.locator("form[action='/register/change/'] button[type=submit]").first.click()
    page.wait_for_url("**/register/change/")
    yield "/register/change/"
    page.goto("/people/")
    page.locator("form[action='/people/amina/link/'] button").click()
    page.wait_for_url("**/people/amina/link/")
    link = re.search(r"/enter/[^/\s\"]+/", page.locator("main").inner_html())
    assert link is not None
    yield "/people/amina/link/"
    page.goto("/personal/")
    page.locator("main input[name=name]").fill("Samia Belkhodja")
    page.locator("main form button[type=submit]").click()
    page.locator("#held").wait_for()
    yield "/personal/ of somebody"
    language = next(one for one in page.context.cookies() if one["name"] == "django_language")
    page.context.clear_cookies()
    page.context.add_cookies([language])
    for address, status in VISITORS.items():
        answer = page.goto(address)
        assert answer.status == status, address
        yield address
    assert page.goto(link.group()).status == 200
    yield "/enter/ by a link that was given"
    page.goto("/sign-in/")
    page.locator("input[name=login]").fill("basim")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("details button[type=submit]").click()
    page.wait_for_url("**/second-factor/authenticate/")
    yield "the second factor"


def test_every_page_is_open_to_everybody(open_page, drawn) -> None:
    addresses, axe, found = pages(**filled()), Axe(), set()
    assert len(addresses) > 20
    drawn.clear()  # from here on what is drawn is looked at
    for language in LANGUAGES:
        page = open_page(language, reduced_motion="reduce", expected="404 (Not Found)")
        for address in visited(page, in_language(addresses, language)):
            for theme, rules in (("light", ALL), ("dark", COLOURS)):
                page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
                for violation in axe.run(page, options=rules).response["violations"]:
                    target = " ".join(map(str, violation["nodes"][0]["target"]))
                    found.add((violation["id"], address, language, theme, target, len(violation["nodes"])))
            found |= {("wider than its window", address, language, width) for width in too_narrow(page)}
    assert not found, "\n".join(map(str, sorted(found)))
    missed = sorted(whole_pages() - drawn - FRAMES)
    assert not missed, f"show axe these pages, in SHOWN or in steps: {missed}"


def test_every_page_is_walked_by_keyboard_alone(open_page, walked) -> None:
    addresses, found = pages(**filled()), {}
    for language in LANGUAGES:
        page = open_page(language, reduced_motion="reduce", expected="404 (Not Found)")
        for address in visited(page, in_language(addresses, language)):
            if wrong := walked(page):
                found[language, address] = wrong
    assert not found
