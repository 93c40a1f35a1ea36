"""Reads Dublin Core records (oai_dc), as repositories give them by OAI-PMH."""

import re

from lxml import etree

from marsad.reading.bibliography.record import Record, day, draft
from marsad.reading.draft import Draft
from marsad.reading.errors import BrokenFile

_DC = "{http://purl.org/dc/elements/1.1/}"
_START = re.compile(rb"<(?:\w+:)?dc\b[^>]{0,900}(?:openarchives\.org/OAI/2\.0/oai_dc|purl\.org/dc/elements)", re.DOTALL)
_DOI = re.compile(r"^(?:doi:|10\.\d{4,9}/)", re.IGNORECASE)


def recognises(content: bytes, _name: str) -> bool:
    """By the name and namespace of its first element."""
    return content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and bool(_START.search(content[:2000]))


def read(content: bytes, _file: str) -> Draft:
    """The draft of a record.

    Raises:
        ReadingError: it is no sound XML, or has no title.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise BrokenFile("This Dublin Core record is broken: ask the repository for it again.") from error
    return draft([_record(root)], "Dublin Core")


def _record(root: etree._Element) -> Record:
    identifiers = _values(root, "identifier")
    dates = _values(root, "date")
    return Record(
        titles=_values(root, "title"),
        authors=_values(root, "creator"),
        supervisors=_values(root, "contributor"),
        published=_earliest([day(date) for date in dates]),
        publisher=next(iter(_values(root, "publisher")), ""),
        within=next(iter(_values(root, "source")), ""),
        language=next(iter(_values(root, "language")), ""),
        kind=next((kind for kind in _values(root, "type") if not kind.startswith("info:")), ""),
        abstracts=_values(root, "description"),
        keywords=_values(root, "subject"),
        identifiers=[value for value in identifiers if not value.startswith(("http://", "https://"))],
        links=[value for value in identifiers if value.startswith(("http://", "https://"))],
    )


def _values(root: etree._Element, name: str) -> list[str]:
    found = [" ".join("".join(element.itertext()).split()) for element in root.iter(f"{_DC}{name}")]
    return [text for text in found if text]


def _earliest(dates: list[str]) -> str:
    """Of several dates that of publication: repositories add when a record was deposited and made open, later ones."""
    found = sorted(filter(None, dates))
    return max((date for date in found if date[:4] == found[0][:4]), key=len) if found else ""
