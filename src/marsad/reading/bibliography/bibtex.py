"""Reads BibTeX entries: macros put in, LaTeX signs turned into letters."""

import re
from collections.abc import Mapping

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware

from marsad.reading.bibliography.record import Record, day, draft
from marsad.reading.decoding import decode
from marsad.reading.draft import Draft
from marsad.reading.errors import BrokenFile

_ENTRY = re.compile(
    r"\A\s*(?:%[^\n]*\n\s*|@(?:comment|string|preamble)\b[^\n]*\n\s*)*@[a-z]+\s*[{(]\s*[^\s,{}]*\s*,", re.IGNORECASE
)
_SPACES = re.compile(r"\s+and\s+")
_THESES = frozenset({"phdthesis", "mastersthesis", "thesis"})


def recognises(content: bytes, name: str) -> bool:
    """By an entry at the start, or by the ending together with one."""
    start = content[:4000].decode("utf-8", "replace").lstrip("\ufeff")
    return bool(_ENTRY.match(start)) or (name.endswith(".bib") and b"@" in content)


def read(content: bytes, file: str) -> Draft:
    """The draft of an entry; raises ReadingError."""
    library = parse_string(decode(content, file), append_middleware=[LatexDecodingMiddleware()])
    if not library.entries:
        raise BrokenFile("This BibTeX record is broken (its braces do not close): mend it and add it again.")
    entries = [
        (entry.entry_type, {field.key.lower(): str(field.value) for field in entry.fields}) for entry in library.entries
    ]
    return draft([_record(kind, said) for kind, said in entries], "BibTeX")


def _record(kind: str, said: Mapping[str, str]) -> Record:
    month = said.get("month", "")
    return Record(
        titles=[_plain(said.get(name, "")) for name in ("title", "titleaddon", "origtitle")],
        authors=[_plain(name) for name in _SPACES.split(said.get("author", said.get("editor", "")))],
        published=day(said.get("date", ""), f"{month} {said.get('year', '')}" if month else "", said.get("year", "")),
        publisher=_plain(
            next((said[name] for name in ("school", "publisher", "institution", "organization") if name in said), "")
        ),
        within=_plain(said.get("journal", said.get("journaltitle", said.get("booktitle", "")))),
        language=said.get("language", said.get("langid", "")),
        kind="thesis" if kind.lower() in _THESES else kind.lower(),
        abstracts=[_plain(value) for name, value in said.items() if name.startswith("abstract")],
        keywords=[_plain(word) for word in re.split(r"[,;،؛]", said.get("keywords", ""))],
        identifiers=[said.get(name, "") for name in ("doi", "isbn", "issn")],
        links=[said.get("url", "")],
    )


def _plain(value: str) -> str:
    return value.replace("{", "").replace("}", "")
