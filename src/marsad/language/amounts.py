"""Finds sums of money and gives them as a number with its ISO 4217 currency.

Codes and signs may stand before or after the figure, names after it; scales and number words are read. A dinar, riyal
or lira without a country is XXX, ISO's code for no particular currency. Missing: ranges ("2 to 3 million") give their
upper end.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from marsad.language.alternatives import alternatives
from marsad.language.characters import LETTERS
from marsad.language.normalise import Folded, fold, fold_with_offsets
from marsad.language.numbers import parse_tokens, scales, token
from marsad.records import Amount

_BETWEEN = "(?: ?[-و] ?| et | and | و| )"
_LINK = "(?: ?(?:de |d'|of |in |من )| ?)"
_MOST_JOINED = 11  # words behind the first of a number; a table's row of figures holds more, and is none
_SINGULAR = frozenset(
    {"مليون", "مليار", "الف", "مائه", "مئه", "مليونا", "مليارا", "mille", "million", "billion", "thousand"}
)
_DUAL = (["مليونا"], ["مليارا"])  # alone before a currency: two million; behind "خمسة عشر" one of the million


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The expressions of one language: a currency after the number, or before it."""

    after: re.Pattern[str]
    before: re.Pattern[str]
    token: re.Pattern[str]


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files("marsad.language").joinpath("currencies.toml").read_text("utf-8"))


@cache
def _currencies() -> dict[str, tuple[str, float, bool]]:
    """Folded sign or name: its code, the scale it holds, and whether it must be in capitals."""
    entries: dict[str, tuple[str, float, bool]] = {}
    for code, table in _data().items():
        if code == "scaled":
            entries |= {fold(entry["sign"]): (entry["code"], entry["scale"], True) for entry in table}
            continue
        entries |= {fold(name): (code, 1.0, False) for name in table["names"]}
        entries |= {fold(sign): (code, 1.0, True) for sign in table["signs"]}
    return entries


@cache
def _as_listed() -> frozenset[str]:
    """The signs as they are written: "Ksh", "Rs"."""
    return frozenset(sign for code, table in _data().items() if code != "scaled" for sign in table["signs"])


def _is_letter(sign: str) -> bool:
    """Whether a sign is but one letter: "R15 million"."""
    return len(sign) == 1 and sign.isalpha()


@cache
def _grammar(language: str) -> _Grammar:
    one = token(language)
    number = f"(?P<number>{one}(?:{_BETWEEN}?{one}){{0,{_MOST_JOINED}}})"
    every = alternatives(name for name in _currencies() if not _is_letter(name))
    signs = alternatives(name for name, (_, scale, capital) in _currencies().items() if capital and scale == 1)
    edge = f"(?![{LETTERS}])"
    return _Grammar(
        after=re.compile(f"{number}{_LINK}(?P<currency>{every}){edge}"),
        before=re.compile(f"(?<![{LETTERS}$])(?P<currency>{signs}) ?{number}"),
        token=re.compile(one),
    )


def find_amounts(text: str, language: str) -> tuple[Amount, ...]:
    """The sums of money of a text in order."""
    folded = fold_with_offsets(text)
    grammar = _grammar(language)
    found = [a for pattern in (grammar.before, grammar.after) for a in _read(pattern, grammar, folded, language)]
    taken: list[Amount] = []
    for amount in sorted(found, key=lambda a: (a.start - a.end, a.start)):
        if all(amount.end <= other.start or other.end <= amount.start for other in taken):
            taken.append(amount)
    return tuple(sorted(taken, key=lambda a: a.start))


def _read(pattern: re.Pattern[str], grammar: _Grammar, folded: Folded, language: str) -> Iterator[Amount]:
    for match in pattern.finditer(folded.text):
        code, scale, capital = _currencies()[match["currency"]]
        if capital and not _is_capital(folded, *match.span("currency")):
            continue
        tokens = _number_beside(list(grammar.token.finditer(match["number"])), is_first=pattern is grammar.before)
        pieces = [piece.group() for piece in tokens]
        if len(pieces) == 1 and pieces[0] in scales(language) and pieces[0] not in _SINGULAR:
            continue  # "millions of euros"
        if _is_letter(match["currency"]) and not (language == "en" and pieces[-1] in scales(language)):
            continue  # "an N95 mask", "article R. 4123"
        first, last = folded.span(*_edges(match, tokens))
        value = parse_tokens(pieces, language) * scale * (2 if pieces in _DUAL else 1)
        yield Amount(start=first, end=last, value=round(value, 2), currency=code)


def _edges(match: re.Match[str], tokens: list[re.Match[str]]) -> tuple[int, int]:
    """From the first to the last of number and currency."""
    number, currency = match.start("number"), match.span("currency")
    start, end = number + tokens[0].start(), number + tokens[-1].end()
    return min(start, currency[0]), max(end, currency[1])


def _is_capital(folded: Folded, start: int, end: int) -> bool:
    """Whether a code or sign is written as one: "LE" is pounds, "le" is an article."""
    first, last = folded.span(start, end)
    written = folded.source[first:last]
    return written[-1:].upper() == written[-1:] or written in _as_listed()


def _number_beside(tokens: list[re.Match[str]], *, is_first: bool) -> list[re.Match[str]]:
    """The tokens of the number next to the currency: two figures side by side are two numbers."""
    figures = [token.group()[0].isdigit() for token in tokens]
    cuts = [place for place in range(1, len(tokens)) if figures[place] and figures[place - 1]]
    if not cuts:
        return tokens
    return tokens[: cuts[0]] if is_first else tokens[cuts[-1] :]
