"""Reads XML that strangers wrote: no entities, no outside files, no endless depth."""

import re
from collections.abc import Iterator

from lxml import etree

_FIRST = re.compile(rb"<(?!\?|!)(?:[\w.-]+:)?([\w.-]+)")


def parsed(content: bytes) -> etree._Element:
    """The root element; raises ValueError."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_comments=True
    )
    try:
        root = etree.fromstring(content.lstrip(b"\xef\xbb\xbf \t\r\n"), parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error
    if root is None:
        raise ValueError("no element")
    return root


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
