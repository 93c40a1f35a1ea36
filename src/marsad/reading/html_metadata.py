"""Title, date, author and publisher of a web page, from what the page states: JSON-LD, meta elements, `<time>`.

Nothing is guessed from the address or from dates inside the text.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from marsad.language.normalise import fold
from marsad.language.words import word_texts
from marsad.reading.dates import date_of_line, stated_date

_TITLE = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "title")
_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "dc.date.issued", "dcterms.issued", "dcterms.date",
    "dc.date", "dcterms.created", "citation_publication_date", "citation_date", "publication_date", "publish-date",
    "pubdate", "article_date_original", "sailthru.date", "parsely-pub-date", "date",
)  # fmt: skip
_AUTHOR = ("author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author", "byl")
_PUBLISHER = (
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "citation_publisher",
    "application-name",
    "publisher",
)
_ARTICLES = re.compile(r"Article|Posting|Report|Event|WebPage|Publication", re.IGNORECASE)
_SEPARATOR = re.compile(r"(?<!\s)\s++[|\-–—·•»:]++\s++")
_MOST_ITEMS = 200
_SITE_WORDS = 6
_WORDS = etree.XPath("string()")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMetadata:
    """What a page states about itself; "" where it does not."""

    title: str = ""
    published: str = ""
    author: str = ""
    publisher: str = ""


def metadata_of(tree: etree._Element) -> PageMetadata:
    """The metadata of a page."""
    meta = _meta(tree)
    linked = next(_linked_data(tree), {})
    language = (tree.get("lang") or "")[:2]
    publisher = _first(meta, _PUBLISHER) or _name(linked.get("publisher")) or _site(tree)
    return PageMetadata(
        title=_title(tree, meta, linked, publisher),
        published=_published(tree, meta, linked, language),
        author=_author(meta, linked),
        publisher=publisher,
    )


def _site(tree: etree._Element) -> str:
    """The name behind the bar of the page's title, where the part before it is the page's heading."""
    element = next((" ".join(_said(t).split()) for t in tree.iter("title")), "")
    parts = _SEPARATOR.split(element)
    headings = {_key(_said(h1)) for h1 in tree.iter("h1")}
    is_site = len(parts) > 1 and _key(" ".join(parts[:-1])) in headings and len(word_texts(parts[-1])) <= _SITE_WORDS
    return parts[-1] if is_site else ""


def _said(element: etree._Element) -> str:
    return str(_WORDS(element))


def _meta(tree: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = " ".join((element.get("content") or "").split())
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str:
    return next((meta[name] for name in names if name in meta), "")


def _linked_data(tree: etree._Element) -> Iterator[dict[str, Any]]:
    """The JSON-LD items that describe an article, the most certain first."""
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _items(data)[:_MOST_ITEMS]:
            if _ARTICLES.search(str(item.get("@type", ""))) and (item.get("datePublished") or item.get("headline")):
                yield item


def _items(data: object) -> list[dict[str, Any]]:
    if isinstance(data, list):
        return [item for part in data[:_MOST_ITEMS] for item in _items(part)]
    if isinstance(data, dict):
        return [data, *_items(data.get("@graph", []))]
    return []


def _title(tree: etree._Element, meta: dict[str, str], linked: dict[str, Any], publisher: str) -> str:
    headings = [text for h1 in tree.iter("h1") if (text := " ".join(_said(h1).split()))]
    element = next((" ".join(_said(t).split()) for t in tree.iter("title")), "")
    stated = _first(meta, _TITLE) or str(linked.get("headline") or "") or element
    least = 0.4 * len(word_texts(stated))  # a shorter heading names the section, not the page
    same = [h for h in headings if _key(h) and _key(h) in _key(stated) and len(word_texts(h)) >= least]
    if same:
        return max(same, key=len)
    if not stated:
        return headings[0] if len(headings) == 1 else ""
    return _without_site(stated, publisher)


def _without_site(title: str, publisher: str) -> str:
    """The title without the site's name behind or before a bar."""
    parts = _SEPARATOR.split(title)
    if len(parts) < 2:
        return title
    site = _key(publisher)
    if site and _key(parts[-1]) in (site, *site.split()):
        return title[: title.rindex(parts[-1])].rstrip(" |-–—·•»:")
    if site and _key(parts[0]) == site:
        return title[title.index(parts[1]) :]
    is_site_like = "|" in title and len(word_texts(parts[-1])) <= 4 < len(word_texts(parts[0]))
    return title[: title.rindex("|")].rstrip(" |-–—·•»:") if is_site_like else title


def _key(text: str) -> str:
    return " ".join(word_texts(fold(text)))


def _published(tree: etree._Element, meta: dict[str, str], linked: dict[str, Any], language: str) -> str:
    for value in (_first(meta, _PUBLISHED), str(linked.get("datePublished") or "")):
        if found := stated_date(value, language) if value else "":
            return found
    for element in tree.iter("time"):
        text = " ".join(_said(element).split())
        if found := stated_date(element.get("datetime") or "", language) or date_of_line(text, language):
            return found
    return ""


def _author(meta: dict[str, str], linked: dict[str, Any]) -> str:
    name = _first(meta, _AUTHOR)
    return name if name and "/" not in name else _name(linked.get("author"))


def _name(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(name for part in value if (name := _name(part)))
    if isinstance(value, dict):
        return str(value.get("name") or "")
    return value if isinstance(value, str) and "/" not in value else ""
