"""How likely a Latin spelling writes an Arabic name, letter by letter: costs learned from attested pairs of names.

An Arabic letter gives none to three Latin ones, vowels that Arabic leaves out may stand anywhere; the cheapest way is
held against what the Latin letters cost by themselves. Above 0 the spelling is better explained by the Arabic name than
by chance. No list of names is asked, so names that stand in no list are compared as well as others.
Data: `letters.json`, written by `measures/train_letters.py`; costs are negative logarithms of probabilities.
"""

import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

LONGEST = 3  # Latin letters of one Arabic letter
UNHEARD = 7.0  # cost of what no pair showed; each letter beyond the first adds MORE
MORE = 4.0
# Some letters are written otherwise at the edges of a name: they get signs of their own. ^ is the article.
PAIRS = {"اي": "1", "عي": "2", "او": "3", "عو": "4"}
FIRST = {"ا": "A", "ع": "E", "و": "W", "ي": "Y", "ه": "H"}
LAST = {"ا": "5", "ه": "6", "ي": "7", "و": "8", "ع": "9"}
ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_ARTICLE = re.compile("(?:^|(?<=^عبد)|(?<=^ابو))ال(?=..)")
_NOT_LATIN = re.compile("[^a-z]")


class Likeness(NamedTuple):
    """How much better a spelling is explained by the name than by chance, in natural logarithms."""

    per_letter: float
    whole: float


NONE = Likeness(-9.0, -9.0)


@lru_cache(maxsize=100_000)
def signs(arabic: str) -> str:
    """A folded Arabic name as the signs that have costs."""
    name = _ARTICLE.sub("^", arabic.replace(" ", ""))
    article, name = ("^", name[1:]) if name.startswith("^") else ("", name)
    if name[:2] in PAIRS:
        name = PAIRS[name[:2]] + name[2:]
    elif name[:1] in FIRST:
        name = FIRST[name[0]] + name[1:]
    if len(name) > 1 and name[-1] in LAST:
        name = name[:-1] + LAST[name[-1]]
    return article + name


def latin_letters(spelling: str) -> str:
    """A folded Latin spelling without anything but letters."""
    return _NOT_LATIN.sub("", spelling)


@lru_cache(maxsize=200_000)
def likeness(arabic: str, latin: str) -> Likeness:
    """Compare one folded part of an Arabic name with one folded Latin part."""
    name, spelling = signs(arabic), latin_letters(latin)
    if not name or not spelling:
        return NONE
    gain = _by_chance(spelling) - _cheapest(name, spelling)
    return Likeness(gain / max(len(name), len(spelling)), gain)


def can_begin(arabic: str, initial: str) -> bool:
    """Say whether a Latin initial can stand for an Arabic name."""
    first = signs(arabic).removeprefix("^")[:1]
    return any(segment.startswith(initial) for segment in _costs()["letters"].get(first, ()))


def _cheapest(name: str, spelling: str) -> float:
    """The cheapest way to write the signs as this spelling: dynamic programming over both."""
    letters: Mapping[str, Mapping[str, float]] = _costs()["letters"]
    free = [min(_costs()["free"][letter], UNHEARD) for letter in spelling]
    length = len(spelling)
    row = [0.0, *([float("inf")] * length)]
    for sign in (*name, ""):
        for j in range(length):
            row[j + 1] = min(row[j + 1], row[j] + free[j])
        if not sign:
            break
        row = _next_row(row, spelling, letters.get(sign, {}))
    return row[length]


def _next_row(row: list[float], spelling: str, costs: Mapping[str, float]) -> list[float]:
    length = len(spelling)
    after = [float("inf")] * (length + 1)
    for j, so_far in enumerate(row):
        for size in range(min(LONGEST, length - j) + 1):
            unheard = UNHEARD + MORE * max(0, size - 1)
            cost = so_far + min(costs.get(spelling[j : j + size], unheard), unheard)
            after[j + size] = min(after[j + size], cost)
    return after


@lru_cache(maxsize=100_000)
def _by_chance(spelling: str) -> float:
    chance: Mapping[str, float] = _costs()["chance"]
    return sum(chance[pair] for pair in map("".join, zip("^" + spelling, spelling + "$", strict=True)))


@cache
def _costs() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files(__package__).joinpath("letters.json").read_text(encoding="utf-8"))
    return found
