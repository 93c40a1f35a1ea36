"""Reads Word files (DOCX): headings, lists and tables in the order of the text, metadata from the file's properties.

What headers, footers and text boxes hold is not part of the running text: headers and footers are listed as left out.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import chain

import docx
from docx.document import Document as WordFile
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from marsad.language.identify import identify
from marsad.language.words import words
from marsad.reading.dates import publication_date
from marsad.reading.draft import Draft, Piece
from marsad.reading.errors import BrokenFile, TooLarge
from marsad.records import BlockKind, Skipped

_ZIP = b"PK\x03\x04"
_BODY = b"word/"
_HEADING = re.compile(r"heading\s*(\d)|titre\s*(\d)|عنوان\s*(\d)", re.IGNORECASE)
_LIST = re.compile(r"list|liste|bullet|puces|قائمة", re.IGNORECASE)
_LARGEST_UNPACKED = 400 * 1024 * 1024  # bytes; a small file that unpacks to more is made to do harm
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def recognises(content: bytes, name: str) -> bool:
    """A ZIP archive with a "word/" part, or the ending (so that a damaged one is called that)."""
    if content.startswith(_ZIP):
        return _BODY in content or name.endswith(".docx")
    return name.endswith(".docx") and not content.startswith((b"%PDF", b"<", b"{\\rtf"))


def read(content: bytes, _file: str) -> Draft:
    """The draft of a Word file.

    Raises:
        BrokenFile: damaged, or locked with a password.
        TooLarge: it unpacks to more than a text can need.
    """
    word = _opened(content)
    found = list(_pieces(word))
    about = word.core_properties
    title = next((piece.text for piece in found if piece.kind is BlockKind.TITLE), "") or (about.title or "").strip()
    language = identify("\n".join(piece.text for piece in found)).language
    return Draft(
        pieces=tuple(found),
        skipped=tuple(_margins(word)),
        title=title or _first_heading(found),
        published=publication_date([p.text for p in found if p.kind is not BlockKind.TITLE], language),
        author=(about.author or "").removeprefix("python-docx"),
    )


def _opened(content: bytes) -> WordFile:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _LARGEST_UNPACKED:
                raise TooLarge(
                    "This DOCX unpacks to far more than a text can hold: save it again without its pictures."
                )
        return docx.Document(io.BytesIO(content))
    except (
        zipfile.BadZipFile,
        PackageNotFoundError,
        KeyError,
        ValueError,
        etree.LxmlError,
        OSError,
        EOFError,
    ) as error:
        if content.startswith(b"\xd0\xcf\x11\xe0"):
            raise BrokenFile(
                "This DOCX is locked with a password: save it without the password and add that copy."
            ) from error
        raise BrokenFile(
            "This DOCX is broken (its parts cannot be read): open it in a word processor and save it again."
        ) from error


def _pieces(word: WordFile) -> Iterator[Piece]:
    for part in word.iter_inner_content():
        if isinstance(part, Table):
            if text := "\n".join(_rows(part)):
                yield Piece(kind=BlockKind.TABLE, text=text)
        else:
            yield from _paragraph(part)


def _paragraph(paragraph: Paragraph) -> Iterator[Piece]:
    """A paragraph's piece; line breaks inside it make paragraphs of their own."""
    text = _text(paragraph)
    kind, level = _kind(paragraph)
    if kind in {BlockKind.TITLE, BlockKind.HEADING, BlockKind.LIST_ITEM}:
        text = " ".join(text.split("\n"))
    for line in text.split("\n"):
        if line.strip():
            yield Piece(kind=kind, text=line.strip(), level=level)


def _text(paragraph: Paragraph) -> str:
    """The words as they stand when all changes are accepted: insertions and links belong to it, deletions do not."""
    parts: list[str] = []
    for node in paragraph._p.iter():  # noqa: SLF001 - python-docx's own text leaves insertions out
        if node.tag == _WORD + "t":
            parts.append(node.text or "")
        elif node.tag == _WORD + "tab":
            parts.append(" ")
        elif node.tag in {_WORD + "br", _WORD + "cr"}:
            parts.append("\n")
        elif node.tag == _WORD + "noBreakHyphen":
            parts.append("-")
    return "".join(parts)


def _kind(paragraph: Paragraph) -> tuple[BlockKind, int | None]:
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    if style.lower() in {"title", "titre", "العنوان"}:
        return BlockKind.TITLE, None
    if match := _HEADING.search(style):
        return BlockKind.HEADING, int(next(group for group in match.groups() if group))
    numbering = paragraph._p.find(f"{_WORD}pPr/{_WORD}numPr")  # noqa: SLF001 - python-docx does not show numbering
    if numbering is not None or _LIST.search(style):
        depth = None if numbering is None else numbering.find(f"{_WORD}ilvl")
        return BlockKind.LIST_ITEM, 1 + int(depth.get(_WORD + "val", "0") if depth is not None else "0")
    return (BlockKind.CAPTION, None) if style.lower() in {"caption", "légende"} else (BlockKind.PARAGRAPH, None)


def _rows(table: Table) -> Iterator[str]:
    """The rows, cells parted by a bar; a merged cell comes once."""
    for row in table.rows:
        merged = dict.fromkeys(cell._tc for cell in row.cells)  # noqa: SLF001 - the identity of merged cells
        cells = [_cell(cell) for cell in merged]
        if any(cells):
            yield " | ".join(cells)


def _cell(cell: etree._Element) -> str:
    """The words of a cell, its paragraphs one after the other."""
    lines = ("".join(t.text or "" for t in paragraph.iter(_WORD + "t")) for paragraph in cell.iter(_WORD + "p"))
    return " ".join(line.strip() for line in lines if line.strip())


def _first_heading(found: list[Piece]) -> str:
    """The heading that opens the text, where no style says "title"."""
    opens = found[:1]
    return opens[0].text if opens and opens[0].kind is BlockKind.HEADING and len(words(opens[0].text)) > 1 else ""


def _margins(word: WordFile) -> Iterator[Skipped]:
    """Headers and footers, each once."""
    seen: set[str] = set()
    for section in word.sections:
        for paragraph in chain(section.header.paragraphs, section.footer.paragraphs):
            text = _text(paragraph).strip()
            if text and text not in seen:
                seen.add(text)
                yield Skipped(text=text, reason="running_head")
