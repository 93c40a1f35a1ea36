"""Reads RIS records, as reference managers and library catalogues export them."""

import re
from collections.abc import Mapping
from typing import Any

import rispy
from rispy.config import LIST_TYPE_TAGS

from marsad.reading.bibliography.record import Record, day, draft
from marsad.reading.decoding import decode
from marsad.reading.draft import Draft

_START = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*TY  ?- ")
_FOLDED = re.compile(r"\n(?=[^\n])(?!\s*[A-Z][A-Z0-9]  ?-)[ \t]*")  # a value that goes on in the next line
_KINDS = {
    "THES": "thesis",
    "JOUR": "article",
    "BOOK": "book",
    "CHAP": "chapter",
    "RPRT": "report",
    "CONF": "conference",
}
_MANY = [*LIST_TYPE_TAGS, "AB", "N2", "TI", "TT"]  # an abstract for each language


def recognises(content: bytes, _name: str) -> bool:
    """By the tag that begins a record."""
    return bool(_START.match(content[:200]))


def read(content: bytes, file: str) -> Draft:
    """The draft of a record; raises ReadingError."""
    text = _FOLDED.sub(" ", decode(content, file).removeprefix("\ufeff").replace("\r\n", "\n"))
    return draft([_record(entry) for entry in rispy.loads(text, list_tags=_MANY)], "RIS")


def _record(entry: Mapping[str, Any]) -> Record:
    kind = str(entry.get("type_of_reference", ""))
    return Record(
        titles=_all(entry, "title", "primary_title", "translated_title", "short_title"),
        authors=_all(entry, "authors", "first_authors"),
        supervisors=_all(entry, "tertiary_authors", "subsidiary_authors"),
        published=day(*_all(entry, "date", "year", "publication_year")),
        publisher=next(iter(_all(entry, "publisher")), ""),
        within=next(iter(_all(entry, "secondary_title", "journal_name", "alternate_title3")), ""),
        language=next(iter(_all(entry, "language")), ""),
        kind=_KINDS.get(kind, ""),
        abstracts=_all(entry, "abstract", "notes_abstract"),
        keywords=_all(entry, "keywords"),
        identifiers=_all(entry, "doi", "issn", "accession_number", "id"),
        links=_all(entry, "urls", "url", "link1", "file_attachments1"),
    )


def _all(entry: Mapping[str, Any], *names: str) -> list[str]:
    found = [entry[name] for name in names if name in entry]
    return [str(value) for values in found for value in (values if isinstance(values, list) else [values])]
