"""What a format's reader hands over: pieces of text in order, metadata, and what it left out.

`assemble` turns a draft into a Document; readers never count offsets.
"""

from collections.abc import Callable
from dataclasses import dataclass

from marsad.records import BlockKind, Skipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of the text before it has a place in it."""

    kind: BlockKind
    text: str
    page: int | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Everything a reader learned from the bytes of one original."""

    pieces: tuple[Piece, ...]
    skipped: tuple[Skipped, ...] = ()
    title: str = ""
    published: str = ""
    author: str = ""
    publisher: str = ""
    language: str = ""  # where the format says it; found by the words otherwise
    address: str = ""  # where the file itself says that it was taken from
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One format: how its bytes are recognised and how they are read.

    `recognises` looks at the first bytes and the lower-case file name; `read` gets all bytes and the file name.
    """

    name: str
    version: int
    media_type: str
    recognises: Callable[[bytes, str], bool]
    read: Callable[[bytes, str], Draft]
