"""The register in a real browser: each page in three languages; a card moved and a decision taken by keyboard alone."""

import re
from datetime import date

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from marsad.evidence import actions as evidence
from marsad.evidence.tests.pages import sample
from marsad.followup import actions, models, queries
from marsad.followup.actions import Measure, Report
from marsad.followup.filters import Filters
from marsad.followup.kinds import Role, Status
from marsad.followup.tests.sample import linker

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 375, "height": 740}
DESK = {"width": 1280, "height": 860}
DOUBLED = {"width": 640, "height": 430}  # what a desk shows at 200 %


@pytest.fixture
def code(address) -> str:
    """A recommendation with everything that a page can show."""
    evidence.relink(who=None, linker=linker)
    code = queries.recommendations(who=None)[0].code
    actions.report_progress(code, Report(status=Status.PLANNED, text="Planned", language="en"), who=None)
    actions.submit_update(code, Report(status=Status.DONE, text="All done", language="en"), who=None)
    actions.set_due(code, date(2020, 1, 2), who=None)
    key = actions.add_indicator(code, Measure(name="Mediators", baseline=3, target=40), who=None)
    actions.record_value(key, date(2022, 5, 1), 12, who=None)
    actions.set_attributes(code, {"addressees": ["Ministry of Bridges"]}, who=None)
    owed = queries.recommendation(code, who=None).card.addressees[0]
    actions.name_contact(owed.id, Role.FOCAL_POINT, who=None, name="Omar", email="a.long.address@example.org")
    actions.open_register("main", who=None)
    return code


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_every_page_of_the_register(open_page, code, language):
    page = open_page(language, PHONE)
    for address in (
        "/register/",
        "/register/?layout=board",
        "/register/overview/",
        "/register/queue/",
        "/register/sharing/",
        "/register/import/",
        "/register/calendar/",
        f"/register/{code}/",
        "/public/main/",
        f"/public/main/{code}/",
    ):
        answer = page.goto(address)
        assert answer.status == 200, address
        assert page.evaluate("window.refused") == [], address
        assert page.evaluate("document.documentElement.dir") == ("rtl" if language == "ar" else "ltr")
        for viewport in (PHONE, DOUBLED, DESK):
            page.set_viewport_size(viewport)
            over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert over <= 0, f"{address} runs {over} pixels over the edge at {viewport['width']}"


def test_charts_take_the_theme_of_the_page(open_page, code):
    page = open_page(color_scheme="light")
    page.goto("/register/overview/")
    ink = "getComputedStyle(document.querySelector('.chart svg text')).fill"
    by_day = page.evaluate(ink)
    page.click("[data-theme-switch]")
    assert page.evaluate(ink) != by_day


def test_time_runs_from_right_to_left_in_arabic(open_page, code):
    for language, earlier_is_right in (("ar", True), ("en", False)):
        page = open_page(language)
        page.goto(f"/register/{code}/")
        texts = page.locator(".chart.life svg text, #now ~ figure svg text")
        years = [(int(t.text_content()), t.bounding_box()["x"]) for t in texts.all() if t.text_content().isdigit()]
        first, last = min(years), max(years)
        assert (first[1] > last[1]) is earlier_is_right


def test_on_a_phone_the_list_comes_before_the_filters(open_page, code):
    page = open_page("fr", PHONE)
    page.goto("/register/")
    assert page.evaluate("document.querySelector('.facets-box').open") is False
    page.click(".facets-box > summary")
    page.click(".facet-values a[href*='planned']")
    expect(page).to_have_url(re.compile("status=planned"))
    expect(page.locator("table.register tbody tr")).to_have_count(1)


def tab_to(page, wanted: str) -> None:
    """Press Tab until the element has the focus."""
    for _step in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", wanted):
            return
    pytest.fail(f"the keyboard does not reach {wanted}")


def test_moving_a_card_by_keyboard_alone(open_page, code):
    page = open_page("ar")
    page.goto("/register/?layout=board")
    tab_to(page, f"#card-{code} summary")
    page.keyboard.press("Enter")
    tab_to(page, f"#to-{code}")
    page.keyboard.press("End")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    tab_to(page, f"#card-{code} form button")
    page.keyboard.press("Enter")
    page.wait_for_selector(f".status-in_progress #card-{code}")
    assert "layout=board" in page.url
    assert queries.recommendation(code, who=None).card.status == Status.IN_PROGRESS


def test_carrying_a_card_to_another_column(open_page, code):
    page = open_page("ar")
    page.goto("/register/?layout=board")
    page.drag_and_drop(f"#card-{code}", ".status-in_progress h2")
    page.wait_for_selector(f".status-in_progress #card-{code}")
    assert queries.recommendation(code, who=None).card.status == Status.IN_PROGRESS
    page.evaluate("document.querySelector('.board').style.gridAutoColumns = '6rem'")  # all columns are in sight
    page.drag_and_drop(f"#card-{code}", ".status-rejected h2")
    assert page.evaluate("document.activeElement.id") == f"why-{code}", "a rejection asks for its reason"
    page.keyboard.type("لا تسمح الميزانية بذلك.")
    page.keyboard.press("Enter")
    page.wait_for_selector(f".status-rejected #card-{code}")


def test_deciding_in_the_queue_by_keyboard_alone(open_page, code):
    page = open_page("fr")
    page.goto("/register/queue/")
    tab_to(page, "button[formaction$='/validate/']")
    page.keyboard.press("Enter")
    page.wait_for_selector(".message.success")
    assert queries.recommendation(code, who=None).card.status == Status.DONE


def test_changing_many_shows_first_what_will_change(open_page, code):
    page = open_page("en")
    page.goto("/register/")
    page.check(f"input[value='{code}']")
    page.click("form[action='/register/change/'] button")
    page.fill("#bulk-due", "2031-02-03")
    page.click("button[value='preview']")
    assert "3 February 2031" in page.locator("[aria-labelledby='preview']").first.text_content()
    page.click("button[value='change']")
    page.wait_for_selector(".message.success")
    assert queries.recommendation(code, who=None).card.due == date(2031, 2, 3)


def test_reporting_without_scripts(open_page, code):
    page = open_page(java_script_enabled=False)
    page.goto(f"/register/{code}/")
    page.click("#form-update summary")
    page.fill("#update-text", "Half of it is done")
    page.select_option("#update-status", "partly_done")
    page.click("#form-update button")
    page.wait_for_url("**#update")
    assert queries.recommendation(code, who=None).card.status == Status.PARTLY_DONE


def test_a_passage_is_accepted_in_its_place(open_page, code):
    place = sample.DOCUMENTS["fr"]
    passage = models.Candidate.objects.create(
        recommendation=models.Recommendation.objects.get(code=code),
        document=place.id,
        start=0,
        end=20,
        quote=place.text[:20],
        language="fr",
        confidence=0.8,
        found_at=timezone.now(),
    )
    page = open_page("ar")
    page.goto("/register/queue/")
    page.fill(f"#passage-note-{passage.pk}", "ok")
    tab_to(page, f"#passage-{passage.pk} .button-good")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"#passage-{passage.pk} .chip-good")
    expect(page.locator(f"#passage-{passage.pk}")).to_be_focused()
    assert queries.candidates(who=None, code=code, state="")[0].state == "accepted"


def test_a_register_is_taken_in(open_page, code, tmp_path):
    file = tmp_path / "register.csv"
    file.write_text("Texte,Responsable\nOuvrir deux maisons de quartier,Commune\n,Commune\n", encoding="utf-8")
    page = open_page("fr")
    page.goto("/register/import/")
    page.set_input_files("#upload-file", str(file))
    page.click("main form .button-main")
    page.wait_for_selector("[aria-labelledby='failing'] li")
    page.click("button[value='import']")
    page.wait_for_selector(".message.success")
    assert queries.recommendations(Filters(text="maisons de quartier"), who=None)[0].addressees[0].name == "Commune"
