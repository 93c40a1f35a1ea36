"""Visits to a site on this machine: pages, feeds, sitemaps, repositories, services; and again, with what is known."""

import gzip
import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from marsad.records import Arrival, Known, Original, Remembered, Taken, Unread, Visited
from marsad.sources import gathered
from marsad.sources.tests.site import Answer, Asked, Site, settings
from marsad.sources.tests.test_zip_archive import packed
from marsad.sources.visiting import visit
from marsad.sources.web.fetch import Web

LONG = "<p>" + "The youth clubs of the valley met with teachers and families. " * 30 + "</p>"


def visited(site: Site, path: str, remembered: Remembered | None = None, **other: Any) -> list[Arrival]:
    with Web(settings(**other), sleep=lambda _: None) as web:
        return list(visit(site.base + path, web, remembered))


def after(items: Iterable[Arrival]) -> Remembered:
    """What a store that could read everything remembers."""
    found = list(items)
    (last,) = (item for item in found if isinstance(item, Visited))
    taken = {item.key: item for item in found if isinstance(item, Taken)}
    return Remembered(kind=last.kind, etag=last.etag, last_modified=last.last_modified, cursor=last.cursor, taken=taken)


def kinds(items: Iterable[Arrival]) -> list[str]:
    return [type(item).__name__ for item in items if not isinstance(item, Taken | Visited)]


def page(words: str) -> str:
    return f"<html><body><p>{words}</p></body></html>"


def conditional(body: str | bytes, media_type: str = "text/html") -> Any:
    def answer(asked: Asked) -> Answer:
        if asked.headers.get("if-none-match") == '"1"':
            return Answer(status=304)
        return Answer(body, headers={"ETag": '"1"'}, media_type=media_type)

    return answer


def test_a_page_is_an_original_and_known_when_it_has_not_changed(site: Site) -> None:
    site.pages["/news/today"] = conditional(page("Words"))
    first = visited(site, "/news/today")
    assert kinds(first) == ["Original"]
    original = first[0]
    assert isinstance(original, Original)
    assert (original.address, original.media_type) == (f"{site.base}/news/today", "text/html")
    assert original.file == "127.0.0.1/news/today.html"
    second = visited(site, "/news/today", after(first))
    assert kinds(second) == ["Known"]
    assert isinstance(second[0], Known)
    assert second[0].document.startswith("d")


def test_an_archive_at_an_address_is_opened(site: Site) -> None:
    site.pages["/a.zip"] = Answer(packed({"a.txt": "one", "b.txt": "two"}), media_type="application/zip")
    found = [item.file for item in visited(site, "/a.zip") if isinstance(item, Original)]
    assert found == ["127.0.0.1/a.zip/a.txt", "127.0.0.1/a.zip/b.txt"]


def test_what_is_not_there_is_listed_and_noted(site: Site) -> None:
    found = visited(site, "/none")
    assert kinds(found) == ["Unread"]
    assert isinstance(found[-1], Visited)
    assert "404" in found[-1].problem


def rss(*items: str) -> Answer:
    feed = f"<rss version='2.0'><channel><title>Valley News</title>{''.join(items)}</channel></rss>"
    return Answer(f"<?xml version='1.0'?>{feed}", media_type="application/rss+xml")


def item(link: str, *, day: str = "Mon, 01 May 2023 10:00:00 GMT", more: str = "") -> str:
    return (
        f"<item><title>On {link}</title><link>{link}</link><guid isPermaLink='false'>id-{link}</guid>"
        f"<author>n.alami@valley.example (Nour Alami)</author><pubDate>{day}</pubDate>{more}</item>"
    )


def test_a_feed_gives_its_pages_once_with_what_it_says_of_them(site: Site) -> None:
    site.pages |= {"/feed": rss(item("/b"), item("/a")), "/a": page("A"), "/b": page("B")}
    first = visited(site, "/feed")
    found = [one for one in first if isinstance(one, Original)]
    assert [one.address for one in found] == [f"{site.base}/a", f"{site.base}/b"]  # oldest first
    assert (found[0].declared.title, found[0].declared.published) == ("On /a", "2023-05-01")
    assert found[0].declared.publisher == "Valley News"
    assert "Nour Alami" in found[0].declared.author
    site.pages["/feed"] = rss(item("/c"), item("/b", day="Tue, 02 May 2023 10:00:00 GMT"), item("/a"))
    site.pages["/c"] = page("C")
    site.asked.clear()
    second = visited(site, "/feed", after(first))
    assert kinds(second) == ["Known", "Original", "Original"]
    assert site.paths == ["/feed", "/b", "/c"]


def test_a_whole_text_in_a_feed_is_used_without_asking_for_the_page(site: Site) -> None:
    space = "http://purl.org/rss/1.0/modules/content/"
    content = f"<content:encoded xmlns:content='{space}'><![CDATA[{LONG}]]></content:encoded>"
    site.pages["/feed"] = rss(item("/a", more=content))
    first = visited(site, "/feed")
    (original,) = (one for one in first if isinstance(one, Original))
    assert b"youth clubs" in original.content
    assert original.address == f"{site.base}/a"
    assert site.paths == ["/feed"]
    assert kinds(visited(site, "/feed", after(first))) == ["Known"]


def test_one_entry_that_is_gone_does_not_stop_the_others(site: Site) -> None:
    site.pages |= {"/feed": rss(item("/b"), item("/gone"), item("http://10.0.0.1/x")), "/b": page("B")}
    assert sorted(kinds(visited(site, "/feed"))) == ["Original", "Unread", "Unread"]


def test_more_pages_than_one_visit_takes_are_left_for_the_next(site: Site) -> None:
    site.pages |= {"/feed": rss(*(item(f"/{n}") for n in range(5))), **{f"/{n}": page(str(n)) for n in range(5)}}
    first = visited(site, "/feed", pages=2)
    assert kinds(first) == ["Original", "Original", "Unread"]
    second = visited(site, "/feed", replace(after(first), etag=""), pages=2)
    assert kinds(second) == ["Known", "Known", "Original", "Original", "Unread"]


def test_a_feed_in_atom_is_read_too(site: Site) -> None:
    said = f"<id>1</id><title>أخبار</title><link href='{site.base}/a'/><updated>2023-02-03T00:00:00Z</updated>"
    entry = f"<entry>{said}</entry>"
    atom = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>x</title>{entry}</feed>"
    site.pages |= {"/atom": Answer(atom, media_type="application/atom+xml"), "/a": page("نص")}
    (original,) = (one for one in visited(site, "/atom") if isinstance(one, Original))
    assert (original.declared.title, original.declared.published) == ("أخبار", "2023-02-03")


def sitemap(*entries: tuple[str, str]) -> str:
    listed = "".join(f"<url><loc>{address}</loc><lastmod>{day}</lastmod></url>" for address, day in entries)
    return f"<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{listed}</urlset>"


def index(*addresses: str) -> str:
    listed = "".join(f"<sitemap><loc>{address}</loc></sitemap>" for address in addresses)
    return f"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{listed}</sitemapindex>"


def test_sitemaps_of_sitemaps_packed_or_not_give_pages_that_changed(site: Site) -> None:
    base = site.base
    site.pages |= {
        "/index.xml": Answer(
            index(f"{base}/one.xml", f"{base}/two.xml.gz", f"{base}/index.xml"), media_type="text/xml"
        ),
        "/one.xml": Answer(sitemap((f"{base}/a", "2023-01-01")), media_type="text/xml"),
        "/two.xml.gz": Answer(
            gzip.compress(sitemap((f"{base}/b", "2023-01-01")).encode()), media_type="application/gzip"
        ),
        "/a": page("A"),
        "/b": page("B"),
    }
    first = visited(site, "/index.xml")
    assert [one.address for one in first if isinstance(one, Original)] == [f"{base}/a", f"{base}/b"]
    site.pages["/one.xml"] = Answer(sitemap((f"{base}/a", "2024-01-01")), media_type="text/xml")
    second = visited(site, "/index.xml", after(first))
    assert [(kind, one.address) for kind, one in zip(kinds(second), second, strict=False) if kind == "Original"] == [  # type: ignore[union-attr]
        ("Original", f"{base}/a")
    ]
    assert kinds(second).count("Known") == 1


def test_a_sitemap_of_plain_text_gives_its_pages(site: Site) -> None:
    listed = "".join(f"{site.base}/{name}\r\n" for name in "aba")
    site.pages |= {"/sitemap.txt": Answer("\ufeff" + listed, media_type="text/plain"), "/a": page("A"), "/b": page("B")}
    first = visited(site, "/sitemap.txt")
    assert [one.address for one in first if isinstance(one, Original)] == [f"{site.base}/a", f"{site.base}/b"]
    assert isinstance(first[-1], Visited)
    assert first[-1].kind == "sitemap"
    assert kinds(visited(site, "/sitemap.txt", after(first))) == ["Known", "Known"]


def test_a_text_that_names_addresses_is_no_sitemap(site: Site) -> None:
    site.pages["/notes.txt"] = Answer(f"{site.base}/a\nsee {site.base}/b\n{site.base}/c", media_type="text/plain")
    (found,) = (one for one in visited(site, "/notes.txt") if isinstance(one, Original))
    assert found.address == f"{site.base}/notes.txt"


def json_feed(*items: dict[str, Any]) -> Answer:
    said = {"version": "https://jsonfeed.org/version/1.1", "title": "Voices & more", "items": items}
    return Answer(json.dumps(said), media_type="application/feed+json")


def test_a_json_feed_gives_the_texts_it_carries_and_the_pages_it_names(site: Site) -> None:
    site.pages["/b"] = page("B")
    site.pages["/feed.json"] = json_feed(
        {"id": 2, "url": f"{site.base}/b", "summary": "A teaser", "date_published": "2024-05-02T23:30:00-03:00"},
        {"id": "1", "title": "Fish & bread", "content_html": LONG, "authors": [{"name": "Nora Zaki"}, {"name": "Ali"}]},
        {"nothing": True},
        "no item",  # type: ignore[arg-type]
    )
    first = visited(site, "/feed.json")
    carried, linked = (one for one in first if isinstance(one, Original))
    assert (carried.declared.title, carried.declared.author) == ("Fish & bread", "Nora Zaki, Ali")
    assert b"Fish &amp; bread" in carried.content
    assert (linked.address, linked.declared.published) == (f"{site.base}/b", "2024-05-02")
    assert linked.declared.publisher == "Voices & more"
    assert kinds(visited(site, "/feed.json", after(first))) == ["Known", "Known"]


def test_a_broken_json_feed_is_listed(site: Site) -> None:
    for broken in (
        '{"version": "https://jsonfeed.org/version/1", "items": 7}',
        '{"version": "https://jsonfeed.org/version/1"',
    ):
        site.pages["/feed.json"] = Answer(broken, media_type="application/json")
        (said,) = (one for one in visited(site, "/feed.json") if isinstance(one, Unread))
        assert said.reason == "This feed is broken: try again later."


def test_entities_of_a_sitemap_are_not_expanded(site: Site) -> None:
    bomb = '<!DOCTYPE urlset [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + sitemap(("&x;", "2023"))[21:]
    site.pages["/s.xml"] = Answer(bomb, media_type="text/xml")
    assert not [one for one in visited(site, "/s.xml") if isinstance(one, Original)]


def oai(records: str, token: str = "") -> Answer:
    last = f"<resumptionToken>{token}</resumptionToken>" if token else ""
    body = (
        "<?xml version='1.0'?><OAI-PMH xmlns='http://www.openarchives.org/OAI/2.0/'>"
        f"<responseDate>2024-05-06T10:00:00Z</responseDate><request/><ListRecords>{records}{last}</ListRecords></OAI-PMH>"
    )
    return Answer(body, media_type="text/xml")


def record(number: int, title: str = "") -> str:
    if not title:
        return f"<record><header status='deleted'><identifier>oai:x:{number}</identifier></header></record>"
    return (
        f"<record><header><identifier>oai:x:{number}</identifier><datestamp>2024-01-01</datestamp></header><metadata>"
        "<oai_dc:dc xmlns:oai_dc='http://www.openarchives.org/OAI/2.0/oai_dc/' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
        f"<dc:title>{title}</dc:title><dc:creator>Zaki, Nora</dc:creator></oai_dc:dc></metadata></record>"
    )


def repository(asked: Asked) -> Answer:
    said = {name: values[0] for name, values in parse_qs(urlsplit(asked.path).query).items()}
    if "resumptionToken" in said:
        return oai(record(3, "Third thesis"), token="" if said["resumptionToken"] == "t2" else "t2")
    if said.get("verb") != "ListRecords":
        error = "<error code='badVerb'>no verb</error>"
        return Answer(f"<OAI-PMH xmlns='http://www.openarchives.org/OAI/2.0/'>{error}</OAI-PMH>", media_type="text/xml")
    if said.get("from") == "2024-05-06":
        error = "<error code='noRecordsMatch'>none</error><responseDate>2024-07-01T00:00:00Z</responseDate>"
        return Answer(f"<OAI-PMH xmlns='http://www.openarchives.org/OAI/2.0/'>{error}</OAI-PMH>", media_type="text/xml")
    return oai(record(1, "أطروحة أولى") + record(2), token="t1")


def test_a_repository_is_harvested_token_by_token_and_from_the_last_day_on(site: Site) -> None:
    site.pages["/oai"] = repository
    first = visited(site, "/oai")
    assert [one.file.rpartition("/")[2] for one in first if isinstance(one, Original)] == [
        "oai:x:1.xml",
        "oai:x:3.xml",
        "oai:x:3.xml",
    ]
    assert [one.reason for one in first if isinstance(one, Unread)] == [
        "The repository has withdrawn 1 × records: oai:x:2."
    ]
    assert after(first).cursor == "2024-05-06"
    second = visited(site, "/oai", after(first))
    assert kinds(second) == []
    assert after(second).cursor == "2024-07-01"


def test_a_harvest_that_breaks_off_begins_again_from_the_same_day(site: Site) -> None:
    answers = iter([repository, repository, lambda _asked: Answer(status=500)])

    def answer(asked: Asked) -> Answer:
        return next(answers)(asked)

    site.pages["/oai"] = answer
    found = visited(site, "/oai", Remembered(kind="oai", cursor="2020-01-01"))
    assert kinds(found)[-1] == "Unread"
    assert after(found).cursor == "2020-01-01"


def test_works_of_a_service_are_followed_page_by_page_when_all_are_asked_for(site: Site) -> None:
    def works(asked: Asked) -> Answer:
        cursor = parse_qs(urlsplit(asked.path).query)["cursor"][0]
        number = {"*": 1, "next": 2}[cursor]
        work = {"id": f"https://openalex.org/W{number}", "title": f"Work {number}", "authorships": []}
        said = {"meta": {"next_cursor": "next" if number == 1 else None}, "results": [work]}
        return Answer(json.dumps(said), media_type="application/json")

    site.pages["/works"] = works
    assert kinds(visited(site, "/works?cursor=*&filter=x")) == ["Original", "Original"]


def test_one_bad_source_never_stops_the_rest(site: Site, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    site.pages["/a"] = page("A")
    named = [str(tmp_path / "none"), f"{site.base}/gone", "ftp://example.org/x", str(tmp_path), f"{site.base}/a"]
    found = list(gathered(named, settings=settings()))
    assert kinds(found) == ["Unread", "Unread", "Unread", "Original", "Original"]
    assert [one.source for one in found if isinstance(one, Visited)] == named


@pytest.mark.parametrize("name", ["feed.xml", "sitemap.xml"])
def test_a_list_kept_as_a_file_asks_nothing_of_the_network(site: Site, tmp_path: Path, name: str) -> None:
    body = rss(item(f"{site.base}/a")).body if name == "feed.xml" else sitemap((f"{site.base}/a", "2023"))
    (tmp_path / name).write_text(str(body))
    found = list(gathered([str(tmp_path)], settings=settings()))
    assert kinds(found) == ["Unread"]
    assert site.asked == []
