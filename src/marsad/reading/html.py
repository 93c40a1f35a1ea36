"""Reads web pages: one walk gives the lines, names and prose tell the main text, what is left out is listed.

A page in which no main text is found is read line by line as pasted text is. Scripts never enter.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from marsad.language.words import word_texts
from marsad.reading.decoding import repair
from marsad.reading.draft import Draft, Piece
from marsad.reading.errors import BrokenFile
from marsad.reading.html_head import with_head
from marsad.reading.html_lines import parse
from marsad.reading.html_main import main_lines
from marsad.reading.html_metadata import PageMetadata, metadata_of
from marsad.reading.html_title import title_line
from marsad.reading.html_trim import left_out_for, trimmed
from marsad.reading.html_walk import Line, Page, page_of
from marsad.reading.publishers import publisher_in_lines
from marsad.reading.text import draft_of
from marsad.records import BlockKind, Skipped

_START = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_TAGS = re.compile(rb"<(?:p|div|a|span|br|table|meta|title|script|h[1-6])\b", re.IGNORECASE)
_ENDINGS = (".html", ".htm", ".xhtml", ".shtml", ".mhtml")
_ENOUGH = 120  # characters; less main text than this and the page is read line by line instead


def recognises(content: bytes, name: str) -> bool:
    """By the document type or first element, else by the ending together with some tags."""
    start = content[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\x00", b"")  # of UTF-16 every second byte
    return bool(_START.match(start)) or (name.endswith(_ENDINGS) and bool(_TAGS.search(content[:200_000])))


def read(content: bytes, _file: str) -> Draft:
    """The draft of a page.

    Raises:
        BrokenFile: nothing that a browser would show, or nested too deep to be read whole.
    """
    tree = parse(content)
    if tree is None:
        raise BrokenFile("This web page is broken (nothing in it can be shown): save it again from the browser.")
    about = metadata_of(tree)
    page = page_of(tree)
    for line in page.lines:
        if not line.text.isascii():
            line.text = repair(line.text)
    title = title_line(page, about.title)
    reasons = trimmed(page, main_lines(page, title), title)
    found = list(_pieces(page.lines, reasons, title))
    if sum(len(piece.text) for piece in found if piece.kind is not BlockKind.TITLE) < _ENOUGH:
        return _by_lines(page, about)
    return _draft(page, found, reasons, title, with_head(about, page, reasons, title))


def _draft(page: Page, found: list[Piece], reasons: Sequence[str], title: int | None, about: PageMetadata) -> Draft:
    if title is None and about.title:
        found = [Piece(kind=BlockKind.TITLE, text=about.title), *found]
    return Draft(
        pieces=tuple(found),
        skipped=tuple(
            Skipped(text=line.text, reason=left_out_for(line, reason))
            for i, (line, reason) in enumerate(zip(page.lines, reasons, strict=True))
            if reason and i != title and line.text != about.title
        ),
        title=about.title,
        published=about.published,
        author=about.author,
        publisher=about.publisher
        or publisher_in_lines([line.text for line, reason in zip(page.lines, reasons, strict=True) if reason]),
    )


def _pieces(lines: Sequence[Line], reasons: Sequence[str], title: int | None) -> Iterator[Piece]:
    """The lines that are kept as pieces, the rows of a table together; the title stands where the page has it."""
    table: list[str] = []
    number = 0
    for i, line in enumerate(lines):
        if table and (line.table != number or reasons[i]):
            yield Piece(kind=BlockKind.TABLE, text="\n".join(table))
            table = []
        if i == title:
            yield Piece(kind=BlockKind.TITLE, text=line.text)
        elif not reasons[i] and line.table:
            table.append(line.text)
            number = line.table
        elif not reasons[i]:
            yield Piece(kind=line.kind, text=line.text, level=line.level)
    if table:
        yield Piece(kind=BlockKind.TABLE, text="\n".join(table))


def _by_lines(page: Page, about: PageMetadata) -> Draft:
    """A page without prose, as a text of its lines."""
    draft = draft_of("\n".join(line.text for line in page.lines))
    pieces = draft.pieces
    if about.title and not draft.title:
        pieces = tuple(_with_title(draft.pieces, about.title))
    return replace(
        draft,
        pieces=pieces,
        title=about.title or draft.title,
        published=about.published or draft.published,
        author=about.author or draft.author,
        publisher=about.publisher or draft.publisher,
    )


def _with_title(pieces: Sequence[Piece], title: str) -> Iterator[Piece]:
    """The title first, or in the place of the line among the first that says it."""
    same = next((i for i, piece in enumerate(pieces[:4]) if _key(piece.text) == _key(title)), None)
    if same is None:
        yield Piece(kind=BlockKind.TITLE, text=title)
    for i, piece in enumerate(pieces):
        yield Piece(kind=BlockKind.TITLE, text=piece.text) if i == same else piece


def _key(text: str) -> str:
    return " ".join(word_texts(text)).casefold()
