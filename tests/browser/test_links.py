"""Links decided by keyboard, merges looked at before they happen; the pages of entities pass axe in three languages."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from marsad.evidence import actions, queries
from marsad.evidence.tests.pages import sample
from marsad.records import Conflict, Linked, Proposal, Score, Told

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FIRST, THIRD = (sample.EVENTS[event.id] for event in (sample.FORUM_2021, sample.FORUM_2023))
ADDRESSES = (
    "/entities/",
    f"/entities/{sample.SERIES}/",
    f"/entities/{sample.CENTRE}/",
    f"/entities/{THIRD}/",
    f"/entities/{FIRST}/merge/?other={THIRD}",
    f"/entities/{sample.CENTRE}/split/?facts={sample.CENTRE_AR.id}",
    "/links/",
    "/exchange/",
)


@pytest.fixture
def proposed(address):
    """The sample with a pair to decide and a contradiction."""

    def linker(analyses, decisions) -> Linked:
        pair = sorted((sample.FORUM_2021.id, sample.FORUM_2023.id))
        scores = (Score(name="same_name", value=0.7, detail="Forum ~ منتدى"),)
        values = (Told(value="300", facts=(sample.FORUM_2023.id,)), Told(value="350", facts=(sample.FORUM_2021.id,)))
        return Linked(
            entities=sample.linker(analyses, decisions).entities,
            proposals=(Proposal(kind="event", first=pair[0], second=pair[1], probability=0.6, scores=scores),),
            conflicts=(Conflict(entity=THIRD, field="participants", values=values),),
        )

    actions.relink(who=None, linker=linker)


def test_a_pair_is_decided_and_taken_back_with_two_keys(open_page, proposed):
    page = open_page("ar")
    page.goto("/links/")
    assert page.locator("article").count() == 2
    page.keyboard.press("d")
    page.wait_for_selector(".empty")
    assert len(queries.decisions(who=None).different) == 1
    assert page.evaluate("document.activeElement.id") == "pair"
    page.keyboard.press("u")
    page.wait_for_selector("article")
    assert queries.decisions(who=None).different == ()


def test_keys_written_in_a_field_decide_nothing(open_page, proposed):
    page = open_page()
    page.goto("/links/")
    page.keyboard.press("Control+s")
    page.evaluate("document.body.append(document.createElement('input'))")
    page.locator("body > input").type("sd")
    assert page.locator("article").count() == 2


def test_a_merge_without_scripts(open_page, proposed):
    page = open_page(java_script_enabled=False)
    page.goto(f"/entities/{FIRST}/merge/?text=Forum")
    page.click("a.button-small")
    assert "Third Forum" in page.locator("#preview").inner_text()
    page.click("button[value=merge]")
    expect(page.locator(".message")).to_have_count(1)
    assert queries.decisions(who=None).same
    page.click("section[aria-labelledby=acts] button")
    expect(page.locator("section[aria-labelledby=acts]")).to_have_count(0)
    assert queries.decisions(who=None).same == ()


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_the_pages_pass_axe(open_page, proposed, language):
    page = open_page(language)
    for address in ADDRESSES:
        page.goto(address)
        found = Axe().run(page)
        assert found.violations_count == 0, f"{address}: {found.generate_report()}"
