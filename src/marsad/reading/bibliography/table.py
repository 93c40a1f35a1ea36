"""Reads rows of lists of works (CSV): the names of the columns, in three languages, say what stands in each."""

import codecs
import csv
import io
import re
from collections.abc import Mapping

from marsad.authority.columns import lists_works, meaning
from marsad.reading.bibliography.record import Record, day, draft
from marsad.reading.decoding import decode
from marsad.reading.draft import Draft

_PARTS = re.compile(r"\s*[;|؛]\s*")
_LONGEST_HEAD = 4000
_ENCODINGS = ("utf-8", "cp1252", "cp1256")  # in which the names of columns may stand


def recognises(content: bytes, name: str) -> bool:
    """By the ending together with a column of titles and at least one other that is known."""
    if not name.endswith((".csv", ".tsv")):
        return False
    head = content[:_LONGEST_HEAD].removeprefix(codecs.BOM_UTF8).splitlines()[:1]
    lines = {line.decode(encoding, "replace") for line in head for encoding in _ENCODINGS}
    return any(lists_works(next(csv.reader([line], delimiter=_delimiter(line)), [])) for line in lines)


def read(content: bytes, file: str) -> Draft:
    """The draft of a row; raises ReadingError."""
    text = decode(content, file).removeprefix("\ufeff")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text.split("\n", 1)[0]))
    names = next(rows, [])
    return draft([_record(names, row) for row in rows if any(cell.strip() for cell in row)], "CSV")


def _record(names: list[str], row: list[str]) -> Record:
    said: dict[str, list[str]] = {}
    other: list[str] = []
    for name, cell in zip(names, row, strict=False):
        holds = meaning(name)
        if cell.strip():
            said.setdefault(holds, []).append(cell)
            other += [f"{name.strip()}: {cell.strip()}"] if not holds else []
    return Record(
        titles=said.get("title", ()),
        authors=_parted(said, "author"),
        supervisors=_parted(said, "supervisor"),
        published=day(*said.get("published", ())),
        publisher=", ".join(said.get("publisher", ())),
        within=", ".join(said.get("within", ())),
        language=next(iter(said.get("language", ())), ""),
        kind=", ".join(said.get("kind", ())),
        abstracts=said.get("abstract", ()),
        keywords=_parted(said, "keywords"),
        identifiers=[*said.get("identifier", ()), *other],
        links=said.get("link", ()),
    )


def _parted(said: Mapping[str, list[str]], name: str) -> list[str]:
    return [part for cell in said.get(name, ()) for part in _PARTS.split(cell)]


def _delimiter(line: str) -> str:
    return max(",;\t", key=line.count)
