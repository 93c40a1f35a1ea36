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


def test_tab_reaches_all_that_can_be_used_and_shows_where_it_is(open_page, walked) -> None:
    desk, phone = open_page("ar", reduced_motion="reduce"), open_page("fr", PHONE, reduced_motion="reduce")
    for address in ADDRESSES:
        for page in (desk, phone):
            page.goto(address)
            assert walked(page) == {}, address
