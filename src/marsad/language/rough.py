"""Rough numbers of people: "more than 300" and "about 350" may be one number told twice, "about 260" and "240" are two.

For conflicts between sources and for reports. How far a shade of meaning reaches is data (`rough.toml`), from general
knowledge; numbers in words and ranges ("200 to 250") are not read.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import combinations
from typing import Any

from marsad.language.normalise import fold

_NUMBER = re.compile(r"\d+(?:[ .,\u00a0\u202f]\d{3})*")
SHADES = ("", "about", "nearly", "more")  # the most exact first


def number_in(written: str) -> int | None:
    """The first number of a phrase, thousands joined: 1200 of "1.200 participants"; None where there is none."""
    found = _NUMBER.search(fold(written))
    return int(re.sub(r"\D", "", found.group())) if found else None


def shade_of(written: str) -> str:
    """How a number is introduced: one of `SHADES`, "" where it is told exactly."""
    before = _NUMBER.split(fold(written), maxsplit=1)[0]
    return next((name for name, pattern in _shades().items() if pattern.search(before)), "")


def may_be_one(one: str, other: str) -> bool:
    """Whether two rough numbers may tell the same: whether there is a number that both of them allow."""
    bounds = _bounds(one), _bounds(other)
    if bounds[0] is None or bounds[1] is None:
        return True  # what tells no number says nothing against the other
    (low, high), (other_low, other_high) = bounds[0], bounds[1]
    return low <= other_high and other_low <= high


def all_may_be_one(told: Sequence[str]) -> bool:
    """Whether any two of some rough numbers may tell the same."""
    return all(may_be_one(one, other) for one, other in combinations(told, 2))


def inexactness(written: str) -> int:
    """How roughly a number is told, 0 for one that is told exactly: its place among the `SHADES`."""
    return SHADES.index(shade_of(written))


def _bounds(written: str) -> tuple[float, float] | None:
    number, shade = number_in(written), shade_of(written)
    if number is None:
        return None
    table = _table().get(shade, {"low": 1, "high": 1})
    return number * table["low"], number * table["high"]


@cache
def _shades() -> Mapping[str, re.Pattern[str]]:
    return {name: re.compile("|".join(re.escape(word) for word in words_of(name))) for name in SHADES if name}


def words_of(shade: str) -> tuple[str, ...]:
    """The words, folded, by which a shade is told."""
    return tuple(fold(word) for word in _table()[shade]["words"])


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((files("marsad.language") / "rough.toml").read_text(encoding="utf-8"))
