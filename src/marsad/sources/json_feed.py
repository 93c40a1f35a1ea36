"""JSON Feed (jsonfeed.org, 1 and 1.1): the entries of a feed that is no XML, as `feed` gives those of RSS and Atom."""

import html
import json
import re
from collections.abc import Mapping
from typing import Any

from marsad.records import Declared, digest
from marsad.sources.feed import Entry, is_whole, local_day, plain

_VERSION = re.compile(rb"\"version\"\s*:\s*\"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version\\?/")


def recognises(head: bytes) -> bool:
    """An object of JSON that says it is such a feed."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and bool(_VERSION.search(head))


def entries(content: bytes) -> tuple[Entry, ...]:
    """The entries, each once, the oldest first; one without a link and without a word is none.

    Raises:
        ValueError: it is no such feed.
    """
    try:
        said = json.loads(content.lstrip(b"\xef\xbb\xbf"))
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    items = said.get("items") if isinstance(said, dict) else None
    if not isinstance(items, list):
        raise ValueError("no list of items")  # noqa: TRY004 - of what strangers wrote, not of an argument
    listed = [_entry(item, said) for item in items if isinstance(item, dict)]
    once = {entry.key: entry for entry in reversed(listed) if entry.link or entry.text}
    return tuple(once.values())


def _entry(item: Mapping[str, Any], feed: Mapping[str, Any]) -> Entry:
    link = _said(item, "url") or _said(item, "external_url")
    title = plain(html.escape(_said(item, "title")))
    carried = _said(item, "content_html") or _paragraphs(_said(item, "content_text"))
    text = carried or _paragraphs(_said(item, "summary")) or ("" if link else html.escape(title))
    written = _said(item, "date_published") or _said(item, "date_modified")
    return Entry(
        key=_said(item, "id") or link or digest(title, carried),
        stamp=_said(item, "date_modified") or _said(item, "date_published") or digest(title, carried, link),
        link=link if link.startswith(("http://", "https://")) else "",
        declared=Declared(
            title=title,
            author=_authors(item) or _authors(feed),
            publisher=plain(html.escape(_said(feed, "title"))),
            published=local_day(written),
        ),
        text=text if is_whole(text) or not link else "",
        day=written,
    )


def _authors(said: Mapping[str, Any]) -> str:
    """All who are named; version 1 knows one `author`, 1.1 many."""
    many = said.get("authors")
    listed = many if isinstance(many, list) else [said.get("author")]
    names = [plain(html.escape(_said(author, "name"))) for author in listed if isinstance(author, dict)]
    return ", ".join(dict.fromkeys(filter(None, names)))


def _paragraphs(text: str) -> str:
    """Plain text as HTML, each line a paragraph."""
    return "".join(f"<p>{html.escape(line.strip())}</p>" for line in text.splitlines() if line.strip())


def _said(item: Mapping[str, Any], name: str) -> str:
    """A value as text; names may be numbers, all else that is no text says nothing."""
    value = item.get(name)
    is_text = isinstance(value, str | int | float) and not isinstance(value, bool)
    return str(value).strip() if is_text else ""
