"""The tour of the first visit: by keyboard, in the reader's language, once."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _demo(settings):
    settings.MARSAD_TOUR = True


def test_the_tour_is_walked_by_keyboard_and_does_not_come_again(open_page):
    page = open_page("ar", viewport={"width": 375, "height": 700}, reduced_motion="reduce")
    page.goto("/")
    dialog = page.locator("dialog[open]")
    assert dialog.count() == 1
    assert not Axe().run(page, context="dialog").response["violations"]
    titles = []
    for _step in range(5):
        titles.append(page.evaluate("document.activeElement.textContent"))
        if page.locator("[data-tour-next]").is_enabled():
            page.focus("[data-tour-next]")
            page.keyboard.press("Enter")
    assert len(set(titles)) == 5
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.keyboard.press("Escape")
    page.wait_for_function("document.cookie.includes('tour=seen')")  # the browser tells of the end a moment later
    assert dialog.count() == 0
    page.goto("/")
    assert page.locator("dialog").count() == 0
    page.goto("/?tour=1")
    assert dialog.count() == 1
