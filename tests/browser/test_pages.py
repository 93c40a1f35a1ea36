"""Every page in three languages, on a phone and on a desk: it loads, nothing is refused, nothing runs over the edge."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from marsad.accounts import actions as accounts
from marsad.evidence.tests.pages import sample

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 375, "height": 740}
DESK = {"width": 1280, "height": 860}
ADDRESSES = (
    "/",
    "/documents/",
    "/documents/add/",
    f"/documents/{sample.DOCUMENTS['ar'].id}/",
    f"/documents/{sample.DOCUMENTS['en'].id}/",
    "/facts/",
    f"/facts/{sample.FORUM_2023.id}/",
    f"/facts/{sample.FORUM_2023.id}/correct/",
    "/entities/",
    f"/entities/{sample.SERIES}/",
    f"/entities/{sample.CENTRE}/",
    f"/entities/{sample.CENTRE}/split/?facts={sample.CENTRE_AR.id}",
    f"/entities/{sample.CENTRE}/merge/?text=e",
    "/links/",
    "/exchange/",
    "/search/",
    "/about/",
)


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_every_page(open_page, language):
    page = open_page(language, PHONE)
    for address in ADDRESSES:
        answer = page.goto(address)
        assert answer.status == 200, address
        assert page.evaluate("window.refused") == [], address
        assert page.evaluate("document.documentElement.dir") == ("rtl" if language == "ar" else "ltr")
        for viewport in (PHONE, DESK):
            page.set_viewport_size(viewport)
            over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert over <= 0, f"{address} runs {over} pixels over the edge at {viewport['width']}"


def test_each_script_has_its_face(open_page):
    page = open_page("ar")
    page.goto("/")
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate("[...document.fonts].filter((f) => f.status === 'loaded').map((f) => f.family)")
    assert {family.strip('"') for family in loaded} == {"Plex Latin", "Plex Arabic"}


def test_day_and_night_are_kept(open_page):
    page = open_page(color_scheme="light")
    page.goto("/")
    paper = "getComputedStyle(document.body).backgroundColor"
    by_day = page.evaluate(paper)
    page.click("[data-theme-switch]")
    by_night = page.evaluate(paper)
    assert by_night != by_day
    page.goto("/about/")
    assert page.evaluate(paper) == by_night


def test_the_language_switch_keeps_the_page(open_page):
    page = open_page("en")
    page.goto("/facts/?kind=person")
    page.click("button[name=language][value=ar]")
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    assert page.url.endswith("/facts/?kind=person")


def test_a_password_can_be_seen_while_it_is_typed(browser, live_server):
    context = browser.new_context(base_url=live_server.url)
    page = context.new_page()
    page.goto("/sign-in/")
    page.click("summary")
    page.fill("#id_password", "violet-lighthouse-42")
    shown = page.get_by_role("button", name="Show the password")
    for kind, is_pressed in (("text", "true"), ("password", "false")):
        shown.press("Enter")
        assert page.get_attribute("#id_password", "type") == kind
        assert shown.get_attribute("aria-pressed") == is_pressed
    shown.press("Enter")
    page.evaluate("document.querySelector('#id_password').form.dispatchEvent(new Event('submit'))")
    assert page.get_attribute("#id_password", "type") == "password"
    context.close()


@pytest.mark.parametrize(("language", "said"), [("en", "Very good."), ("ar", "جيدة جدًّا.")])
def test_a_new_password_is_judged_while_it_is_typed(open_page, language, said):
    page = open_page(language, who=accounts.add_person("amina", who=None, password="grey-harbour-7-lamps"))
    page.goto("/account/password/change/")
    meter, told = page.locator("meter"), page.locator("form output")
    expect(meter).to_be_hidden()
    page.locator("input[autocomplete=new-password]").first.press_sequentially("violet-lighthouse-42")
    expect(told).to_have_text(said)
    expect(meter).to_have_js_property("value", 4)
    assert not Axe().run(page).response["violations"]
