"""Renders a page to the lines that a browser would show, without its markup; scripts and hidden parts never enter."""

import re

from charset_normalizer import from_bytes
from lxml import etree

from marsad.reading.errors import BrokenFile
from marsad.reading.html_tags import HIDDEN, INLINE
from marsad.reading.html_unseen import strip_unseen
from marsad.reading.nesting import check_nesting

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
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
    return tree


def _decoded(content: bytes) -> str:
    """By mark, by what holds as UTF-8, by what the page declares, and else by its letters."""
    declared = _CHARSET.search(content[:4096])
    text: str | None = None
    for encoding in ("utf-8-sig", declared[1].decode("ascii") if declared else ""):
        try:
            text = content.decode(encoding) if encoding else None
        except (UnicodeDecodeError, LookupError):
            continue
        if text is not None:
            break
    from_letters = text if text is not None else _by_letters(content)
    plain = from_letters.replace("\x00", "").replace("\r\n", "\n")
    declaration = _XML.match(plain)
    return plain[declaration.end() :] if declaration else plain


def _by_letters(content: bytes) -> str:
    best = from_bytes(content[:200_000]).best()
    return content.decode(best.encoding if best else "utf-8", errors="replace")


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
