"""By keyboard alone: Tab reaches whatever can be used on a page, shows where it is, and is caught nowhere."""

import pytest

from marsad.evidence.tests.pages import sample

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ADDRESSES = (
    "/",
    "/documents/add/",
    f"/documents/{sample.DOCUMENTS['ar'].id}/",
    "/facts/",
    f"/facts/{sample.FORUM_2023.id}/correct/",
    f"/entities/{sample.CENTRE}/",
    "/register/",
    "/search/?q=forum",
)
PHONE = {"width": 375, "height": 740}
LISTEN = """() => {
  window.reached = new Set();
  window.unseen = [];
  document.addEventListener("focusin", ({target}) => {
    const style = getComputedStyle(target);
    if (style.outlineStyle === "none" && style.boxShadow === "none") window.unseen.push(target.outerHTML.slice(0, 120));
    window.reached.add(target);
  });
}"""
# Of several radio buttons Tab reaches one; the arrows lead to the others.
USABLE = """() => {
  const usable = "a[href], button, input:not([type=radio]), select, textarea, summary, [tabindex='0']";
  return [...document.querySelectorAll(usable)].filter((one) => one.tabIndex >= 0 && !one.disabled
    && one.type !== "hidden" && one.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true}));
}"""
MISSED = f"() => ({USABLE})().filter((one) => !window.reached.has(one)).map((one) => one.outerHTML.slice(0, 120))"


def test_tab_reaches_all_that_can_be_used_and_shows_where_it_is(open_page) -> None:
    desk, phone = open_page("ar", reduced_motion="reduce"), open_page("fr", PHONE, reduced_motion="reduce")
    for address in ADDRESSES:
        for page in (desk, phone):
            page.goto(address)
            page.evaluate(LISTEN)
            page.evaluate("document.activeElement.blur()")
            for _step in range(page.evaluate(f"({USABLE})().length") + 2):
                page.keyboard.press("Tab")
            assert page.evaluate(MISSED) == [], address
            assert page.evaluate("window.unseen") == [], address
