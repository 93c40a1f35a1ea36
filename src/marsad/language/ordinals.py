"""Finds ordinals and their values, for the editions and sessions of events: "3ème", "الثالثة عشرة", "twenty-first".

Figures with a French or English ending, Roman figures with a French one, and words up to 99. Arabic ones need their
article. Rulers ("محمد السادس"), months ("تشرين الثاني"), centuries and first ministers are left out.
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
from marsad.language.normalise import fold, fold_with_offsets

_REACH = 24
_ROMAN = {"i": 1, "v": 5, "x": 10}  # up to 39: with "L" even "LE" would be a figure
_ROMAN_FORM = re.compile("(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordinal:
    """An ordinal and where it stands."""

    start: int
    end: int
    value: int


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files("marsad.language").joinpath("ordinals.toml").read_text("utf-8"))


def _single(language: str) -> Iterator[tuple[int, str]]:
    for value, entries in _data()[language].items():
        yield from ((int(value), entry) for entry in entries)


def _latin_compounds(language: str) -> Iterator[tuple[int, str]]:
    """Twenty-first, vingt et unième, soixante-douzième."""
    units = [(value, word) for value, word in _single(language) if value < 20]
    units += [(1, word) for word in _data()["units"].get(language, ())]
    for ten, name in _data()["tens"][language].items():
        for value, word in units:
            yield from ((int(ten) + value, f"{name}{link}{word}") for link in ("-", " ", " et ", "-et-"))


def _arabic_compounds() -> Iterator[tuple[int, str]]:
    """الحادية والعشرون: the unit first."""
    units = [(value, word) for value, word in _single("ar") if value < 10]
    units += [(1, word) for word in _data()["units"]["ar"]]
    tens = [(value, word) for value, word in _single("ar") if value >= 20]
    yield from ((ten + unit, f"{one} و{other}") for unit, one in units for ten, other in tens)


@cache
def ordinal_words() -> dict[str, int]:
    """All folded ordinal words with their values; what stands in the file wins over what is put together."""
    together = [*_latin_compounds("en"), *_latin_compounds("fr"), *_arabic_compounds()]
    alone = [pair for language in ("en", "fr", "ar") for pair in _single(language)]
    return {fold(word): value for value, word in (*together, *alone)}


@cache
def _pattern() -> re.Pattern[str]:
    figures, roman = ("|".join(sorted({fold(s) for s in _data()["suffixes"][k]})) for k in ("figures", "roman"))
    return re.compile(
        f"(?<![{LETTERS}0-9.,])(?P<figures>[0-9]{{1,4}})(?:{figures})(?![{LETTERS}0-9])"
        f"|(?<![{LETTERS}])ال ?(?P<arabic>[0-9]{{1,3}})(?![{LETTERS}0-9.,/])"
        f"|(?<![{LETTERS}0-9])(?P<roman>[ivx]+)(?:{roman})(?![{LETTERS}0-9])"
        f"|(?:(?<![{LETTERS}])|(?<=(?<![{LETTERS}])[وبفك]))(?P<word>{alternatives(ordinal_words())})(?![{LETTERS}])"
    )


def _edge(key: str) -> str:
    return "|".join(re.escape(fold(word)) for word in _data()["names"][key])


@cache
def _surroundings() -> tuple[re.Pattern[str], re.Pattern[str]]:
    before, after = _edge("before"), _edge("after")
    return re.compile(f"(?<![{LETTERS}])(?:{before})[ -]$"), re.compile(f"[ -](?:{after})(?![{LETTERS}])")


def roman_value(figures: str) -> int:
    """The value of small Roman figures, 0 when they are not well formed."""
    if not _ROMAN_FORM.fullmatch(figures):
        return 0
    values = [_ROMAN[figure] for figure in figures]
    return sum(-v if any(v < after for after in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


def find_ordinals(text: str, language: str) -> tuple[Ordinal, ...]:
    """The ordinals of a text in order; all three languages are read whichever the text's."""
    folded = fold_with_offsets(text, language)
    before, after = _surroundings()
    found = []
    for match in _pattern().finditer(folded.text):
        near = folded.text[max(0, match.start() - _REACH) : match.start()]
        value = _value(match, folded.source[slice(*folded.span(*match.span()))])
        if value and not before.search(near) and not after.match(folded.text, match.end()):
            start, end = folded.span(*match.span())
            found.append(Ordinal(start=start, end=end, value=value))
    return tuple(found)


def _value(match: re.Match[str], source: str) -> int:
    """The value of a match; 0 for words that only look Roman ("vie", "VIE"): figures are capitals, endings are not."""
    figures = match["figures"] or match["arabic"]
    if figures:
        return int(figures)
    if match["roman"]:
        figures, ending = source[: len(match["roman"])], source[len(match["roman"]) :]
        return roman_value(match["roman"]) if figures.isupper() and ending.islower() else 0
    return ordinal_words()[match["word"]]
