"""Reads web pages: trafilatura finds the main text, what it leaves out is listed, scripts never enter.

A page of which it finds nothing is rendered to lines and read as pasted text is.
"""

import logging
import re
from collections import Counter
from collections.abc import Iterator

import trafilatura
from lxml import etree
from lxml.html import HtmlElement
from trafilatura.settings import Document as TrafilaturaDocument

from marsad.language.words import words
from marsad.reading.boilerplate.lines import classify
from marsad.reading.draft import Draft, Piece
from marsad.reading.errors import BrokenFile
from marsad.reading.html_lines import lines_of, parse
from marsad.reading.html_metadata import PageMetadata, metadata_of
from marsad.reading.text import draft_of
from marsad.records import BlockKind, Skipped

_START = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_TAGS = re.compile(rb"<(?:p|div|a|span|br|table|meta|title|script|h[1-6])\b", re.IGNORECASE)
_ENDINGS = (".html", ".htm", ".xhtml", ".shtml", ".mhtml")
_ENOUGH = 25  # words; less main text than this and the page is read line by line instead

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its advice is for programmers, not for analysts


def recognises(content: bytes, name: str) -> bool:
    """By the document type or first element, else by the ending together with some tags."""
    start = content[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe\x00")
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
    visible = lines_of(tree)
    found = list(_main_text(tree))
    if sum(len(words(piece.text)) for piece in found) < _ENOUGH:
        return _by_lines(visible, about)
    found = _with_title(found, about)
    return Draft(
        pieces=tuple(found),
        skipped=tuple(_left_out(visible, found)),
        title=about.title,
        published=about.published,
        author=about.author,
        publisher=about.publisher,
    )


def _main_text(tree: HtmlElement) -> Iterator[Piece]:
    try:
        page = trafilatura.bare_extraction(
            tree, favor_precision=True, include_comments=False, include_tables=True, include_formatting=False
        )
    except RecursionError:  # nested too deep for it: the page is read line by line
        return
    if isinstance(page, TrafilaturaDocument) and page.body is not None:
        yield from _pieces(page.body)


def _pieces(element: etree._Element, level: int = 1) -> Iterator[Piece]:
    """The pieces of trafilatura's simplified tree, in order."""
    for child in element:
        if child.tag == "head":
            rend = child.get("rend") or "h2"
            yield Piece(kind=BlockKind.HEADING, text=_text(child), level=int(rend[1]) if rend[1:].isdigit() else 2)
        elif child.tag == "list":
            yield from _items(child, level)
        elif child.tag == "table":
            yield Piece(kind=BlockKind.TABLE, text="\n".join(_rows(child)))
        elif child.tag in {"quote", "div"} and len(child):
            yield from _mixed(child, level)
        elif child.tag not in {"graphic", "comments"}:
            yield from _paragraphs(child)


def _mixed(element: etree._Element, level: int) -> Iterator[Piece]:
    """A container that may hold words of its own beside its elements."""
    if any(child.tag in {"p", "list", "table", "head", "quote"} for child in element):
        if element.text and element.text.strip():
            yield Piece(kind=BlockKind.PARAGRAPH, text=_plain(element.text))
        yield from _pieces(element, level)
    else:
        yield from _paragraphs(element)


def _paragraphs(element: etree._Element) -> Iterator[Piece]:
    """A paragraph, or several where the page breaks the line."""
    for part in _text(element).split("\n"):
        if part.strip():
            yield Piece(kind=BlockKind.PARAGRAPH, text=part.strip())
    if element.tail and element.tail.strip():
        yield Piece(kind=BlockKind.PARAGRAPH, text=_plain(element.tail))


def _items(element: etree._Element, level: int) -> Iterator[Piece]:
    for item in element:
        inner = [child for child in item if child.tag == "list"]
        for child in inner:
            item.remove(child)
        if text := _plain(_text(item).replace("\n", " ")):
            yield Piece(kind=BlockKind.LIST_ITEM, text=text, level=level)
        for child in inner:
            yield from _items(child, level + 1)


def _rows(table: etree._Element) -> Iterator[str]:
    """The rows of a table, cells parted by a bar; empty cells keep their place."""
    for row in table.iter("row"):
        cells = [_plain(_text(cell).replace("\n", " ")) for cell in row.iter("cell")]
        if any(cells):
            yield " | ".join(cells)


def _text(element: etree._Element) -> str:
    """The words of an element, with new lines where the page breaks the line."""
    parts = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            parts.append("\n" if node.tag == "lb" and node is not element else node.text or "")
        elif node is not element:
            parts.append(node.tail or "")
    return "\n".join(_plain(line) for line in "".join(parts).split("\n")) if element.tag != "lb" else ""


def _plain(text: str) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text).strip()


def _with_title(found: list[Piece], about: PageMetadata) -> list[Piece]:
    """The title first: the heading that says it where there is one."""
    wanted = _key(about.title)
    if not wanted:
        return found
    for i, piece in enumerate(found[:4]):
        if _key(piece.text) == wanted:
            return [*found[:i], Piece(kind=BlockKind.TITLE, text=piece.text), *found[i + 1 :]]
    return [Piece(kind=BlockKind.TITLE, text=about.title), *found]


def _key(text: str) -> str:
    return " ".join(word.text.casefold() for word in words(text))


def _left_out(visible: list[str], found: list[Piece]) -> Iterator[Skipped]:
    """The lines that a browser shows and the text has not, with the classifier's reason or "outside"."""
    have = Counter(word.text for piece in found for word in words(piece.text))
    text = {_key(line) for piece in found for line in piece.text.split("\n")}
    whole = " ".join(text)
    for line, reason in zip(visible, classify(visible), strict=True):
        key = _key(line)
        if key and key not in text and (len(key) < 20 or key not in whole) and (reason or not _is_in(line, have)):
            yield Skipped(text=line, reason=reason or "outside")


def _is_in(line: str, have: Counter[str]) -> bool:
    """Whether a long line's words are all in the text, only cut into other lines."""
    found = Counter(word.text for word in words(line))
    return sum(found.values()) > 8 and all(have[word] >= count for word, count in found.items())


def _by_lines(visible: list[str], about: PageMetadata) -> Draft:
    draft = draft_of("\n".join(visible))
    pieces = draft.pieces if draft.title or not about.title else tuple(_with_title(list(draft.pieces), about))
    return Draft(
        pieces=pieces,
        skipped=draft.skipped,
        title=about.title or draft.title,
        published=about.published or draft.published,
        author=about.author or draft.author,
        publisher=about.publisher or draft.publisher,
    )
