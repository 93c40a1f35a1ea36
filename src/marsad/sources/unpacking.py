"""Opens what holds several originals (archives, mail, lists of records, feeds); everything else is one original."""

import logging
from collections.abc import Iterator

from marsad.records import Arrival, Original, Unread
from marsad.sources import bibliography, feed, feeds, mail, oai, sitemap, warc, zip_archive
from marsad.sources.holding import LARGEST, Holding
from marsad.sources.xml import first_element

log = logging.getLogger(__name__)
MOST_LISTED = 4 * LARGEST  # bytes of a list of records, which is held in memory while it is cut


def opened(holding: Holding, budget: zip_archive.Budget | None = None) -> Iterator[Original | Unread]:
    """The originals of a file or page, and what of it cannot become one."""
    try:
        for item in _opened(holding, budget or zip_archive.Budget()):
            if isinstance(item, Original | Unread):
                yield item
    except FileNotFoundError:
        yield holding.unread("This link points to a file that does not exist: restore the file or remove the link.")
    except OSError as error:
        yield holding.unread(f"This file cannot be opened ({error.strerror or error}): check who may read it.")
    except Exception as error:  # a fault of ours, or of a library, in one file must not cost the others
        log.exception("%s could not be opened", holding.file)
        yield holding.unread(
            f"Marsad itself failed on this file ({type(error).__name__}). "
            "The others are not affected; please report it with the file."
        )


def _opened(holding: Holding, budget: zip_archive.Budget) -> Iterator[Arrival]:
    if zip_archive.is_wacz(holding):
        yield from warc.wacz_records(holding)
    elif zip_archive.recognises(holding):
        for member in zip_archive.members(holding, budget):
            yield from [member] if isinstance(member, Unread) else opened(member, budget)
    elif warc.recognises(holding):
        yield from warc.records(holding)
    elif mail.recognises(holding):
        yield holding.original()
        for part in mail.attached(holding):
            yield from [part] if isinstance(part, Unread) else opened(part, budget)
    else:
        yield from _listed(holding)


def _listed(holding: Holding) -> Iterator[Arrival]:
    """The records or entries of a list, or the file itself."""
    head = holding.head()
    root, found = first_element(head), bibliography.format_of(holding)
    is_sitemap, is_feed = sitemap.recognises(head, root), feeds.recognises(head, root)
    if found is None and not (oai.recognises(head, root) or is_sitemap or is_feed):
        yield holding.original()
    elif holding.size() > MOST_LISTED:
        yield holding.unread(f"This list is larger than {MOST_LISTED // 1024**2} MB: split it and add the parts.")
    elif found is not None:
        yield from bibliography.records(holding, found)
    elif oai.recognises(head, root):
        yield from oai.records(holding)
    elif is_sitemap:
        yield holding.unread("This file lists addresses of pages: add its own web address, and they are visited.")
    else:
        yield from _kept_entries(holding)


def _kept_entries(holding: Holding) -> Iterator[Arrival]:
    """The entries of a feed that was kept as a file: what it carries itself."""
    try:
        entries = feeds.entries(holding.whole(), holding.address)
    except ValueError:
        yield holding.unread("This feed is broken: download it again.")
        return
    if not entries:
        yield holding.unread("This feed holds no entries: add its web address, and what comes is read.")
    bare = 0
    for number, entry in enumerate(entries, start=1):
        if entry.text:
            yield feed.original(entry, holding.part(f"{number}.html", entry.page))
        else:
            bare += 1
    if bare:
        yield holding.unread(
            f"{bare} × entries of this feed are links only: add the feed's web address, and they are visited.",
            "(links)",
        )
