"""Feeds (RSS, Atom): the entries with what the feed says of each, and the whole text where the feed carries it."""

import html
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import struct_time
from typing import Any

import feedparser

from marsad.records import Declared, Original, digest
from marsad.sources.holding import Holding

ROOTS = frozenset({"rss", "feed", "RDF"})
_ISO = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)")
_TAG = re.compile(r"<[^>]*>")
_WHOLE = 200  # words; fewer are a teaser of what stands at the link


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed."""

    key: str  # its own name: its id, else its link
    stamp: str  # when it was changed, or what it says when it does not say when
    link: str
    declared: Declared
    text: str  # HTML of the whole text, "" when the feed has only a teaser
    day: str = ""  # of publication as the feed writes it, where that is no standard's form

    @property
    def page(self) -> bytes:
        """The text of the feed as a web page."""
        said = self.declared
        head = "".join(
            f'<meta name="{name}" content="{html.escape(value)}">'
            for name, value in (("author", said.author), ("article:published_time", said.published or self.day))
            if value
        )
        title = html.escape(said.title)
        return (
            f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
            f"<body><article><h1>{title}</h1>{self.text}</article></body></html>"
        ).encode()


def entries(content: bytes, address: str) -> tuple[Entry, ...]:
    """The entries of a feed, each once, the oldest first, so that what is stopped goes on where it was.

    An entry of which a damaged feed has kept neither a link nor a word is none.

    Raises:
        ValueError: it is no feed.
    """
    try:
        found = feedparser.parse(content, response_headers={"content-location": address}, sanitize_html=True)
    except (LookupError, TypeError, AttributeError, AssertionError, RecursionError) as error:  # of a damaged feed
        raise ValueError(f"{type(error).__name__}: {error}") from error
    if found.bozo and not found.entries and not found.version:
        raise ValueError(str(found.get("bozo_exception", "no feed")))
    publisher = plain(found.feed.get("title", ""))
    listed = [_entry(entry, publisher) for entry in found.entries]
    once = {entry.key: entry for entry in reversed(listed) if entry.link or entry.text}
    return tuple(once.values())


def _entry(entry: Any, publisher: str) -> Entry:
    link = str(entry.get("link", ""))
    title = plain(entry.get("title", ""))
    texts = [str(part.get("value", "")) for part in entry.get("content", ())]
    teaser = str(entry.get("summary", "")) or html.escape(title)
    carried = max(texts, key=len, default="") or ("" if link else teaser)
    text = carried or teaser
    written = str(_said(entry, "published") or _said(entry, "updated") or "")
    day = local_day(written) or _day(_said(entry, "published_parsed")) or _day(_said(entry, "updated_parsed"))
    stamp = str(_said(entry, "updated") or _said(entry, "published") or "") or digest(title, carried, link)
    return Entry(
        key=str(entry.get("id", "")) or link or digest(title, carried),
        stamp=stamp,
        link=link if link.startswith(("http://", "https://")) else "",
        declared=Declared(title=title, author=_authors(entry), publisher=publisher, published=day),
        text=text if is_whole(text) or not link else "",
        day=written,
    )


def _authors(entry: Any) -> str:
    """All who are named: the library's "author" is the last of them."""
    names = [plain(author.get("name", "")) for author in entry.get("authors", ())]
    return ", ".join(dict.fromkeys(filter(None, names))) or plain(entry.get("author", ""))


def local_day(written: str) -> str:
    """The day where it was published: in the time of Greenwich, the evening of another place is the next day."""
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except ValueError:
        found = _ISO.match(written.strip())
        return found[0] if found else ""


def _said(entry: Any, name: str) -> Any:
    """A value that the entry has itself: `get` would take the one for the other, with a warning."""
    return entry[name] if name in entry else None  # noqa: SIM401 - for the reason above


def is_whole(text: str) -> bool:
    """Whether a text is long enough to be all that stands at its link."""
    return len(plain(text).split()) >= _WHOLE


def plain(said: Any) -> str:
    """HTML as its words on one line."""
    return " ".join(html.unescape(_TAG.sub(" ", str(said))).split())


def _day(when: struct_time | None) -> str:
    try:
        return datetime(*when[:6], tzinfo=UTC).date().isoformat() if when else ""
    except ValueError:
        return ""


def original(entry: Entry, holding: Holding) -> Original:
    """The text that a feed carries as an original."""
    return Original(
        content=entry.page,
        file=holding.file,
        address=entry.link or holding.address,
        retrieved=holding.retrieved,
        media_type="text/html",
        declared=entry.declared,
    )
