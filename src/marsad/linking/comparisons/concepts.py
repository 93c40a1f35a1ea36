"""What two recommendations speak of, in any of the three languages: shared concepts of the field.

Sentence vectors lose much of a short demand; the bodies, people and means that it names are what returns in others.
"""

import tomllib
from collections.abc import Set as AbstractSet
from functools import cache
from importlib.resources import files

from marsad.language.normalise import fold
from marsad.linking.comparisons.words import content_words
from marsad.linking.remembered import remembered

_EVERYWHERE = frozenset({"publish", "year", "month"})  # "publish … each year" is asked of many things
SHORTEST_SHARED = 2  # concepts: one alone is shared by chance


def shared_concepts(first: str, second: str) -> float:
    """The share of concepts that both texts name, 0 to 1; 0 where fewer than two are shared."""
    one, other = ({codes()[found] for found in concepts(text)} for text in (first, second))
    return share_in_common(one, other)


def share_in_common(one: AbstractSet[int], other: AbstractSet[int]) -> float:
    """The same of the concepts of two texts, by their numbers."""
    shared = one & other
    is_enough = len(shared) >= SHORTEST_SHARED and not shared <= _everywhere()
    return len(shared) / len(one | other) if is_enough else 0.0


def both_concepts(first: str, second: str) -> frozenset[str]:
    """The concepts that both texts name, for saying why."""
    return concepts(first) & concepts(second)


@remembered(50_000)
def concepts(text: str) -> frozenset[str]:
    """The concepts of the field that a text names, each by its first stem."""
    return frozenset(found for word in content_words(text) if (found := concept(word)))


def speak_of_other_people(ones: AbstractSet[str], others: AbstractSet[str]) -> bool:
    """Whether both name people (as `people` gives them), and all of them others."""
    return bool(ones and others) and ones.isdisjoint(others)


@remembered(50_000)
def people(text: str) -> frozenset[str]:
    """The groups of people that a text names, each by the first word of its line in `people`."""
    named = concepts(text)
    return frozenset(group[0] for group in _people() if not named.isdisjoint(group))


@remembered(100_000)
def concept(word: str) -> str:
    """The concept of a word: of several stems the longest decides."""
    whole, by_beginning = _stems()
    if word in whole:
        return whole[word]
    return next((by_beginning[word[:end]] for end in range(len(word), 2, -1) if word[:end] in by_beginning), "")


@cache
def codes() -> dict[str, int]:
    """A number for each concept, for comparing many at once."""
    whole, by_beginning = _stems()
    told = sorted({*whole.values(), *by_beginning.values()})
    return {first: number for number, first in enumerate(told)}


@cache
def _everywhere() -> frozenset[int]:
    """The concepts that demands of all sorts share."""
    return frozenset(codes()[one] for one in _EVERYWHERE)


@cache
def _people() -> tuple[tuple[str, ...], ...]:
    """The concepts that are people; those of one line may be meant by each other's words."""
    return tuple(tuple(fold(line).split()) for line in _data()["people"].splitlines() if line)


@cache
def _data() -> dict[str, str]:
    text = files("marsad.linking").joinpath("concepts.toml").read_text(encoding="utf-8")
    told: dict[str, str] = tomllib.loads(text)
    return told


@cache
def _stems() -> tuple[dict[str, str], dict[str, str]]:
    """Whole words, and beginnings of words, with the first stem of their line."""
    whole: dict[str, str] = {}
    beginnings: dict[str, str] = {}
    for line in _data()["stems"].splitlines():
        stems = fold(line).split()
        for stem in stems:
            (whole if stem.startswith("=") else beginnings).setdefault(stem.removeprefix("="), stems[0])
    return whole, beginnings
