"""Feeds, sitemaps and answers of repositories as sites really write them: odd dates, bare signs, doubles, nothing."""

import gzip
from datetime import UTC, datetime

import pytest

from marsad.records import Original, Unread, Visited
from marsad.sources import feed, oai, sitemap
from marsad.sources.feed import Entry
from marsad.sources.holding import Holding
from marsad.sources.tests.site import Answer, Site
from marsad.sources.tests.test_visiting import LONG, kinds, page, visited
from marsad.sources.unpacking import opened

ADDRESS = "https://site.example/feed.xml"


def rss(items: str) -> bytes:
    spaces = "xmlns:content='http://purl.org/rss/1.0/modules/content/'"
    return f"<rss version='2.0' {spaces}><channel><title>Nouvelles</title>{items}</channel></rss>".encode()


def item(inner: str = "", number: int = 1) -> str:
    return f"<item><title>Un titre</title><link>https://site.example/{number}</link>{inner}</item>"


def only(content: bytes) -> Entry:
    (entry,) = feed.entries(content, ADDRESS)
    return entry


def kept(content: bytes) -> list[Original | Unread]:
    return list(opened(Holding(file="a.xml", address=ADDRESS, retrieved=datetime.now(tz=UTC), content=content)))


def sites(inner: str, root: str = "urlset") -> bytes:
    spaces = (
        "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:i='http://www.google.com/schemas/sitemap-image/1.1'"
    )
    return f"<{root} {spaces}>{inner}</{root}>".encode()


def answer(inner: str) -> bytes:
    space = "xmlns='http://www.openarchives.org/OAI/2.0/'"
    return f"<OAI-PMH {space}><responseDate>2024-02-03T10:00:00Z</responseDate>{inner}</OAI-PMH>".encode()


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Fri, 03 Feb 2023 23:30:00 -0500", "2023-02-03"),
        ("2023-02-03T23:30:00-05:00", "2023-02-03"),
        ("2023-02-03 08:00:00", "2023-02-03"),
        ("vendredi 3 février 2023", ""),
    ],
)
def test_an_entry_has_the_day_on_which_it_was_published_at_its_place(written: str, day: str) -> None:
    assert only(rss(item(f"<pubDate>{written}</pubDate>"))).declared.published == day


def test_a_day_in_words_goes_to_the_reader_with_the_text() -> None:
    carried = item(f"<pubDate>الجمعة 3 فبراير 2023</pubDate><content:encoded><![CDATA[{LONG}]]></content:encoded>")
    assert 'content="الجمعة 3 فبراير 2023"' in only(rss(carried)).page.decode()


def test_all_authors_of_an_entry_are_named() -> None:
    names = "".join(f"<author><name>{name}</name></author>" for name in ("R. Sall", "B. Kane"))
    content = f"<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id><title>T</title>{names}</entry></feed>"
    assert only(content.encode()).declared.author == "R. Sall, B. Kane"


def test_an_entry_that_comes_twice_counts_once_and_one_without_anything_not_at_all() -> None:
    cut = rss(item("<guid>1</guid>") * 2 + "<item><description/></item>")[:-30]
    assert [entry.key for entry in feed.entries(cut, ADDRESS)] == ["https://site.example/1"]


def test_a_whole_text_that_stands_as_the_description_is_the_text() -> None:
    (found,) = kept(rss(item(f"<description><![CDATA[{LONG}]]></description>")))
    assert isinstance(found, Original)
    assert b"The youth clubs" in found.content


def test_a_feed_without_entries_is_empty_and_not_broken(site: Site) -> None:
    (found,) = kept(rss(""))
    assert isinstance(found, Unread)
    assert found.reason.startswith("This feed holds no entries")
    site.pages["/feed"] = rss("").decode()
    assert kinds(visited(site, "/feed")) == []


def test_an_address_that_is_none_costs_no_other_entry(site: Site) -> None:
    site.pages["/good"] = page("Words")
    site.pages["/list.xml"] = sites("<url><loc>http://[bad/</loc></url><url><loc>/good</loc></url>").decode()
    assert sorted(kinds(visited(site, "/list.xml"))) == ["Original", "Unread"]


def test_a_bare_ampersand_stays_in_an_address_and_pictures_have_addresses_of_their_own() -> None:
    picture = "<i:loc>https://site.example/a.jpg</i:loc>"
    listed = sites(f"<url>{picture}<loc>https://site.example/a?b=1&c=2</loc><lastmod>2023</lastmod></url>")
    assert sitemap.read(listed).pages == (("https://site.example/a?b=1&c=2", "2023"),)
    whole = sites("<url><loc><![CDATA[https://site.example/a?b=1&c=2]]></loc></url><url><loc>/d?e=&f</loc></url>")
    assert [address for address, _ in sitemap.read(whole).pages] == ["https://site.example/a?b=1&c=2", "/d?e=&f"]


def test_a_sitemap_may_say_its_addresses_from_where_it_stands(site: Site) -> None:
    site.pages["/deep/list.xml"] = sites("<sitemap><loc>pages.xml.gz</loc></sitemap>", "sitemapindex").decode()
    packed = gzip.compress(sites("<url><loc>/one</loc></url><url><loc>two</loc></url>"))
    site.pages["/deep/pages.xml.gz"] = Answer(packed, media_type="application/gzip")
    site.pages["/one"] = site.pages["/deep/two"] = page("Words")
    found = [thing.address for thing in visited(site, "/deep/list.xml") if isinstance(thing, Original)]
    assert found == [f"{site.base}/one", f"{site.base}/deep/two"]


def test_signs_that_only_html_names_stay_in_a_record() -> None:
    title = "<dc:title xmlns:dc='http://purl.org/dc/elements/1.1/'>Paix &amp; libert&eacute; & droit &c.</dc:title>"
    header = "<header><identifier>1</identifier></header>"
    found = oai.answer_of(answer(f"<ListRecords><record>{header}<metadata>{title}</metadata></record></ListRecords>"))
    ((_, content),) = found.records
    assert "Paix &amp; liberté &amp; droit &amp;c." in content.decode()


def test_a_page_that_stands_in_for_an_answer_breaks_the_harvest_off(site: Site) -> None:
    record = "<record><header><identifier>1</identifier></header><metadata><a>Words</a></metadata></record>"
    first = answer(f"<ListRecords>{record}<resumptionToken>more</resumptionToken></ListRecords>").decode()
    site.pages["/oai"] = lambda asked: Answer(page("Back soon") if "resumptionToken" in asked.path else first)
    (last,) = (thing for thing in visited(site, "/oai?verb=ListRecords") if isinstance(thing, Visited))
    assert (last.cursor, bool(last.problem)) == ("", True)


def test_an_answer_without_records_is_listed() -> None:
    (found,) = kept(answer("<Identify><repositoryName>R</repositoryName></Identify>"))
    assert isinstance(found, Unread)
    assert "holds no records" in found.reason
