"""How strongly a demand asks, from its words: a body is urged, called upon or invited to do something.

Data: `force.toml`, beginnings of folded words with their force, and hedges that take it away again.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from marsad.language.normalise import fold
from marsad.language.words import words

AHEAD = 4  # words in which a hedge still belongs to the word of force: "should, if possible, train"
WEAK = 1
USUAL = 2  # the force of a plain recommendation that has no word for it


class Force(NamedTuple):
    """How strongly a wording asks, 1 (weak) to 4 (binding), and the word that shows it, or ""."""

    level: int
    word: str


def force_of(text: str, language: str) -> Force:
    """How strongly a wording asks; `USUAL` without a word where none shows it."""
    found = [word.text for word in words(text)]
    heads = [" ".join(fold(word, language) for word in found[place : place + AHEAD]) for place in range(len(found))]
    for place, head in enumerate(heads):
        for level, beginnings in _forces(language):
            if head.startswith(beginnings):
                near = range(place + 1, min(place + 1 + AHEAD, len(found)))
                hedge = next((other for other in near if heads[other].startswith(_hedges(language))), None)
                return Force(level, found[place]) if hedge is None else Force(WEAK, found[hedge])
    return Force(USUAL, "")


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    table: dict[str, Any] = tomllib.loads(files("marsad.language").joinpath("force.toml").read_text("utf-8"))
    return table


@cache
def _forces(language: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """The words of each force, the weakest first: one that weakens outweighs what follows it."""
    return tuple(
        (int(level), tuple(fold(begin, language) for begin in by_language.get(language, ())))
        for level, by_language in sorted(_table().items())
        if level.isdigit()
    )


@cache
def _hedges(language: str) -> tuple[str, ...]:
    """What takes the force from the word before it: "should consider", "will look into"."""
    return tuple(fold(begin, language) for begin in _table()["hedges"].get(language, ()))
