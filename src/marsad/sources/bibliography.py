"""Files of bibliographic records, cut into their records: RIS, BibTeX, CSV, MARC-XML, OpenAlex, theses.fr, OAI-PMH.

Each record keeps the form in which it came, so that its bytes, and with them its document, stay the same wherever
it stands. What makes a record differ from visit to visit without its being another (counts, days of indexing) is
left out. The readers are in `reading.bibliography`.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import DuplicateBlockKeyBlock

from marsad.authority.columns import lists_works
from marsad.records import Original, Unread
from marsad.sources.holding import Holding
from marsad.sources.xml import first_element, named, parsed, whole

_RIS = re.compile(rb"(?m)^TY  ?- .*?(?:^ER  ?-[^\n]*|(?=^TY  ?- )|\Z)", re.DOTALL)  # the last may lack its end
_RIS_END = re.compile(rb"^ER  ?-[^\n]*\Z", re.MULTILINE)
_RIS_START = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:[A-Z][a-z]+: [^\n]*\n\s*){0,6}TY  ?- ")  # behind who exports it
_BIBTEX_START = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*@[A-Za-z]+\s*[{(]")
_MARC = b"http://www.loc.gov/MARC21/slim"
_WORK = ("id", "doi", "title", "display_name", "publication_date", "publication_year", "language", "type")
_THESIS_LEFT_OUT = frozenset({"dateInsertionDansES", "cas"})
_BOM = "\ufeff"
_SPOKEN = re.compile(r"\A(?:\s*\n|\s*sep=[;,\t]?\s*\n)+")  # what spreadsheets say to one another, and empty lines
_SPOKEN_BYTES = re.compile(_SPOKEN.pattern.encode())
_OF_TABLES = ("utf-8", "cp1252", "cp1256")  # in which spreadsheets of the region save the names of columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format of lists of records: how it is recognised by its first bytes and its name, and how it is cut."""

    name: str
    ending: str
    recognises: Callable[[bytes, str], bool]
    cut: Callable[[bytes], Iterator[bytes]]


def records(holding: Holding, found: Format) -> Iterator[Original | Unread]:
    """The records of a file, numbered from 1."""
    count = 0
    try:
        for count, record in enumerate(found.cut(holding.whole()), start=1):
            yield holding.record(f"{count}{found.ending}", record)
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError, csv.Error) as error:
        yield holding.unread(
            f"This {found.name} file is broken behind its record {count} ({type(error).__name__}): export it again.",
            "" if not count else f"{count + 1}{found.ending}",
        )
        return
    if not count:
        yield holding.unread(f"This {found.name} file holds no record: export it again.")


def format_of(holding: Holding) -> Format | None:
    """The format of a file, or None when it is no list of records."""
    head, name = holding.head(), holding.file.lower()
    return next((one for one in FORMATS if one.recognises(head, name)), None)


def _ris(content: bytes) -> Iterator[bytes]:
    found = (match[0].strip() for match in _RIS.finditer(_utf8(content).replace(b"\r\n", b"\n")))
    return (record + (b"\n" if _RIS_END.search(record) else b"\nER  -\n") for record in found)


def _bibtex(content: bytes) -> Iterator[bytes]:
    """Each entry with the macros of its file, which it may use."""
    data = _utf8(content)
    try:
        text, encoding = data.decode("utf-8").removeprefix(_BOM), "utf-8"
    except UnicodeDecodeError:
        text, encoding = data.decode("latin-1"), "latin-1"  # every byte comes back as it was; the reader tells it
    library = parse_string(text, parse_stack=[])
    again = [
        block.ignore_error_block
        for block in library.failed_blocks
        if isinstance(block, DuplicateBlockKeyBlock) and block.ignore_error_block is not None
    ]
    macros = "".join(f"{string.raw}\n" for string in library.strings)
    for entry in sorted([*library.entries, *again], key=lambda block: block.start_line or 0):
        raw = entry.raw or ""
        used = macros if any(re.search(rf"=\s*{re.escape(one.key)}\b", raw) for one in library.strings) else ""
        yield f"{raw}\n{used}".encode(encoding)
    if len(library.failed_blocks) > len(again):
        raise ValueError("an entry that does not close")


def _rows(content: bytes) -> Iterator[bytes]:
    """Each row under the names of the columns."""
    data = _utf8(content)
    try:
        text, encoding = data.decode("utf-8").removeprefix(_BOM), "utf-8"
    except UnicodeDecodeError:
        text, encoding = data.decode("latin-1"), "latin-1"
    text = _SPOKEN.sub("", text)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text.split("\n", 1)[0]))
    names = next(rows, [])
    for row in rows:
        if any(cell.strip() for cell in row):
            yield _table([names, row], encoding)


def _table(rows: Sequence[Sequence[str]], encoding: str) -> bytes:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue().encode(encoding)


def _marc(content: bytes) -> Iterator[bytes]:
    return (whole(record) for record in named(parsed(content), "record"))


def _works(content: bytes) -> Iterator[bytes]:
    said = json.loads(content)
    works = said.get("results", [said]) if isinstance(said, dict) else said
    return (_json(_work(work)) for work in works if isinstance(work, dict))


def _work(work: Mapping[str, Any]) -> Mapping[str, Any]:
    place = work.get("primary_location") or {}
    source = place.get("source") or {}
    people = [
        {
            "author": {"display_name": (one.get("author") or {}).get("display_name", "")},
            "institutions": [
                {"display_name": school.get("display_name", "")} for school in one.get("institutions", ())
            ],
        }
        for one in work.get("authorships", ())
    ]
    return {
        **{name: work[name] for name in _WORK if work.get(name)},
        "authorships": people,
        "primary_location": {
            "landing_page_url": place.get("landing_page_url"),
            "source": {name: source.get(name) for name in ("display_name", "host_organization_name")},
        },
        "keywords": [{"display_name": word.get("display_name", "")} for word in work.get("keywords") or ()],
        "abstract_inverted_index": work.get("abstract_inverted_index") or {},
    }


def _theses(content: bytes) -> Iterator[bytes]:
    """Theses of theses.fr: a list, or a line for each."""
    text = content.decode("utf-8-sig").strip()
    found = (
        json.loads(text) if text.startswith("[") else [json.loads(line) for line in text.splitlines() if line.strip()]
    )
    for one in found:
        thesis = one.get("_source", one)
        yield _json({name: value for name, value in thesis.items() if name not in _THESIS_LEFT_OUT})


def _json(said: Mapping[str, Any]) -> bytes:
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _utf8(content: bytes) -> bytes:
    """Text that says that it is UTF-16 as UTF-8; all other as it is."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace").encode()
    return content.removeprefix(b"\xef\xbb\xbf")


def _is_table(head: bytes, name: str) -> bool:
    """A table whose columns are those of a list of works; other tables are read as they are."""
    if not name.endswith((".csv", ".tsv", ".txt")):
        return False
    line = next(iter(_SPOKEN_BYTES.sub(b"", _utf8(head)).splitlines()), b"").strip()
    if name.endswith(".txt") and b"\t" not in line:  # a spreadsheet's "Unicode text"
        return False
    return any(_names_works(line.decode(encoding, "replace")) for encoding in _OF_TABLES)


def _names_works(line: str) -> bool:
    return lists_works(next(csv.reader([line], delimiter=_delimiter(line)), []))


def _delimiter(line: str) -> str:
    return max(",;\t", key=line.count)


FORMATS: tuple[Format, ...] = (
    Format(
        name="RIS",
        ending=".ris",
        recognises=lambda head, _: bool(_RIS_START.match(_utf8(head))),
        cut=_ris,
    ),
    Format(
        name="BibTeX",
        ending=".bib",
        recognises=lambda head, name: name.endswith(".bib") or bool(_BIBTEX_START.match(head)),
        cut=_bibtex,
    ),
    Format(
        name="MARC-XML",
        ending=".xml",
        recognises=lambda head, _: first_element(head) in {"collection", "record"} and _MARC in head,
        cut=_marc,
    ),
    Format(
        name="OpenAlex",
        ending=".json",
        recognises=lambda head, _: head.lstrip()[:1] in {b"{", b"["} and b"openalex.org/" in head,
        cut=_works,
    ),
    Format(
        name="theses.fr",
        ending=".json",
        recognises=lambda head, _: (
            head.lstrip()[:1] in {b"{", b"["} and b'"dateSoutenance"' in head and b'"nnt"' in head
        ),
        cut=_theses,
    ),
    Format(
        name="CSV",
        ending=".csv",
        recognises=_is_table,
        cut=_rows,
    ),
)
