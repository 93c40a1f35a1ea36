"""What arrives from a source besides originals: what is known already, and notes on what was visited.

A source gives originals and notes in one stream. A note stands behind the originals that it speaks of, so whoever
keeps it knows that they have been dealt with: a run that is stopped loses no document, it only asks again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from marsad.records.document import Original, Unread


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An item that is in the store already or has not changed since the last visit; nothing was done."""

    file: str
    address: str
    document: str  # "" where the item gave several documents, or none of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A note: an entry of a source was given, and need not be given again while its stamp stays the same."""

    source: str  # the address that the user named
    key: str  # the entry's own name in its source: an id or an address
    stamp: str = ""  # when it was changed last, in the source's own words
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visited:
    """A note: a named source has been gone through to its end, or as far as `problem` says."""

    source: str
    kind: str  # page, feed, sitemap, oai, openalex; "path" of what lies on this machine
    when: datetime
    etag: str = ""
    last_modified: str = ""
    cursor: str = ""  # from where to ask next time: a date
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What the store knows of a source from the last visit."""

    kind: str = ""
    etag: str = ""
    last_modified: str = ""
    cursor: str = ""
    taken: Mapping[str, Taken] = field(default_factory=dict)  # by key


Note = Taken | Visited
Arrival = Original | Unread | Known | Taken | Visited
