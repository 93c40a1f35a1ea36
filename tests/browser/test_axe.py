"""Axe finds no violation on any page, in three languages, light and dark. A new page must be named here."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import URLPattern, URLResolver, get_resolver

from marsad.accounts import actions as accounts
from marsad.evidence import actions as evidence
from marsad.evidence import queries as store
from marsad.evidence.tests.pages import sample
from marsad.followup import queries as followup
from marsad.followup.tests.sample import linker
from marsad.jobs import actions as jobs

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Addresses that need an id, or that are no pages: forms' targets, downloads, parts of pages, other programs' doors.
SHOWN = {
    "documents/<str:identifier>/": f"documents/{sample.DOCUMENTS['ar'].id}/",
    "facts/<str:identifier>/": f"facts/{sample.FORUM_2023.id}/",
    "facts/<str:identifier>/correct/": f"facts/{sample.FORUM_2023.id}/correct/",
    "entities/<str:identifier>/": "entities/{entity}/",
    "register/<str:code>/": "register/{code}/",
    "jobs/<uuid:identifier>/": "jobs/{job}/",
}
NO_PAGES = (
    "api/", "language/", "sign-out/", "enter/", "calendar/", "briefs/", "public/", "register/export/", "register/move/",
    "register/change/", "register/calendar/end/", "register/views/", "links/decide/", "entities/undo/", "static/",
    "metrics", "health",
)  # fmt: skip
# Pages that need a state which nobody is in here: a second factor that is set, a foreign provider, an old session.
NOT_NOW = {
    "account/reauthenticate/", "account/second-factor/reauthenticate/", "account/second-factor/totp/deactivate/",
    "account/second-factor/recovery-codes/", "account/second-factor/recovery-codes/download/",
    "account/provider/login/error/",
}  # fmt: skip
ALL = {"resultTypes": ["violations"]}
COLOURS = {**ALL, "runOnly": ["color-contrast", "link-in-text-block"]}  # all that the theme changes


def patterns(found: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for pattern in found:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern.url_patterns, here)
        else:
            yield here


def is_page(address: str) -> bool:
    return "<" not in address and not address.startswith(NO_PAGES) and address not in NOT_NOW


def pages(**ids: object) -> list[str]:
    """Every page: those without a part to fill in, and those named above."""
    every = list(patterns(get_resolver().url_patterns))
    assert SHOWN.keys() <= set(every), "a page has moved"
    plain = [address for address in every if is_page(address)]
    return [f"/{address}" for address in (*plain, *(one.format(**ids) for one in SHOWN.values()))]


def test_every_page_is_open_to_everybody(open_page) -> None:
    evidence.relink(who=None, linker=linker)
    code = followup.recommendations(who=None)[0].code
    job = jobs.start("relink", who=accounts.local_person())
    addresses, axe, found = pages(code=code, job=job, entity=store.entities(who=None)[0].id), Axe(), set()
    assert len(addresses) > 20
    for language in ("ar", "fr", "en"):
        page = open_page(language, reduced_motion="reduce")
        for address in addresses:
            answer = page.goto(address)
            assert answer.status == 200, address
            for theme, rules in (("light", ALL), ("dark", COLOURS)):
                page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
                for violation in axe.run(page, options=rules).response["violations"]:
                    target = " ".join(map(str, violation["nodes"][0]["target"]))
                    found.add((violation["id"], address, language, theme, target, len(violation["nodes"])))
    assert not found, "\n".join(map(str, sorted(found)))
