"""Finds lines outside the main text of a pasted page by small trained trees, where the rules' words say nothing.

They are asked only of texts in which the rules found the furniture of a web page: much of it, or some where a quarter
of all lines looks like nothing else. A text without any is left alone.
"""

import math
from collections.abc import Sequence

from marsad.reading.boilerplate.features import OWN, features
from marsad.reading.boilerplate.guards import kept_lines
from marsad.reading.boilerplate.trees import outside_probabilities
from marsad.reading.boilerplate.wording import wording

FURNITURE = 5  # lines that the rules find on most pages
_PRINTED = frozenset({"separator", "page_number", "repeated", "contact", "tags"})  # printed texts have these too
_ENOUGH_PROSE = 20  # words of sentences that a text must have; of a shorter one the places of lines say little
_SENTENCE = 8  # words
_SURE = 0.8  # probability from which a line is left out: good text lost costs more than a headline kept
_SURE_OF_PAGE = 0.9  # the same for lines by which a text is a page where the rules found less furniture
_PAGE, _PAGE_SHARE = 8, 0.25  # such lines, and their share of all
_DOUBTED = {"repeated": 0.8, "tags": 0.65}  # what the model may lift below so much: lists repeat, theses have keywords

_LENGTH, _ENDS = OWN.index("length"), OWN.index("sentence_end")


def outside_main_text(texts: Sequence[str], reasons: Sequence[str]) -> list[str]:
    """The reasons, with "outside" for lines that the model is sure of, and without repetitions that it doubts."""
    if not any(reasons):
        return list(reasons)
    rows = features(texts, reasons, wording(texts))
    if _words_of_sentences(rows, reasons) < _ENOUGH_PROSE:
        return list(reasons)
    chances = outside_probabilities(rows)
    sure = _sure(reasons, chances)
    kept = kept_lines(rows, reasons, chances, frozenset(_DOUBTED))
    return [
        _reason(reason, chance, sure, is_kept=i in kept)
        for i, (reason, chance) in enumerate(zip(reasons, chances, strict=True))
    ]


def _sure(reasons: Sequence[str], chances: Sequence[float]) -> float:
    """From which probability lines of this text go: none of one that is no page."""
    furniture = sum(bool(reason) and reason not in _PRINTED for reason in reasons)
    if furniture >= FURNITURE:
        return _SURE
    outside = sum(chance > _SURE_OF_PAGE and not reason for chance, reason in zip(chances, reasons, strict=True))
    return _SURE if furniture + outside >= max(_PAGE, _PAGE_SHARE * len(chances)) else 1.0


def _words_of_sentences(rows: Sequence[Sequence[float]], reasons: Sequence[str]) -> float:
    lengths = (math.expm1(row[_LENGTH]) for row, reason in zip(rows, reasons, strict=True) if row[_ENDS] and not reason)
    return sum(length for length in lengths if length >= _SENTENCE)


def _reason(reason: str, chance: float, sure: float, *, is_kept: bool) -> str:
    if reason and reason not in _DOUBTED:
        return reason
    if reason:
        return reason if chance > _DOUBTED[reason] and not is_kept else ""
    return "outside" if chance > sure and not is_kept else ""
