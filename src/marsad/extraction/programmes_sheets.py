"""Programme sheets: lines such as "Bailleur : …", "Budget | 30 000 EUR", whose keys say which field they give.

The fields go to the programme that the sheet is about: the one named last before the line, else the first of the
document. What a sentence told is kept; only empty fields are filled.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

from marsad.extraction.phrase_grammar import spelt_out
from marsad.language.normalise import fold
from marsad.records import Amount, Analysis, EntityKind, Fact

_ROW = re.compile("[^\n]+")
_PAIR = re.compile("[|\\-–•* \t]*(?P<key>[^:|\n]{2,40}?)[ \u00a0\t]*[:|]+[ \u00a0\t]*(?P<value>[^\n]{2,300}?)[ |\t]*$")
_ANY_NUMBER = re.compile(r"\((?:s|x|e|es)\)")  # "Bailleur(s)"
_LONGEST_NAME = 120  # characters of a body's name
_LEAST = 2  # lines that make a sheet: one "Zone : …" may be anything
_BODIES = ("funder", "implementer")
_WORDS = ("place", "target_group")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a sheet: the fields that its key may give, and the place of its value in the document."""

    fields: tuple[str, ...]
    start: int
    end: int
    text: str


@cache
def _keys() -> Mapping[str, tuple[str, ...]]:
    """The fields that each folded key may give."""
    data = tomllib.loads(resources.files("marsad.extraction").joinpath("grammar", "sheets.toml").read_text("utf-8"))
    found: dict[str, tuple[str, ...]] = {}
    for field, keys in data.items():
        for key in {fold(form).strip() for listed in keys for form in spelt_out(listed)}:
            found[key] = (*found.get(key, ()), field)
    return found


def sheet_lines(text: str) -> Iterator[Line]:
    """The lines of a document that are those of a sheet."""
    for row in _ROW.finditer(text):
        pair = _PAIR.fullmatch(row.group())
        fields = _keys().get(fold(_ANY_NUMBER.sub("", pair["key"])).strip()) if pair else None
        if pair and fields:
            start, end = (row.start() + place for place in pair.span("value"))
            yield Line(fields=fields, start=start, end=end, text=" ".join(pair["value"].split()).rstrip("."))


def headings(text: str) -> frozenset[int]:
    """Where sheets begin: the end of the words that stand right above the first line of one."""
    begun = [line.start for line in sheet_lines(text)]
    if len(begun) < _LEAST:
        return frozenset()
    rows = (text.rfind("\n", 0, start) for start in begun)
    return frozenset(len(text[:row].rstrip()) for row in rows if row > 0)


def filled(analysis: Analysis, facts: Sequence[Fact]) -> list[Fact]:
    """The programmes with what the lines of sheets say of them."""
    lines = list(sheet_lines(analysis.document.text))
    if len(lines) < _LEAST or not facts:
        return list(facts)
    told: dict[int, dict[str, Any]] = {}
    for line in lines:
        before = [number for number, fact in enumerate(facts) if fact.citation.start <= line.start]
        owner = max(before, key=lambda number: facts[number].citation.start, default=0)
        for field, value in _values(analysis, line).items():
            told.setdefault(owner, {}).setdefault(field, value)
    return [_with(fact, told.get(number, {})) for number, fact in enumerate(facts)]


def _with(fact: Fact, told: Mapping[str, Any]) -> Fact:
    """A programme with the fields that it lacked."""
    new = {field: value for field, value in told.items() if value and not fact.fields.get(field)}
    return replace(fact, fields={**fact.fields, **new}) if new else fact


def _values(analysis: Analysis, line: Line) -> dict[str, Any]:
    """What a line gives: a sum for "amount", dates, else its words; "financement" is a sum or a body."""
    amount = next((a for a in analysis.amounts if line.start <= a.start < line.end), None)
    dates = [d for d in analysis.dates if line.start <= d.start < line.end]
    found: dict[str, Any] = {}
    bodies = [field for field in line.fields if field in _BODIES]
    if "amount" in line.fields and amount:
        found |= {"amount": amount.value, "currency": amount.currency}
    for field in bodies:
        found[field] = _body(analysis, line, amount)
    for field in line.fields:
        if field in _WORDS:
            found[field] = line.text
        elif field in ("dates", "start_date", "end_date") and dates:
            found |= {"start_date": dates[0].first} if field != "end_date" else {}
            found |= {"end_date": dates[-1].last} if field != "start_date" else {}
    return found


def _body(analysis: Analysis, line: Line, amount: Amount | None) -> str:
    """The body that a line names: the one that begins it, else all its words, when no sum stands among them."""
    named = [m.citation for m in analysis.mentions_of(EntityKind.ORGANISATION) if m.citation.start == line.start]
    if named:
        longest = max(named, key=lambda citation: citation.end)
        return " ".join(longest.quote.split())
    return line.text if amount is None and len(line.text) <= _LONGEST_NAME else ""
