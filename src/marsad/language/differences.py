"""Two texts of one language word by word: which words of the later are not in the earlier, and which it lost.

Words are compared folded and shown as stored: offsets are those of the text given, never of its folding.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from marsad.language.normalise import fold
from marsad.language.words import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a text. Its words are not in the other text when `differs`."""

    start: int
    end: int
    text: str
    differs: bool


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
    """Take a text that is compared with nothing."""
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
