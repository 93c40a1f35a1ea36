"""Originals, documents and their parts: what reading gives and every citation points into."""

from dataclasses import dataclass, field
from datetime import datetime

from marsad.records.kinds import BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of a document's stored text, in Unicode code points; `end` is exclusive."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a span that is empty or runs backwards."""
        if not 0 <= self.start < self.end:
            message = f"a span runs from {self.start} to {self.end}: start must be at least 0 and below end"
            raise ValueError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What a source says of an item (a feed of its entry), for where the item itself says nothing."""

    title: str = ""
    author: str = ""
    publisher: str = ""
    published: str = ""  # ISO, whole or partial


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """Bytes as they came, with where and when they came from; the input of reading."""

    content: bytes
    file: str  # path below the folder or archive that the user named, with forward slashes
    address: str  # what leads back to it: an absolute path or a web address
    retrieved: datetime  # aware, UTC; of a local file, its modification time
    media_type: str = ""  # as declared by the source; reading looks at the bytes too
    declared: Declared = Declared()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """An item that did not become a document, and why, in one sentence that says what to do."""

    file: str
    address: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A structural part of the stored text. Blocks are in order and do not overlap."""

    kind: BlockKind
    start: int
    end: int
    page: int | None = None  # counted from 1; None where the format has no pages
    level: int | None = None  # of a heading or list item, from 1
    language: str | None = None  # where it differs from the document's


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Text of the original that was left out of the stored text, and why."""

    text: str
    reason: str  # a code of `reading.reasons`: menu, cookies, share, form, repeated, …


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document as it is kept: clean, final text to which all offsets refer for ever.

    `published` is an ISO date, whole or partial ("2022-06"), or "" when the document does not say.
    """

    id: str
    file: str
    address: str
    media_type: str
    retrieved: datetime
    sha256: str  # of the original bytes, in full
    text: str
    language: str
    title: str = ""
    published: str = ""
    author: str = ""
    publisher: str = ""
    blocks: tuple[Block, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    reader: str = ""  # name and version of the reader: "html 1"
    warnings: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence of a document with the window around it, as search finds it."""

    document: str
    start: int
    end: int
    window_start: int
    window_end: int
    language: str
