"""What two demands ask to be done: one that repeals and one that encourages are two, whatever else they share.

Sentence vectors and common words weigh what a demand speaks of; that it asks for another act they hardly see.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from marsad.language.normalise import fold
from marsad.linking.comparisons.words import words_in_order
from marsad.linking.remembered import remembered

FIRST = 5  # content words among which the act stands: later ones belong to what is asked for


def ask_for_two_acts(one: str, other: str) -> bool:
    """Whether two acts (as `act` tells them) are known and can hardly be one demand."""
    return bool(one and other) and one != other and other not in _acts()[one].kin and one not in _acts()[other].kin


@remembered(50_000)
def act(text: str, language: str) -> str:
    """The act that a demand asks for, as `acts.toml` calls it; nothing where none is known."""
    for word in words_in_order(text)[:FIRST]:
        for name, known in _acts().items():
            whole, beginnings = known.stems.get(language, _NONE)
            if word in whole or word.startswith(beginnings):
                return name
    return ""


class _Act(NamedTuple):
    kin: frozenset[str]
    stems: dict[str, tuple[frozenset[str], tuple[str, ...]]]  # by language: whole words, and beginnings


_NONE: tuple[frozenset[str], tuple[str, ...]] = (frozenset(), ())


@cache
def _acts() -> dict[str, _Act]:
    told = tomllib.loads(files("marsad.linking").joinpath("acts.toml").read_text(encoding="utf-8"))
    return {
        name: _Act(
            kin=frozenset(entry.pop("kin", ())),
            stems={language: _stems(line) for language, line in entry.items()},
        )
        for name, entry in told.items()
    }


def _stems(line: str) -> tuple[frozenset[str], tuple[str, ...]]:
    whole = {word for stem in line.split() if stem.startswith("=") for word in words_in_order(stem)}
    return frozenset(whole), tuple(fold(stem) for stem in line.split() if not stem.startswith("="))
