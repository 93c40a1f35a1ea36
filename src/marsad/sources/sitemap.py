"""Sitemaps: the addresses that a site lists with the day of their last change, and the sitemaps that it lists.

A sitemap may also be plain text, one address a line, which says nothing of changes (sitemaps.org, "Text file").
"""

import re
from dataclasses import dataclass

from lxml import etree

from marsad.sources.inflate import BadBodyError, TooMuchError
from marsad.sources.inflate import whole as unpacked
from marsad.sources.xml import local, parsed

ROOTS = frozenset({"urlset", "sitemapindex"})
DEEPEST = 3  # lists of lists
LARGEST = 60 * 1024 * 1024  # bytes, unpacked; the standard allows 50 MB
_GZIP = b"\x1f\x8b"
_MARK = b"\xef\xbb\xbf"
_ADDRESS = re.compile(rb"https?://[^\s<>\"]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """What a sitemap lists: pages, or other sitemaps, each with its stamp ("" where it has none)."""

    pages: tuple[tuple[str, str], ...] = ()
    sitemaps: tuple[tuple[str, str], ...] = ()


def plain(content: bytes) -> bytes:
    """A sitemap that was packed as it is inside; all else unchanged."""
    if not content.startswith(_GZIP):
        return content
    try:
        return unpacked(content, "gzip", LARGEST)
    except (TooMuchError, BadBodyError):
        return content


def recognises(head: bytes, root: str) -> bool:
    """Whether the first bytes, or the first element, are those of a sitemap."""
    return root in ROOTS or _is_text(head)


def _is_text(head: bytes) -> bool:
    """Two addresses and more, each on a line of its own, and nothing else; the last may be cut short."""
    lines = head.removeprefix(_MARK).splitlines()
    said = [line.strip() for line in lines if line.strip()]
    return len(said) > 1 and all(_ADDRESS.fullmatch(line) for line in said[:-1]) and b" " not in said[-1]


def read(content: bytes) -> Sitemap:
    """What it lists; raises ValueError."""
    if _is_text(content):
        lines = content.removeprefix(_MARK).decode("utf-8", "replace").split()
        return Sitemap(pages=tuple(dict.fromkeys(lines, "").items()))
    root = parsed(content)
    found = [
        (address, _own_text(entry, "lastmod"))
        for entry in root
        if local(entry) in {"url", "sitemap"} and (address := _own_text(entry, "loc"))
    ]
    listed = tuple(dict(found).items())
    return Sitemap(sitemaps=listed) if local(root) == "sitemapindex" else Sitemap(pages=listed)


def _own_text(entry: etree._Element, name: str) -> str:
    """What an entry says of its page: pictures and films that it lists have addresses of their own."""
    space = etree.QName(entry).namespace
    return next((" ".join((child.text or "").split()) for child in entry if child.tag == etree.QName(space, name)), "")
