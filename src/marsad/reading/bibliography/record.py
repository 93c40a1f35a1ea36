"""What all formats of bibliographic records say, and the text that becomes of it: headings, and what stands below.

The headings are ours, in the language of the record; all else is in the record's own words.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from marsad.language.identify import identify
from marsad.language.normalise import fold
from marsad.reading.dates import stated_date
from marsad.reading.draft import Draft, Piece
from marsad.reading.errors import NoText
from marsad.records import BlockKind

MEDIA_TYPE = "application/vnd.marsad.bibliographic-record"
READERS = frozenset({"ris", "bibtex", "marc", "oai_dc", "json", "csv"})  # by the names of `reading.registry`
_TAG = re.compile(r"</?(?:jats:)?[a-zA-Z][^<>]{0,80}>")
_YEAR = re.compile(r"(?<!\d)((?:1[5-9]|20)\d{2})(?!\d)")


def is_record(reader: str) -> bool:
    """Whether a document was read by one of the readers of records, by its name and version."""
    return reader.partition(" ")[0] in READERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record, whatever format it came in; texts in several languages stand one behind the other."""

    titles: Sequence[str] = ()  # the main one first
    authors: Sequence[str] = ()
    supervisors: Sequence[str] = ()
    published: str = ""  # ISO, whole or partial
    publisher: str = ""  # or the university
    within: str = ""  # the journal, book or series
    language: str = ""  # of the work, in the record's words
    kind: str = ""  # thesis, article, … in the record's words
    abstracts: Sequence[str] = ()
    keywords: Sequence[str] = ()
    identifiers: Sequence[str] = ()
    links: Sequence[str] = ()


def draft(records: Sequence[Record], kind: str) -> Draft:
    """The draft of a record; of several, as a file that was not cut has them, one behind the other.

    Raises:
        NoText: none of them has a title.
    """
    titled = [record for record in records if any(map(clean, record.titles))]
    if not titled:
        raise NoText(f"This {kind} record has no title: complete it in the program that made it.")
    first = titled[0] if len(titled) == 1 else Record()
    return Draft(
        pieces=tuple(piece for record in titled for piece in _pieces(record)),
        title=clean(first.titles[0]) if first.titles else "",
        author="; ".join(distinct(first.authors)),
        published=first.published,
        publisher=clean(first.publisher),
        language=_main_language(first) if first.titles else "",
    )


def _pieces(record: Record) -> Iterator[Piece]:
    titles = distinct(record.titles)
    yield Piece(kind=BlockKind.TITLE, text=titles[0])
    for title in titles[1:]:
        yield Piece(kind=BlockKind.PARAGRAPH, text=title)
    language = _main_language(record)
    abstracts = [(abstract, _language(abstract)) for abstract in distinct(record.abstracts)]
    for abstract, written in sorted(abstracts, key=lambda one: one[1] != language):  # its own language first
        yield _heading("abstract", written)
        yield Piece(kind=BlockKind.PARAGRAPH, text=abstract)
    for name, values in _facts(record):
        found = distinct(values)
        if found:
            yield _heading(name, language)
            yield Piece(kind=BlockKind.PARAGRAPH, text=("\n" if name == "link" else "; ").join(found))


def _facts(record: Record) -> Iterator[tuple[str, Sequence[str]]]:
    yield "author", record.authors
    yield "supervisor", record.supervisors
    yield "published", [record.published]
    yield "publisher", [record.publisher]
    yield "within", [record.within]
    yield "kind", [record.kind]
    yield "keywords", record.keywords
    yield "identifier", record.identifiers
    yield "link", record.links


def _heading(name: str, language: str) -> Piece:
    words = _labels()[name]
    return Piece(kind=BlockKind.HEADING, text=words.get(language, words["en"]), level=2)


def _main_language(record: Record) -> str:
    """The language of the work: as the record says, else of its main title."""
    said = _labels()["languages"].get(record.language.strip().casefold(), "")
    return said or _language(record.titles[0])


def _language(text: str) -> str:
    return identify(text).language


def clean(text: str) -> str:
    """A value without markup, line breaks and double spaces."""
    return " ".join(_TAG.sub(" ", text).split()) if "<" in text else " ".join(text.split())


def distinct(values: Iterable[str]) -> list[str]:
    """Values that say something, each once."""
    return list(dict.fromkeys(filter(None, map(clean, values))))


def day(*said: str) -> str:
    """The most exact date among values, ISO, whole or partial; "" where none states one."""
    found = [_stated(fold(value)) for value in said if value.strip()]
    return max(filter(None, found), key=len, default="")


def _stated(value: str) -> str:
    value = value.strip(" /©c.[]()")
    year = _YEAR.search(value)
    exact = stated_date(value.rstrip("/"))
    return exact or (year[1] if year else "")


@cache
def _labels() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files(__package__).joinpath("labels.toml").read_text(encoding="utf-8"))
