"""Reads numbers written in figures, in words, or in both, in the three languages; for amounts of money.

Two conventions meet: "454.545" and "454,545" are both 454545, since three figures after each mark fit groups of
thousands; "2.5" and "2,5" are both 2.5. Before a scale the language's own decimal mark wins: "1,250 million" is 1.25
million in French and 1,250 million in English.
"""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from marsad.language.alternatives import alternatives
from marsad.language.characters import LETTERS
from marsad.language.normalise import fold

# Atomic: a grouped figure is never tried again as several, which in a row of them would double the ways each time.
FIGURES = "(?>(?<![0-9.,/])(?:[0-9]{1,3}(?:[ '.,][0-9]{3})+(?:[.,][0-9]{1,2})?|[0-9]+(?:[.,][0-9]+)?)(?![0-9]))"
_GROUPED = re.compile("[1-9][0-9]{0,2}(?:([ '.,])[0-9]{3})(?:\\1[0-9]{3})*(?:[.,][0-9]{1,2})?")
_DECIMAL_MARK = {"en": ".", "fr": ",", "ar": "."}
_HALF = 0.5
_HUNDRED = 100
_MILLION = 1_000_000


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files("marsad.language").joinpath("numbers.toml").read_text("utf-8"))


def _values(table: dict[str, list[str]]) -> dict[str, float]:
    return {fold(word): float(value) for value, entries in table.items() for word in entries}


@cache
def number_words() -> dict[str, float]:
    """Folded number words with their values."""
    return _values(_data()["words"])


@cache
def scales(language: str) -> dict[str, float]:
    """Folded scales with their values: "thousand", "milliard", "ألف"."""
    own = _data()["scales_of"].get(language) or _data()["scales_of"]["en"]
    return _values(_data()["scales"]) | _values(own)


@cache
def token(language: str) -> str:
    """A regular expression for one figure, number word or scale, over folded text."""
    listed = alternatives({*number_words(), *scales(language)})
    return f"(?:{FIGURES}|(?:(?<![{LETTERS}])|(?<=[0-9])|(?<=(?<![{LETTERS}])[وبل])){listed}(?![{LETTERS}]))"


def parse_figures(figures: str, language: str, *, is_scaled: bool = False) -> float:
    """The value of a number in figures; `is_scaled` when "million" or the like follows."""
    marks = [character for character in figures if character in " '.,"]
    if _GROUPED.fullmatch(figures) and not (is_scaled and marks == [_DECIMAL_MARK.get(language, ".")]):
        whole, cents = figures, ""
        if len(re.split("[.,]", figures)[-1]) < 3:
            whole, cents = re.split("[.,](?=[0-9]+$)", figures)
        return float(re.sub("[ '.,]", "", whole) + "." + (cents or "0"))
    return float(figures.replace(",", "."))


def parse_tokens(tokens: list[str], language: str) -> float:
    """The value of figures, words and scales in a row: ["3", "milliards", "200", "millions"]."""
    total = current = last = 0.0
    multipliers = scales(language)
    for place, piece in enumerate(tokens):
        follows = tokens[place + 1] if place + 1 < len(tokens) else ""
        if piece in multipliers:
            scale = multipliers[piece]
            if scale == _HUNDRED:
                current = max(current, 1) * scale
            else:
                total, current, last = total + (current or 1) * scale, 0.0, scale
        elif piece[0].isdigit():
            current += parse_figures(piece, language, is_scaled=follows in multipliers)
        else:
            value = number_words()[piece]
            if value >= _MILLION:  # "مليونين وأربعمائة ألف": the dual is a number and its scale
                total, last = total + value, _MILLION
            else:
                current += value * last if value == _HALF and last and follows not in multipliers else value
    return total + current
