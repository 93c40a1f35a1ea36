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
_MACRO = re.compile(r"@string\s*[{(]\s*([^\s=]{1,80})\s*=\s*[\"{]([^\n]{0,400})[\"}]\s*[})]", re.IGNORECASE)
_PART = r"(?:\"[^\"#\n]{0,400}\"|\{[^{}#\n]{0,400}\}|[A-Za-z][A-Za-z0-9_.-]{0,80})"
_PARTS = re.compile(rf"=\s*({_PART}(?:\s*#\s*{_PART})+)")
_NO_COMMA = re.compile(r"([}\"])([ \t]*\n\s*[A-Za-z]{1,40}\s*=\s*[{\"\d])")  # at the end of a field
_URL = re.compile(r"\burl\s*=\s*[{\"]\s*(https?://[^\s{}\"]{1,2000})[}\"]", re.IGNORECASE)
_SPACES = re.compile(r"\s+and\s+")
_THESES = frozenset({"phdthesis", "mastersthesis", "thesis"})


def recognises(content: bytes, name: str) -> bool:
    """By an entry at the start, or by the ending together with one."""
    start = content[:4000].decode("utf-8", "replace").lstrip("\ufeff")
    return bool(_ENTRY.match(start)) or (name.endswith(".bib") and b"@" in content)


def read(content: bytes, file: str) -> Draft:
    """The draft of an entry; raises ReadingError."""
    text = _NO_COMMA.sub(r"\1,\2", _joined(decode(content, file)))
    library = parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    if not library.entries:
        raise BrokenFile("This BibTeX record is broken (its braces do not close): mend it and add it again.")
    entries = [
        (entry.entry_type, {field.key.lower(): str(field.value) for field in entry.fields}) for entry in library.entries
    ]
    addresses = _URL.findall(text) if len(entries) == 1 else []  # in them "%" and "_" are no signs of LaTeX
    for _, said in entries[: len(addresses)]:
        said["url"] = addresses[0]
    return draft([_record(kind, said) for kind, said in entries], "BibTeX")


def _joined(text: str) -> str:
    """The text with the parts of a value put together ("macro # { of Tunis}"), which the parser leaves apart."""
    macros = {match[1].casefold(): match[2] for match in _MACRO.finditer(text)}
    return _PARTS.sub(lambda match: f"= {{{''.join(_said(part, macros) for part in match[1].split('#'))}}}", text)


def _said(part: str, macros: Mapping[str, str]) -> str:
    part = part.strip()
    return part[1:-1] if part[:1] in {'"', "{"} else macros.get(part.casefold(), part)


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
