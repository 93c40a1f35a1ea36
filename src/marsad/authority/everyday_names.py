"""Place names that are everyday words or people's names too: whether a text means the place.

"في إطار" is no city, and "Nice" at the head of a sentence is praise. Data: `everyday_names.toml`. Such a name counts
when what stands around it says so: "the city of", "in", another place beside it, the head of a dispatch.
"""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from marsad.authority.lookup import Found
from marsad.language.characters import LETTERS, SPACES
from marsad.language.normalise import fold

_REACH = 24  # characters before a name in which words of place can stand
_BESIDE = re.compile(f"(?:[{SPACES}]*[,،(/][{SPACES}]*|[{SPACES}]+(?:et|and|ou|or)[{SPACES}]+|[{SPACES}]+و[{SPACES}]?)")
_DISPATCH = re.compile(f"[{SPACES}]*(?:[-–—:/(]|[,،][{SPACES}]*[0-9])")
_WRITTEN_ON = re.compile(f"(?:^|[^{LETTERS}])و?ب$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Everyday:
    """The names, folded, and the words that lead to a place."""

    strict: frozenset[str]
    loose: frozenset[str]
    city_words: re.Pattern[str]
    places: re.Pattern[str]
    adjectives: frozenset[str]
    behind: re.Pattern[str]


@cache
def _everyday() -> _Everyday:
    """The data, read once."""
    data = tomllib.loads(resources.files("marsad.authority").joinpath("everyday_names.toml").read_text("utf-8"))
    return _Everyday(
        strict=frozenset(fold(name) for name in data["after_city_words"]),
        loose=frozenset(fold(name) for name in data["after_places"]),
        city_words=_ending(data["before"]["city_words"]),
        places=_ending(data["before"]["places"]),
        adjectives=frozenset(fold(word) for word in data["adjectives"]["words"]),
        behind=_ending(data["adjectives"]["behind"]),
    )


def _ending(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for one of these words at the end of a folded text."""
    listed = "|".join(re.escape(fold(word)) for word in sorted(words, key=len, reverse=True))
    return re.compile(f"(?<![{LETTERS}])(?:{listed}) ?$")


def speaks_of_a_country(text: str, one: Found) -> bool:
    """Whether an adjective speaks of its country: "المالية" does behind "الحكومة", not behind "وزارة" or "المساعدة"."""
    if fold(text[one.start : one.end]) not in _everyday().adjectives:
        return True
    return _everyday().behind.search(fold(text[max(0, one.start - _REACH) : one.start])) is not None


def meant(text: str, found: Sequence[Found]) -> tuple[Found, ...]:
    """The finds of a text that mean places, in order."""
    sure = {one.start: one for one in found if not _is_everyday(text, one)}
    return tuple(one for one in found if one.start in sure or _is_meant(text, one, sure.values()))


def _is_everyday(text: str, one: Found) -> bool:
    """Say whether a find is an everyday word too."""
    word, data = fold(text[one.start : one.end]), _everyday()
    return word in data.strict or word in data.loose


def _is_meant(text: str, one: Found, sure: Iterable[Found]) -> bool:
    """Say whether the words around an everyday word make it a place."""
    before, data = fold(text[max(0, one.start - _REACH) : one.start]), _everyday()
    if data.city_words.search(before):
        return True
    if fold(text[one.start : one.end]) in data.strict:
        return False
    if data.places.search(before) or _WRITTEN_ON.search(text[: one.start]):
        return True
    opens = not text[: one.start].strip() and _DISPATCH.match(text, one.end)
    return bool(opens) or any(_are_beside(text, one, other) for other in sure)


def _are_beside(text: str, one: Found, other: Found) -> bool:
    """Say whether two names stand beside each other with only a comma, a bracket or "and" between."""
    first, last = sorted((one, other), key=lambda found: found.start)
    return bool(_BESIDE.fullmatch(text, first.end, last.start))
