"""Wordings of one recommendation beside each other: which words differ, and whether it was softened or strengthened.

Words are compared folded and shown as stored: offsets are those of the text given, never of its folding.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from marsad.followup.cards import Piece
from marsad.followup.kinds import Force
from marsad.followup.vocabulary import table
from marsad.language.normalise import fold
from marsad.language.words import words

USUAL = 2  # the force of a plain recommendation that has no word for it


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """What a later wording has that the one before has not, and what it lost."""

    pieces: tuple[Piece, ...]  # they make up the later text
    lost: tuple[str, ...]  # stretches of the text before, as stored


def differences(before: str, after: str, language: str) -> Differences:
    """Compare two wordings of one language word by word."""
    old, new = words(before), words(after)
    matcher = SequenceMatcher(
        a=[fold(word.text, language) for word in old], b=[fold(word.text, language) for word in new], autojunk=False
    )
    marks = [False] * len(new)
    lost: list[str] = []
    for change, first, last, start, end in matcher.get_opcodes():
        if change != "equal":
            marks[start:end] = [True] * (end - start)
            if last > first:
                lost.append(before[old[first].start : old[last - 1].end])
    return Differences(pieces=_pieces(after, [(w.start, w.end) for w in new], marks), lost=tuple(lost))


def whole(text: str) -> tuple[Piece, ...]:
    """A wording that is compared with nothing."""
    return (Piece(start=0, end=len(text), text=text, differs=False),) if text else ()


def _pieces(text: str, places: Sequence[tuple[int, int]], marks: Sequence[bool]) -> tuple[Piece, ...]:
    """The text in stretches of differing and equal words; spaces between two differing words differ too."""
    cuts: list[tuple[int, bool]] = []  # where a stretch begins, and whether it differs
    before = False
    for (start, _end), differs in zip(places, marks, strict=True):
        if differs != before:
            cuts.append((start if differs else _after(places, start, text), differs))
            before = differs
    edges = [(0, False), *cuts]
    ends = [start for start, _ in edges[1:]] + [len(text)]
    return tuple(
        Piece(start=start, end=end, text=text[start:end], differs=differs)
        for (start, differs), end in zip(edges, ends, strict=True)
        if end > start
    )


def _after(places: Sequence[tuple[int, int]], start: int, text: str) -> int:
    """The end of the word before the one that starts here: spaces after a differing word do not differ."""
    ends = [end for _, end in places if end <= start]
    return max(ends, default=min(start, len(text)))


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
