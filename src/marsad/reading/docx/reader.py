"""Reads Word files (DOCX): headings, numbered paragraphs, lists, tables, notes and boxes in the order of the text.

What was deleted with changes tracked is out, what was inserted is in. Headers, footers, comments and the table of
contents are listed as left out.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import docx
from docx.document import Document as WordFile
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.part import Part
from lxml import etree

from marsad.language.identify import identify
from marsad.language.words import word_texts
from marsad.reading import containers
from marsad.reading.dates import publication_date
from marsad.reading.docx.numbering import Numbering
from marsad.reading.docx.styles import Styles
from marsad.reading.docx.text import W, boxes_of, is_on, join_paragraphs, notes_of, page_breaks, text_of
from marsad.reading.draft import Draft, Piece
from marsad.reading.errors import BrokenFile
from marsad.reading.properties import author_of, title_of
from marsad.records import BlockKind, Skipped

_KIND = "DOCX"
_WRAPPERS = frozenset({W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")})
_NOT_NOTES = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_ONE_LINE = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE})
_WIDEST = 64  # columns that a cell may span
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_FAILURES: tuple[type[Exception], ...] = (PackageNotFoundError, *containers.FAILURES)


def recognises(content: bytes, name: str) -> bool:
    """A ZIP archive with a "word/" part, or the ending (so that a damaged one is called that)."""
    return containers.is_made_of(content, name, "word/", ".docx")


def read(content: bytes, _file: str) -> Draft:
    """The draft of a Word file.

    Raises:
        BrokenFile: damaged, or locked with a password.
        TooLarge: it unpacks to more than a text can need.
    """
    try:
        word = _opened(content)
        body = _Body(word)
        found = list(body.pieces())
        about = word.core_properties
        title, author = title_of(about.title), author_of(about.author)
        margins = (*_margins(word), *_remarks(word))
    except RecursionError as error:
        raise BrokenFile(
            "This DOCX is broken (its parts stand one inside the other hundreds of times): copy its text and add that."
        ) from error
    except _FAILURES as error:
        raise containers.broken(_KIND) from error
    language = identify("\n".join(piece.text for piece in found)).language
    own_title = next((piece.text for piece in found if piece.kind is BlockKind.TITLE), "")
    return Draft(
        pieces=tuple(found),
        skipped=(*margins, *body.left_out),
        title=own_title or title or _first_heading(found),
        published=publication_date([p.text for p in found if p.kind is not BlockKind.TITLE], language),
        author=author,
    )


def _opened(content: bytes) -> WordFile:
    containers.opened(content, _KIND).close()
    return docx.Document(io.BytesIO(content))


@dataclass(slots=True)
class _Page:
    """The page that the next paragraph stands on, where Word noted it."""

    number: int | None


class _Body:
    """The running text of a file: each paragraph is looked at once, in order, since numbers and pages are counted."""

    def __init__(self, word: WordFile) -> None:
        self._root = word.element.body
        join_paragraphs(self._root)
        parts = {rel.reltype.rsplit("/", 1)[-1]: rel.target_part for rel in _related(word)}
        self._styles = Styles(_tree(parts.get("styles")))
        self._numbering = Numbering(_tree(parts.get("numbering")))
        self._notes = {
            (kind, note.get(W + "id", "")): note
            for kind in ("footnote", "endnote")
            if (tree := _tree(parts.get(kind + "s"))) is not None
            for note in tree.iterchildren(W + kind)
            if note.get(W + "type") not in _NOT_NOTES
        }
        has_pages = next(self._root.iter(W + "lastRenderedPageBreak"), None) is not None
        self._page = _Page(number=1 if has_pages else None)
        self.left_out: list[Skipped] = []

    def pieces(self) -> Iterator[Piece]:
        """All pieces in order."""
        return self._inside(self._root)

    def _inside(self, container: etree._Element) -> Iterator[Piece]:
        for child in container:
            if child.tag == W + "p":
                yield from self._paragraph(child)
            elif child.tag == W + "tbl":
                yield from self._table(child)
            elif child.tag in _WRAPPERS:
                yield from self._inside(child)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Piece]:
        """A paragraph's pieces, then the boxes and notes that hang on it."""
        look = self._styles.look(paragraph)
        before, total = page_breaks(paragraph)
        page = None if self._page.number is None else self._page.number + before
        self._page.number = None if self._page.number is None else self._page.number + total
        text = text_of(paragraph)
        if look.is_contents:
            self.left_out += [Skipped(text=" ".join(text.split()), reason="contents")] if text.strip() else []
            return
        sign = self._numbering.next(look.number) if look.number and text.strip() else ""
        for line in _lines(f"{sign} {text}" if sign else text, look.kind):
            yield Piece(kind=look.kind, text=line, level=look.level, page=page)
        for box in boxes_of(paragraph):
            yield from (replace(piece, page=page) for piece in self._inside(box))
        for key in notes_of(paragraph):
            yield from self._note(key, page)

    def _note(self, key: tuple[str, str], page: int | None) -> Iterator[Piece]:
        note = self._notes.pop(key, None)  # each once, however often it is referred to
        if note is not None:
            text = " ".join(" ".join(text_of(p) for p in note.iter(W + "p")).split())
            if text:
                yield Piece(kind=BlockKind.FOOTNOTE, text=text, page=page)

    def _table(self, table: etree._Element) -> Iterator[Piece]:
        """A table of data, or the paragraphs of a frame that is one cell wide."""
        rows = [[cell for cell in row.iter(W + "tc") if _nearest(cell, "tr") is row] for row in _rows_of(table)]
        if max(map(len, rows), default=0) < 2:
            for row in rows:
                for cell in row:
                    yield from self._inside(cell)
            return
        page, lines, notes = self._page.number, [], []
        for row in rows:
            cells = [list(self._inside(cell)) for cell in row]
            said = [words for cell, held in zip(row, cells, strict=True) for words in _columns(cell, held)]
            notes += [piece for cell in cells for piece in cell if piece.kind is BlockKind.FOOTNOTE]
            lines += [" | ".join(said)] if any(said) else []
        if lines:
            yield Piece(kind=BlockKind.TABLE, text="\n".join(lines), page=page)
        yield from notes


def _columns(cell: etree._Element, held: Iterable[Piece]) -> list[str]:
    """The words of a cell, and nothing for each further column that it spans."""
    own = (
        p.text.replace(" | ", " ") if p.kind is BlockKind.TABLE else p.text
        for p in held
        if p.kind is not BlockKind.FOOTNOTE
    )
    said = (text.replace("\n", " ") for text in own)
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    stated = "" if span is None else span.get(W + "val", "")
    wide = min(int(stated), _WIDEST) if stated.isascii() and stated.isdigit() else 1
    return [" ".join(said), *[""] * (wide - 1)]


def _rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, without those of tables in its cells and those that were deleted."""
    for row in table.iter(W + "tr"):
        if _nearest(row, "tbl") is table and not is_on(row.find(W + "trPr"), "del"):
            yield row


def _nearest(element: etree._Element, name: str) -> etree._Element | None:
    return next(element.iterancestors(W + name), None)


def _lines(text: str, kind: BlockKind) -> Iterator[str]:
    """A paragraph's lines: those of a heading, an item or a note are one."""
    whole = " ".join(text.split("\n")) if kind in _ONE_LINE else text
    return (line.strip() for line in whole.split("\n") if line.strip())


def _first_heading(found: list[Piece]) -> str:
    """The heading that opens the text, where no style says "title"."""
    opens = found[:1]
    return opens[0].text if opens and opens[0].kind is BlockKind.HEADING and len(word_texts(opens[0].text)) > 1 else ""


def _margins(word: WordFile) -> Iterator[Skipped]:
    """Headers and footers, each line once."""
    trees = (_tree(rel.target_part) for rel in _related(word) if rel.reltype.endswith(("/header", "/footer")))
    lines = (" ".join(text_of(p).split()) for tree in trees if tree is not None for p in tree.iter(W + "p"))
    yield from (Skipped(text=line, reason="running_head") for line in dict.fromkeys(lines) if line)


def _remarks(word: WordFile) -> Iterator[Skipped]:
    """What people noted in the margin, a comment a line."""
    trees = (_tree(rel.target_part) for rel in _related(word) if rel.reltype.endswith("/comments"))
    remarks = (remark for tree in trees if tree is not None for remark in tree.iter(W + "comment"))
    said = (" ".join(" ".join(text_of(p) for p in remark.iter(W + "p")).split()) for remark in remarks)
    yield from (Skipped(text=text, reason="remark") for text in said if text)


def _related(word: WordFile) -> list[Any]:
    return [rel for rel in word.part.rels.values() if not rel.is_external]


def _tree(part: Part | None) -> etree._Element | None:
    return etree.fromstring(part.blob, _PARSER) if part is not None else None
