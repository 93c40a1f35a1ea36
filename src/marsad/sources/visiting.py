"""Visits an address that a user named: a page, a file, a feed, a sitemap, a repository, a service.

What is known from the last visit comes in as plain data (`Remembered`) and goes out as notes in the stream; nothing
is kept here. Entries that were taken are known; an address that has not changed is not read again.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from marsad.records import Arrival, Declared, Known, Original, Remembered, Taken, Unread, Visited, document_id
from marsad.sources import feed, feeds, oai, sitemap
from marsad.sources.addresses import file_of, plain_address
from marsad.sources.holding import HEAD, Holding
from marsad.sources.unpacking import opened
from marsad.sources.web.errors import WebError
from marsad.sources.web.fetch import Page, Web
from marsad.sources.xml import first_element

_OPENALEX = b"openalex.org/"


@dataclass(slots=True, kw_only=True)
class _Visit:
    """One visit on its way."""

    source: str
    web: Web
    remembered: Remembered
    pages: int = 0  # read until now
    listed: set[str] = field(default_factory=set)  # sitemaps that were read, since they may name each other


def visit(address: str, web: Web, remembered: Remembered | None = None) -> Iterator[Arrival]:
    """What an address gives, ending with the note of the visit; never raises over what stands there."""
    known = remembered or Remembered()
    try:
        source = plain_address(address)
        page = web.page(source, etag=known.etag, last_modified=known.last_modified)
    except (WebError, ValueError) as error:
        reason = str(error) if isinstance(error, WebError) else f"{address} is no web address: check how it is written."
        yield Unread(file=address, address=address, reason=reason)
        yield Visited(source=address, kind=known.kind or "page", when=datetime.now(tz=UTC), problem=reason)
        return
    yield from _visited(_Visit(source=source, web=web, remembered=known), page)


def _visited(visit: _Visit, page: Page) -> Iterator[Arrival]:
    head = sitemap.plain(page.content[:]) if page.content.startswith(b"\x1f\x8b") else page.content
    head, kind = head[:HEAD], "page"
    root = first_element(head)
    if page.is_unchanged:
        kind = visit.remembered.kind or "page"
        yield _unchanged(visit)
    elif oai.recognises(head, root):
        yield from oai.harvest(visit.source, page, visit.web, visit.remembered)
        return
    elif sitemap.recognises(head, root):
        kind = "sitemap"
        yield from _sitemap(visit, page, depth=0)
    elif feeds.recognises(head, root):
        kind = "feed"
        yield from _feed(visit, page)
    elif head.lstrip().startswith(b"{") and _OPENALEX in head:
        kind = "openalex"
        yield from _service(visit, page)
    else:
        yield from _page(visit, page, key=visit.source, stamp="", declared=Declared())
    yield Visited(source=visit.source, kind=kind, when=page.retrieved, etag=page.etag, last_modified=page.last_modified)


def _unchanged(visit: _Visit) -> Known:
    taken = visit.remembered.taken.get(visit.source)
    return Known(file=file_of(visit.source), address=visit.source, document=taken.document if taken else "")


def _page(visit: _Visit, page: Page, *, key: str, stamp: str, declared: Declared) -> Iterator[Arrival]:
    """A page or file, with all that it holds, then the note that it was taken."""
    address = visit.source if key == visit.source else key
    holding = Holding(
        file=file_of(address, page.media_type),
        address=address,
        retrieved=page.retrieved,
        media_type=page.media_type,
        declared=declared,
        content=page.content,
    )
    given: list[str] = []
    for item in opened(holding):
        given += [document_id(item.content)] if isinstance(item, Original) else []
        yield item
    yield Taken(source=visit.source, key=key, stamp=stamp, document=given[0] if len(given) == 1 else "")


def _known_entry(visit: _Visit, key: str, stamp: str, address: str) -> Known | None:
    """What is known of an entry that was taken and has not changed since."""
    taken = visit.remembered.taken.get(key)
    if taken is None or taken.stamp != stamp:
        return None
    return Known(file=file_of(address), address=address, document=taken.document)


def _entry(visit: _Visit, address: str, *, key: str, stamp: str, declared: Declared) -> Iterator[Arrival]:
    """The page behind an entry, unless it is known or was one too many."""
    if known := _known_entry(visit, key, stamp, address):
        yield known
        return
    visit.pages += 1
    if visit.pages > visit.web.settings.pages:
        return
    try:
        page = visit.web.page(address)
    except (WebError, ValueError) as error:
        yield _not_given(address, error)
        return
    for item in _page(visit, page, key=address, stamp=stamp, declared=declared):
        yield (
            Taken(source=item.source, key=key, stamp=stamp, document=item.document) if isinstance(item, Taken) else item
        )


def _not_given(address: str, error: WebError | ValueError) -> Unread:
    """Why an entry gave nothing; an address that is none has no parts from which a file could be named."""
    if isinstance(error, WebError):
        return Unread(file=file_of(address), address=address, reason=str(error))
    return Unread(file=address, address=address, reason=f"{address} is no web address that can be read.")


def _left(visit: _Visit) -> Iterator[Unread]:
    """What was left for the next visit."""
    most = visit.web.settings.pages
    if visit.pages > most:
        reason = (
            f"{visit.pages - most} × pages were left for the next visit: {most} are read in one (MARSAD_WEB_PAGES)."
        )
        yield Unread(file=file_of(visit.source), address=f"{visit.source}#rest", reason=reason)


def _feed(visit: _Visit, page: Page) -> Iterator[Arrival]:
    try:
        entries = feeds.entries(page.content, page.address)
    except ValueError:
        yield Unread(file=file_of(visit.source), address=visit.source, reason="This feed is broken: try again later.")
        return
    for entry in entries:
        link = _absolute(page, entry.link) if entry.link else f"{visit.source}#{entry.key}"
        if not entry.text:
            yield from _entry(visit, link, key=entry.key, stamp=entry.stamp, declared=entry.declared)
        elif known := _known_entry(visit, entry.key, entry.stamp, link):
            yield known
        else:
            holding = Holding(file=file_of(link, "text/html"), address=link, retrieved=page.retrieved)
            yield (original := feed.original(entry, holding))
            document = document_id(original.content)
            yield Taken(source=visit.source, key=entry.key, stamp=entry.stamp, document=document)
    yield from _left(visit)


def _absolute(page: Page, link: str) -> str:
    """The whole address of a link; what is none stays as it is, and is refused when it is asked for."""
    try:
        return plain_address(urljoin(page.address, link))
    except ValueError:
        return link


def _sitemap(visit: _Visit, page: Page, *, depth: int) -> Iterator[Arrival]:
    try:
        found = sitemap.read(sitemap.plain(page.content))
    except ValueError:
        yield Unread(
            file=file_of(visit.source), address=visit.source, reason="This sitemap is broken: try again later."
        )
        return
    for address, stamp in found.pages:
        yield from _entry(visit, _absolute(page, address), key=address, stamp=stamp, declared=Declared())
    for address in (_absolute(page, listed) for listed, _stamp in found.sitemaps):
        if depth < sitemap.DEEPEST and address not in visit.listed and visit.pages <= visit.web.settings.pages:
            visit.listed.add(address)
            yield from _inner_sitemap(visit, address, depth + 1)
    if not depth:
        yield from _left(visit)


def _inner_sitemap(visit: _Visit, address: str, depth: int) -> Iterator[Arrival]:
    try:
        page = visit.web.page(address)
    except (WebError, ValueError) as error:
        yield _not_given(address, error)
        return
    yield from _sitemap(visit, page, depth=depth)


def _service(visit: _Visit, page: Page) -> Iterator[Arrival]:
    """The works of a service's answer; where the address asks for all (`cursor=*`), page after page."""
    holding = Holding(
        file=file_of(visit.source) or "works",
        address=visit.source,
        retrieved=page.retrieved,
        content=page.content,
    )
    works = 0
    while True:
        for item in opened(holding):
            works += isinstance(item, Original)
            yield item
        following = _following(visit.source, holding.content)
        if not following or works >= visit.web.settings.pages:
            return
        try:
            page = visit.web.page(following)
        except WebError as error:
            yield Unread(file=holding.file, address=following, reason=str(error))
            return
        holding = Holding(file=file_of(following), address=following, retrieved=page.retrieved, content=page.content)


def _following(source: str, content: bytes) -> str:
    """The address of the next page of an answer, "" when the user asked for one page or this was the last."""
    parts = urlsplit(source)
    words = dict(parse_qsl(parts.query))
    try:
        said = json.loads(content)
        cursor = said["meta"]["next_cursor"] if said["results"] else None
    except (ValueError, KeyError, TypeError):
        cursor = None
    if "cursor" not in words or not cursor:
        return ""
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode({**words, "cursor": cursor}), ""))
