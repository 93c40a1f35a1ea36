"""Turns markup into pieces as it stands, nothing left out, for formats that hold no menus: EPUB, Markdown, mail.

Web pages are not read here but in `html`, which finds the main text first.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html import unescape

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from marsad.reading.draft import Piece
from marsad.reading.errors import BrokenFile
from marsad.reading.html_tables import grid, is_of_data
from marsad.reading.html_tags import HIDDEN, INLINE, NUMBERS, integer
from marsad.reading.html_unseen import strip_unseen
from marsad.reading.numerals import numeral
from marsad.records import BlockKind

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CAPTIONS = frozenset({"figcaption", "caption"})
_NOTES = frozenset({"footnote", "footnotes", "endnote", "endnotes", "rearnote", "doc-footnote", "doc-endnote"})
_NOTE_MARKS = frozenset({"noteref", "doc-noteref", "doc-backlink"})
_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_TOO_DEEP = "Excessive depth"  # of libxml2, which stops at 256 elements
_TOO_DEEP_HERE = (
    "This {name} is broken (its elements stand one inside the other hundreds of times): copy its text and add that."
)
_BLANK = " \t\r\n\f"


@dataclass(slots=True)
class _Lines:
    """What has been found so far, and the words of the block that is being read."""

    found: list[Piece] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def end(self, kind: Piece) -> None:
        """Close a block: its words become pieces of this kind, one for each line of a paragraph."""
        text = "".join(self.words)
        self.words = []
        if kind.kind is not BlockKind.PARAGRAPH:
            text = text.replace("\n", " ")
        lines = (" ".join(line.split(" ")).strip(_BLANK) for line in text.split("\n"))
        self.found += [replace(kind, text=f"{kind.text} {line}".strip()) for line in lines if line]


_PARAGRAPH = Piece(kind=BlockKind.PARAGRAPH, text="")


def pieces_of_markup(markup: str, name: str) -> list[Piece]:
    """The pieces of HTML; `name` is what people call the file that holds it.

    Raises:
        BrokenFile: nested so deep that the parser would drop the rest without a word.
    """
    parser = HTMLParser(remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(f"<html>{markup}" if markup.strip() else "<p></p>", parser=parser)
    except (etree.LxmlError, ValueError):
        return []
    if any(_TOO_DEEP in error.message for error in parser.error_log):
        raise BrokenFile(_TOO_DEEP_HERE.format(name=name))
    strip_unseen(tree)
    return pieces_of_tree(tree)


def pieces_of_tree(tree: etree._Element) -> list[Piece]:
    """The pieces of a tree of HTML or XHTML elements, in order.

    Raises:
        BrokenFile: nested deeper than can be followed.
    """
    lines = _Lines()
    try:
        _walk(tree, lines, _PARAGRAPH)
    except RecursionError as error:
        raise BrokenFile(_TOO_DEEP_HERE.format(name="text")) from error
    lines.end(_PARAGRAPH)
    return lines.found


def _walk(element: etree._Element, lines: _Lines, kind: Piece) -> None:
    """Read what an element holds; `kind` is the block that it stands in."""
    lines.words.append(_flat(element.text, element))
    for child in element:
        _child(child, lines, kind)
        lines.words.append(_flat(child.tail, element))


def _child(child: etree._Element, lines: _Lines, kind: Piece) -> None:
    tag = _tag(child)
    if child.tag is etree.Entity:  # "&nbsp;" where the file names HTML's list of signs, which is never fetched
        lines.words.append(_sign(child))
        return
    if tag in HIDDEN or _roles(child) & _NOTE_MARKS or child.get("hidden") is not None:
        return
    if tag in INLINE:
        _walk(child, lines, kind)
    elif tag == "br":
        lines.words.append("\n")
    else:
        lines.end(kind)
        _block(child, tag, lines, kind)


def _block(element: etree._Element, tag: str, lines: _Lines, kind: Piece) -> None:
    if tag == "table" and (rows := list(_rows(element))):
        lines.found += [Piece(kind=BlockKind.CAPTION, text=text) for text in _captions(element)]
        lines.found.append(Piece(kind=BlockKind.TABLE, text="\n".join(rows)))
        return
    if tag in {"ul", "ol"}:
        _list(element, tag, lines, kind)
        return
    inner = _kind(element, tag, kind)
    _walk(element, lines, inner)
    lines.end(inner)


def _kind(element: etree._Element, tag: str, kind: Piece) -> Piece:
    """What an element's words are; inside an item or a note they stay that."""
    if tag in _HEADINGS:
        return Piece(kind=BlockKind.HEADING, text="", level=_HEADINGS[tag])
    if tag in _CAPTIONS:
        return Piece(kind=BlockKind.CAPTION, text="")
    if _roles(element) & _NOTES:
        return Piece(kind=BlockKind.FOOTNOTE, text="")
    return kind


def _list(element: etree._Element, tag: str, lines: _Lines, kind: Piece) -> None:
    """The items of a list, with the number that a reader sees."""
    level = (kind.level or 0) + 1 if kind.kind is BlockKind.LIST_ITEM else 1
    is_note = kind.kind is BlockKind.FOOTNOTE or bool(_roles(element) & _NOTES)
    number = integer(element.get("start"), 1)
    for item in element:
        if _tag(item) != "li":
            _child(item, lines, kind)
            continue
        number = integer(item.get("value"), number)
        sign = f"{numeral(number, NUMBERS.get(element.get('type', ''), 'decimal'))}." if tag == "ol" else ""
        inner = (
            Piece(kind=BlockKind.FOOTNOTE, text="")
            if is_note or _roles(item) & _NOTES
            else Piece(kind=BlockKind.LIST_ITEM, text="", level=level)
        )
        before = len(lines.found)
        _walk(item, lines, inner)
        lines.end(inner)
        _number(lines.found, before, sign, inner)
        number += 1


def _number(found: list[Piece], place: int, sign: str, inner: Piece) -> None:
    """Put the item's number before its first words."""
    if sign and place < len(found) and found[place].kind is inner.kind:
        found[place] = replace(found[place], text=f"{sign} {found[place].text}")


def _rows(table: etree._Element) -> Iterator[str]:
    """The rows of a table of data, cells parted by a bar; a table that lays out a page has none."""
    cells = list(grid(table))
    has_inner = any(_tag(inner) == "table" for inner in table.iter() if inner is not table)
    if (
        (has_inner and not is_of_data(table))
        or table.get("role") == "presentation"
        or max(map(len, cells), default=0) < 2
    ):
        return
    for row in cells:
        said = ["" if cell is None else " ".join(_words(cell).split()) for cell in row]
        if any(said):
            yield " | ".join(said)


def _captions(table: etree._Element) -> list[str]:
    said = (" ".join(_words(child).split()) for child in table if _tag(child) == "caption")
    return [text for text in said if text]


def _words(element: etree._Element) -> str:
    """All words of an element, blocks parted by spaces."""
    lines = _Lines()
    _walk(element, lines, _PARAGRAPH)
    lines.end(_PARAGRAPH)
    bar = " | "  # parts the cells of the outer table only
    return " ".join(p.text.replace(bar, " ") if p.kind is BlockKind.TABLE else p.text for p in lines.found)


def _sign(entity: etree._Entity) -> str:
    """The sign that HTML gives a name; a name of the file's own stands for nothing here."""
    sign = unescape(entity.text)
    return "" if sign == entity.text else sign


def _flat(text: str | None, element: etree._Element) -> str:
    """Words of an element with its line breaks as spaces, but in `pre`, where they are meant."""
    if not text:
        return ""
    parent = element.getparent()
    is_meant = _tag(element) == "pre" or (parent is not None and _tag(parent) == "pre")
    return text if is_meant else text.translate({9: " ", 10: " ", 12: " ", 13: " "})


def _tag(element: etree._Element) -> str:
    """The name without its namespace; "" of a comment."""
    return element.tag.rsplit("}", 1)[-1].lower() if isinstance(element.tag, str) else "head"


def _roles(element: etree._Element) -> set[str]:
    return set(f"{element.get(_EPUB_TYPE, '')} {element.get('role', '')}".split())
