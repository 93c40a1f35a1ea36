"""How strongly a wording asks, and whether a later one was softened or strengthened."""

from functools import cache

from marsad.followup.kinds import Force
from marsad.followup.vocabulary import table
from marsad.language.normalise import fold
from marsad.language.words import words

AHEAD = 4  # words in which a hedge still belongs to the word of force: "should, if possible, train"
WEAK = 1
USUAL = 2  # the force of a plain recommendation that has no word for it


def force_of(text: str, language: str) -> tuple[int, str]:
    """How strongly a wording asks, 1 to 4, and the word that shows it ("" where none does)."""
    found = [word.text for word in words(text)]
    heads = [" ".join(fold(word, language) for word in found[place : place + AHEAD]) for place in range(len(found))]
    for place, head in enumerate(heads):
        for level, beginnings in _forces(language):
            if head.startswith(beginnings):
                near = range(place + 1, min(place + 1 + AHEAD, len(found)))
                hedge = next((other for other in near if heads[other].startswith(_hedges(language))), None)
                return (level, found[place]) if hedge is None else (WEAK, found[hedge])
    return USUAL, ""


def compared(before: tuple[int, str], after: tuple[int, str], strengths: tuple[str, str]) -> Force:
    """Whether a later wording asks less or more; where no word tells, the strength of the facts does."""
    ranks = {"soft": 1, "call": 2, "formal": 3, "commitment": 4}
    first, second = before[0], after[0]
    if not (before[1] or after[1]):
        first, second = ranks.get(strengths[0], 0), ranks.get(strengths[1], 0)
        if not first or not second:
            return Force.SAME
    if first == second:
        return Force.SAME
    return Force.SOFTENED if second < first else Force.STRENGTHENED


@cache
def _forces(language: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """The words of each force, the weakest first: one that weakens outweighs what follows it."""
    return tuple(
        (int(level), tuple(fold(begin, language) for begin in by_language.get(language, ())))
        for level, by_language in sorted(table("force").items())
    )


@cache
def _hedges(language: str) -> tuple[str, ...]:
    """What takes the force from the word before it: "should consider", "will look into"."""
    return tuple(fold(begin, language) for begin in table("hedges").get(language, ()))
