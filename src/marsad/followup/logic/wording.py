"""How strongly a wording asks, and whether a later one was softened or strengthened."""

from functools import cache

from marsad.followup.kinds import Force
from marsad.followup.vocabulary import table
from marsad.language.normalise import fold
from marsad.language.words import words

USUAL = 2  # the force of a plain recommendation that has no word for it


def force_of(text: str, language: str) -> tuple[int, str]:
    """How strongly a wording asks, 1 to 4, and the word that shows it ("" where none does)."""
    found = words(text)
    folded = [fold(word.text, language) for word in found]
    for place in range(len(found)):
        rest = " ".join(folded[place : place + 4])
        for level, beginnings in _forces(language):
            if any(rest.startswith(begin) for begin in beginnings):
                return level, found[place].text
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
