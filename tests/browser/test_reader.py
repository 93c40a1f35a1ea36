"""Reading and judging: the words and the cards belong together, by mouse, by keyboard, and without scripts."""

import pytest
from playwright.sync_api import expect

from marsad.evidence import queries
from marsad.evidence.tests.pages import sample

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ENGLISH = f"/documents/{sample.DOCUMENTS['en'].id}/"
TRAIN = sample.TRAIN.id


def state(identifier: str) -> str:
    return str(queries.fact(identifier, who=None).fact.review)


def test_words_and_card_light_up_together(open_page):
    page = open_page()
    page.goto(ENGLISH)
    page.click(f"#at-{TRAIN} a")
    assert page.url.endswith(f"#fact-{TRAIN}")
    page.wait_for_selector(f"#fact-{TRAIN}.is-shown")
    assert page.locator(".mark.is-shown").all_text_contents() == [sample.TRAIN.citation.quote]


def test_a_link_to_a_fact_leads_to_its_words(open_page):
    page = open_page("ar")
    page.goto(f"/documents/{sample.DOCUMENTS['ar'].id}/#at-{sample.INVOLVE.id}")
    page.wait_for_selector(f"#at-{sample.INVOLVE.id}.is-shown")
    assert page.locator(f"#fact-{sample.INVOLVE.id}.is-shown").count() == 1


def test_accepting_by_keyboard_alone(open_page):
    page = open_page()
    page.goto(f"{ENGLISH}?kind=recommendation")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    accept = f"#fact-{TRAIN} form[action$='/accept/'] button"
    for _step in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", accept):
            break
    page.keyboard.press("Enter")
    page.wait_for_selector(f"#fact-{TRAIN} .chip-good")
    assert page.url.endswith("?kind=recommendation#content")  # the page was not loaded again
    page.wait_for_function("(wanted) => document.activeElement.id === wanted", arg=f"fact-{TRAIN}")
    assert state(TRAIN) == "accepted"


def test_accepting_on_the_page_of_the_fact(open_page):
    page = open_page("ar")
    page.goto(f"/facts/{TRAIN}/")
    page.click("form[action$='/accept/'] button")
    page.wait_for_selector("h1 >> xpath=.. >> css=.chip-good")
    assert state(TRAIN) == "accepted"


def test_correcting_in_place(open_page):
    page = open_page("fr")
    page.goto(ENGLISH)
    page.click(f"#fact-{TRAIN} a[hx-get*='correct']")
    page.wait_for_selector("#place-words:focus")
    page.fill("#field-addressee", "Ministère")
    page.click(f"#fact-{TRAIN} .button-main")
    page.wait_for_selector(f"#fact-{TRAIN} .chip-warn")
    assert queries.fact(TRAIN, who=None).fact.fields["addressee"] == "Ministère"


def test_marking_the_right_words_by_keyboard_and_by_mouse(open_page):
    page = open_page()
    page.goto(f"/facts/{TRAIN}/correct/")
    words = page.locator("#place-words")
    before = words.input_value()
    page.focus("[data-move='end-earlier']")
    page.keyboard.press("Enter")
    assert words.input_value() == before.rsplit(" ", 1)[0]
    page.keyboard.press("Enter")
    shorter = words.input_value()
    assert page.locator("[data-span] mark").text_content() == shorter == before.rsplit(" ", 2)[0]
    box = page.locator("[data-span] mark").bounding_box()
    page.mouse.dblclick(box["x"] + 4, box["y"] + 8)
    assert words.input_value() == before.split(" ", maxsplit=1)[0]
    page.fill("#place-words", shorter)
    page.click(".button-main")
    page.wait_for_url(f"**/facts/{TRAIN}/")
    card = queries.fact(TRAIN, who=None)
    assert (card.fact.citation.quote, card.machine.quote) == (shorter, before)


def test_deciding_without_scripts(open_page):
    page = open_page(java_script_enabled=False)
    page.goto(ENGLISH)
    page.click(f"#fact-{TRAIN} a[href*='/reject/']")
    page.click("button[value='not_relevant']")
    page.wait_for_url(f"**{ENGLISH}#fact-{TRAIN}")
    expect(page.locator(".message")).to_have_count(1)
    assert state(TRAIN) == "rejected"
