"""What the XMP packet of a PDF says of it, where it lies open in the file: title, authors, publisher, rights.

PDF/A and tagged PDFs must carry one uncompressed; it holds Arabic that old programs garble in the other properties.
"""

from dataclasses import dataclass

from lxml import etree

_START, _END = b"<x:xmpmeta", b"</x:xmpmeta>"
_LONGEST = 256 * 1024  # bytes
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_ITEM = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"


@dataclass(frozen=True, slots=True, kw_only=True)
class Xmp:
    """The values of a packet; "" where it does not say."""

    title: str = ""
    author: str = ""
    publisher: str = ""


def xmp_of(content: bytes) -> Xmp:
    """The last packet of a file, for an update writes its own behind the old one; an empty one for a broken packet."""
    start = content.rfind(_START)
    end = content.find(_END, start, start + _LONGEST) if start >= 0 else -1
    if end < 0:
        return Xmp()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        tree = etree.fromstring(content[start : end + len(_END)], parser=parser)
    except (etree.LxmlError, ValueError):
        return Xmp()
    return Xmp(title=_said(tree, "title"), author=_said(tree, "creator"), publisher=_said(tree, "publisher"))


def _said(tree: etree._Element, name: str) -> str:
    """The values of a property; of a title, which is told once for each language, the first."""
    items = [" ".join((item.text or "").split()) for item in tree.iterfind(f".//{_DUBLIN_CORE}{name}//{_ITEM}")]
    found = [item for item in items if item]
    return ", ".join(found[:1] if name == "title" else dict.fromkeys(found))
