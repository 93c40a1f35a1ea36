"""Documents of one web address are shown as versions of one page."""

from dataclasses import replace
from datetime import timedelta

from lxml import html

from marsad.evidence import queries
from marsad.evidence.tests.made import FIRST, put
from marsad.pipeline.tests.made import original

ADDRESS = "https://vigie.tn/forum"


def page_of(text: str, days: int, address: str = ADDRESS):
    made = original(text, "forum.html")
    return replace(made, address=address, retrieved=made.retrieved + timedelta(days=days))


def test_a_changed_page_leads_to_its_newest_version_and_keeps_the_older(reader):
    summary = put(page_of(FIRST, 0), page_of(f"{FIRST}\nOne more line.", 30))
    older, newer = (entered.document for entered in summary.entered)
    assert [card.id for card in queries.versions(older, who=None)] == [newer, older]
    page = html.fromstring(reader.get(f"/documents/{older}/").content)
    (notice,) = page.xpath("//p[contains(@class, 'warning')]")
    assert f"/documents/{newer}/" in notice.xpath("a/@href")
    newest = html.fromstring(reader.get(f"/documents/{newer}/").content)
    assert newest.xpath("//section[@aria-labelledby='versions']//li/a/@href") == [
        f"/documents/{newer}/",
        f"/documents/{older}/",
    ]
    assert not newest.xpath("//p[contains(@class, 'warning')]")


def test_files_and_pages_that_stand_alone_have_no_versions(reader):
    summary = put(page_of(FIRST, 0), page_of(f"{FIRST}\nOne more.", 1, "/somewhere/forum.html"))
    for entered in summary.entered:
        assert queries.versions(entered.document, who=None) == ()
        assert "Versions of this page" not in reader.get(f"/documents/{entered.document}/").content.decode()
