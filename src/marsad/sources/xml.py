"""Reads XML that strangers wrote: no entities, no outside files, no endless depth."""

import re
from collections.abc import Iterator
from html.entities import html5

from lxml import etree

_FIRST = re.compile(rb"<(?!\?|!)(?:[\w.-]+:)?([\w.-]+)")


_AND = re.compile(rb"<!\[CDATA\[.*?\]\]>|&(?:([A-Za-z][A-Za-z0-9]{1,30};)|(?!#))", re.DOTALL)
_OF_XML = frozenset({b"amp;", b"lt;", b"gt;", b"quot;", b"apos;"})


def parsed(content: bytes) -> etree._Element:
    """The root element, of damaged XML too as far as it can be made out; raises ValueError."""
    content = content.lstrip(b"\xef\xbb\xbf \t\r\n")
    try:
        return _root(content, recover=False)
    except ValueError:
        return _root(content if b"\x00" in content else _AND.sub(_mended, content), recover=True)


def _root(content: bytes, *, recover: bool) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=recover, remove_comments=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error
    if root is None:
        raise ValueError("no element")
    return root


def _mended(found: re.Match[bytes]) -> bytes:
    """An ampersand that stands alone, as in addresses, and letters that only HTML names, which a parser would drop."""
    if found[0].startswith(b"<") or found[1] in _OF_XML:
        return found[0]
    if found[1] is None:
        return b"&amp;"
    letters = html5.get(found[1].decode("ascii"))
    return "".join(f"&#{ord(letter)};" for letter in letters).encode() if letters else b"&amp;" + found[1]


def first_element(head: bytes) -> str:
    """The name of the first element in the first bytes of a file, without its namespace; "" where there is none."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = head.replace(b"\x00", b"").lstrip(b"\xff\xfe \t\r\n")
    found = _FIRST.search(start) if start.startswith(b"<") else None
    return found[1].decode("ascii", "replace") if found else ""


def local(element: etree._Element) -> str:
    """An element's name without its namespace; "" of what is none."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def named(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Every element of a name at any depth, whatever its namespace."""
    return (inner for inner in element.iter() if local(inner) == name)


def text_of(element: etree._Element, name: str) -> str:
    """The words of the first child of a name."""
    for child in element:
        if local(child) == name:
            return " ".join("".join(child.itertext()).split())
    return ""


def whole(element: etree._Element) -> bytes:
    """An element as a file of its own."""
    written: bytes = etree.tostring(element, encoding="utf-8", xml_declaration=True, with_tail=False)
    return written
