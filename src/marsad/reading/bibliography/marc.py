"""Reads MARC-XML records, in MARC 21 and in UNIMARC; which fields say what stands in marc.toml."""

import io
import re
import tomllib
import xml.sax
from functools import cache
from importlib import resources

import pymarc

from marsad.reading.bibliography.record import Record, day, draft
from marsad.reading.draft import Draft
from marsad.reading.errors import BrokenFile

_START = re.compile(rb"<(?:\w+:)?(?:record|collection)\b[^>]{0,400}www\.loc\.gov/MARC21/slim", re.DOTALL)
_TITLES = ("245", "242", "246")  # people look for a work by each of its titles
_EDGES = " /:;,.="


def recognises(content: bytes, _name: str) -> bool:
    """By the namespace of its first element."""
    return content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and bool(_START.search(content[:2000]))


def read(content: bytes, _file: str) -> Draft:
    """The draft of a record.

    Raises:
        ReadingError: it is no sound XML, or has no title.
    """
    if b"<!DOCTYPE" in content[:2000]:
        raise BrokenFile("This MARC-XML record declares a type of its own, which no catalogue does: export it again.")
    try:
        found = pymarc.parse_xml_to_array(  # type: ignore[no-untyped-call]
            io.BytesIO(content)
        )
    except (xml.sax.SAXException, pymarc.exceptions.PymarcException) as error:
        raise BrokenFile("This MARC-XML record is broken: export it from the catalogue again.") from error
    return draft([_record(record) for record in found if record is not None], "MARC-XML")


def _record(record: pymarc.Record) -> Record:
    fields = _fields()["marc21" if record.get_fields("245") else "unimarc"]
    said = {name: _values(record, wanted) for name, wanted in fields.items()}
    return Record(
        titles=said["title"],
        authors=[name.strip(_EDGES) for name in said["author"]],
        supervisors=[name.strip(_EDGES) for name in said["supervisor"]],
        published=day(*said["published"]),
        publisher=next((value.strip(_EDGES) for value in said["publisher"]), ""),
        within=next((value.strip(_EDGES) for value in said["within"]), ""),
        language=next(iter(said["language"]), ""),
        kind=next(iter(said["kind"]), ""),
        abstracts=said["abstract"],
        keywords=[word.strip(_EDGES) for word in said["keywords"]],
        identifiers=said["identifier"],
        links=said["link"],
    )


def _values(record: pymarc.Record, wanted: list[str]) -> list[str]:
    """The values of fields such as "245ab": tag and subfields, those of one field joined."""
    found: list[str] = []
    for place in wanted:
        tag, codes = place[:3], place[3:]
        for field in _fields_of(record, tag):
            parts = [part.value.strip() for part in field.subfields if part.code in codes]
            found.append(" ".join(filter(None, parts)).strip(_EDGES))
    return [value for value in found if value]


def _fields_of(record: pymarc.Record, tag: str) -> list[pymarc.Field]:
    """The fields of a tag, those first that a field 880 gives in the script of the work; of titles both stay.

    Subfield 6 leads from "880-02" in the romanised field to "245-02" in the other.
    """
    own = [field for field in record.get_fields("880") if str(field.get("6", "")).startswith(tag)]
    numbers = {str(field["6"])[4:6] for field in own}
    romanised = [
        field
        for field in record.get_fields(tag)
        if tag in _TITLES or str(field.get("6", "") if not field.control_field else "")[4:6] not in numbers
    ]
    return [*own, *romanised]


@cache
def _fields() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(resources.files(__package__).joinpath("marc.toml").read_text(encoding="utf-8"))
