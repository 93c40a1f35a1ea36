"""Renders a page to the lines that a browser would show, without its markup; scripts and hidden parts never enter."""

import codecs
import re

from lxml import etree

from marsad.reading.decoding import decoded
from marsad.reading.encodings import likely_encoding
from marsad.reading.errors import BrokenFile
from marsad.reading.html_notes import strip_marks
from marsad.reading.html_tags import HIDDEN, INLINE
from marsad.reading.html_unseen import strip_unseen
from marsad.reading.nesting import check_nesting

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_TAGS = re.compile(rb"<[^<>]*>")
_LATIN = frozenset({"iso8859-1", "cp1252", "iso8859-15", "ascii"})
_ARABIC = frozenset({"cp1256", "iso8859-6", "mac_arabic"})
_XML = re.compile(r"\s*<\?xml[^>]*\?>")
_TOO_DEEP = "Excessive depth"  # of libxml2, which stops at 2048 elements
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def parse(content: bytes) -> etree._Element | None:
    """The page's tree, or None when nothing can be made of the bytes.

    Raises:
        BrokenFile: nested so deep that the parser would drop the rest without a word.
        TooDeep: nested deeper than any page needs.
    """
    # lxml's own elements: for those of lxml.html it asks Python for the class of every element that is touched
    parser = etree.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree: etree._Element | None = etree.fromstring(_decoded(content), parser=parser)
    except (etree.LxmlError, ValueError):
        tree = None
    if any(_TOO_DEEP in error.message for error in parser.error_log):
        raise BrokenFile(
            "This web page is broken (its elements stand one inside the other thousands of times): "
            "copy its text and add that."
        )
    if tree is not None:
        check_nesting(tree)
        strip_unseen(tree)
        strip_marks(tree)
    return tree


def _decoded(content: bytes) -> str:
    """By what holds as Unicode, by what the page declares if its words agree, and else by its letters."""
    text = _as_declared(content) or decoded(content) or content.decode("utf-8", errors="replace")
    plain = text.removeprefix("\ufeff").replace("\x00", "").replace("\r\n", "\n")
    declaration = _XML.match(plain)
    return plain[declaration.end() :] if declaration else plain


def _as_declared(content: bytes) -> str:
    """A page that is no UTF-8 in the encoding that it names; "" when it names none or Arabic letters say otherwise."""
    declared = _CHARSET.search(content[:4096])
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return ""
    try:
        name = codecs.lookup(declared[1].decode("ascii")).name if declared else ""
        text = content.decode(name) if name else ""
    except (LookupError, UnicodeDecodeError):
        return ""
    is_arabic = name in _LATIN and likely_encoding(_TAGS.sub(b" ", content)) in _ARABIC
    return "" if is_arabic else text


def lines_of(tree: etree._Element) -> list[str]:
    """The visible lines in order, none empty."""
    lines: list[list[str]] = [[]]
    _walk(tree, lines)
    joined = (re.sub(r"[ \t\r\n]+", " ", "".join(line)).strip() for line in lines)
    return [line for line in joined if line]


def _walk(tree: etree._Element, lines: list[list[str]]) -> None:
    """Visit the elements in order, without calls inside calls: pages nest deeper than Python allows."""
    hidden: etree._Element | None = None  # the outermost hidden element that we are inside of
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        is_start = event == "start"
        if hidden is None and is_start and (element.tag in HIDDEN or _is_hidden(element)):
            hidden = element
        elif hidden is None:
            if element.tag not in INLINE:
                lines.append([])
            if is_start:
                lines[-1].append(element.text or "")
        elif hidden is element and not is_start:
            hidden = None
        if hidden is None and not is_start and element is not tree:
            lines[-1].append(element.tail or "")


def _is_hidden(element: etree._Element) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN_STYLE.search(element.get("style") or ""))
