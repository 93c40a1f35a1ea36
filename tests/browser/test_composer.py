"""Composing a report: begin, order by keyboard, write, look, keep a version, carry it away; Arabic from the right."""

from pathlib import Path

import pytest

from marsad.evidence.tests.pages import sample
from marsad.reports import queries

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def begin(page, language: str) -> None:
    page.goto("/reports/")
    page.select_option("#id_kind", "brief")
    page.select_option("#id_subject_kind", "document")
    page.fill("#id_subject", sample.DOCUMENTS[language].id)
    page.select_option("#id_language", language)
    page.click("section[aria-labelledby=begin] .button-main")
    page.wait_for_selector(".report-preview")


def keys() -> list[str]:
    card = queries.composition(queries.compositions(who=None)[0].id, who=None)
    return [section.key for section in card.plan.sections]


def test_a_report_is_composed_kept_and_carried_away(open_page, tmp_path: Path):
    page = open_page("ar")
    begin(page, "ar")
    first, second, *_rest = keys()
    page.focus(f"#row-{second} button[value=up]")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**#row-{second}")
    assert keys()[:2] == [second, first]
    page.click(f"#row-{second} summary")
    page.fill(f"#own-{second}", "أرى أن هذه النقطة ثابتة.")
    page.click(f"#row-{second} button[value=write]")
    page.wait_for_selector(".report-preview >> text=أرى أن هذه النقطة ثابتة.")
    page.fill("#note", "من أجل اللجنة")
    page.click("form[action$='/versions/'] button")
    page.wait_for_selector("#versions ~ ul >> text=من أجل اللجنة")
    with page.expect_download() as waiting:
        page.click("a[href$='/versions/1.html']")
    kept = tmp_path / "report.html"
    waiting.value.save_as(kept)
    assert "أرى أن هذه النقطة ثابتة." in kept.read_text(encoding="utf-8")
    assert queries.verify(kept, who=None).holds


def test_arabic_runs_from_the_right(open_page):
    page = open_page("ar", viewport={"width": 390, "height": 800})
    begin(page, "ar")
    direction = "element => getComputedStyle(element).direction"
    assert page.locator(".report-preview h2").first.evaluate(direction) == "rtl"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
