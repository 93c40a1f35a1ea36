"""Renders a page to the lines that a browser would show, without its markup; scripts and hidden parts never enter."""

import re

from charset_normalizer import from_bytes
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from marsad.reading.decoding import repair

_HIDDEN = {
    "script",
    "style",
    "noscript",
    "template",
    "head",
    "iframe",
    "object",
    "svg",
    "canvas",
    "select",
    "math",
    "datalist",
}
_INLINE = {
    "a",
    "abbr",
    "acronym",
    "b",
    "bdi",
    "bdo",
    "big",
    "cite",
    "code",
    "del",
    "dfn",
    "em",
    "font",
    "i",
    "ins",
    "kbd",
    "label",
    "mark",
    "q",
    "s",
    "samp",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "time",
    "tt",
    "u",
    "var",
    "wbr",
}
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def parse(content: bytes) -> HtmlElement | None:
    """The page's tree, or None when nothing can be made of the bytes."""
    try:
        return document_fromstring(
            _decoded(content), parser=HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
        )
    except (etree.LxmlError, ValueError):
        return None


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
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", repair(from_letters).replace("\x00", ""))


def _by_letters(content: bytes) -> str:
    best = from_bytes(content[:200_000]).best()
    return content.decode(best.encoding if best else "utf-8", errors="replace")


def lines_of(tree: HtmlElement) -> list[str]:
    """The visible lines in order, none empty."""
    lines: list[list[str]] = [[]]
    _walk(tree, lines)
    joined = (re.sub(r"[ \t\r\n]+", " ", "".join(line)).strip() for line in lines)
    return [line for line in joined if line]


def _walk(element: HtmlElement, lines: list[list[str]]) -> None:
    if not isinstance(element.tag, str) or element.tag in _HIDDEN or _is_hidden(element):
        return
    is_block = element.tag not in _INLINE
    if is_block:
        lines.append([])
    lines[-1].append(element.text or "")
    for child in element:
        _walk(child, lines)
        lines[-1].append(child.tail or "")
    if is_block:
        lines.append([])


def _is_hidden(element: HtmlElement) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN_STYLE.search(element.get("style") or ""))
