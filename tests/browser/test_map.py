"""The map of an entity's page is drawn when somebody gets there, in the language and the colours of the page."""

import pytest

from marsad.evidence.tests.pages import sample

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MAP = "section[aria-labelledby=map] .chart-scroll"


def test_the_map_is_drawn_when_somebody_gets_there(open_page) -> None:
    for language, colours, name in (("ar", "light", "تونس"), ("fr", "dark", "Tunisie")):
        page = open_page(language, color_scheme=colours)
        asked: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.goto(f"/entities/{sample.CENTRE}/")
        page.locator(MAP).scroll_into_view_if_needed()
        page.wait_for_selector(f"{MAP} svg")
        drawn = page.locator(f"{MAP} svg")
        assert name in drawn.inner_html()
        assert drawn.bounding_box()["width"] > 200
        assert page.evaluate("window.refused") == []
        assert sum(url.endswith("inline") for url in asked) == 1
