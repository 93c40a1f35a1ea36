"""Finds lines outside the main text of a pasted page by small trained trees, where the rules' words say nothing.

They are asked only of texts in which the rules found the furniture of a web page: much of it, or some where a third of
all lines looks like nothing else. A text without any is left alone.
The trees, `trees.json`, are made by `measures/train_boilerplate.py`.
"""

import json
import math
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

from marsad.reading.boilerplate.features import NAMES, OWN, PROSE, features

FURNITURE = 5  # lines that the rules find on most pages
_PRINTED = frozenset({"separator", "page_number", "repeated", "contact", "tags"})  # printed texts have these too
_ENOUGH_PROSE = 20  # words of sentences that a text must have; of a shorter one the places of lines say little
_SENTENCE = 8  # words
_SURE = 0.75  # probability from which a line is left out: good text lost costs more than a headline kept
_SURE_OF_FEW = 0.93  # the same where the rules found less furniture; of such a text, to be a page, must look so
_PAGE, _PAGE_SHARE = 8, 0.33  # lines, and a share of all
_LONE = 1  # line of furniture, which may stand inside an article
_AMID = 0.15  # of a page's prose that must stand above and below a list for it to be the article's
_DOUBTED = {"repeated": 0.8, "tags": 0.65}  # what the model may lift below so much: lists repeat, theses have keywords

_LENGTH, _ENDS = OWN.index("length"), OWN.index("sentence_end")
_ABOVE, _BELOW = NAMES.index("before"), NAMES.index("after")
_LISTED, _IN_STRETCH = NAMES.index("listed"), NAMES.index("in_stretch")


def outside_main_text(texts: Sequence[str], reasons: Sequence[str]) -> list[str]:
    """The reasons, with "outside" for lines that the model is sure of, and without repetitions that it doubts."""
    if not any(reasons):
        return list(reasons)
    rows = features(texts, reasons)
    if _words_of_sentences(rows, reasons) < _ENOUGH_PROSE:
        return list(reasons)
    chances = [outside_probability(row) for row in rows]
    amid = _amid_prose(rows, reasons)
    sure = _sure(reasons, chances)
    return [
        _reason(reason, row, chance, sure, is_amid=i in amid)
        for i, (reason, row, chance) in enumerate(zip(reasons, rows, chances, strict=True))
    ]


def _sure(reasons: Sequence[str], chances: Sequence[float]) -> float:
    """From which probability lines of this text go: none of one that is no page."""
    if sum(bool(reason) and reason not in _PRINTED for reason in reasons) >= FURNITURE:
        return _SURE
    outside = sum(chance > _SURE_OF_FEW and not reason for chance, reason in zip(chances, reasons, strict=True))
    return _SURE_OF_FEW if outside >= max(_PAGE, _PAGE_SHARE * len(chances)) else 1.0


def _words_of_sentences(rows: Sequence[Sequence[float]], reasons: Sequence[str]) -> float:
    lengths = (math.expm1(row[_LENGTH]) for row, reason in zip(rows, reasons, strict=True) if row[_ENDS] and not reason)
    return sum(length for length in lengths if length >= _SENTENCE)


def _amid_prose(rows: Sequence[Sequence[float]], reasons: Sequence[str]) -> frozenset[int]:
    """Lines amid the article: much of its prose stands above and below, and between prose and prose no furniture.

    A lone mark ("Advertisement", "Read also: …") stands in articles too.
    """
    found, last, furniture = set[int](), None, 0
    for i, (row, reason) in enumerate(zip(rows, reasons, strict=True)):
        if reason and reason not in _DOUBTED:
            furniture += 1
            last = None if furniture > _LONE else last
        elif not reason and _is_prose(row):
            found.update(range(i if last is None else last + 1, i))
            last, furniture = i, 0
    return frozenset(i for i in found if min(rows[i][_ABOVE], rows[i][_BELOW]) >= _AMID)


def _reason(reason: str, row: Sequence[float], chance: float, sure: float, *, is_amid: bool) -> str:
    if reason and reason not in _DOUBTED:
        return reason
    if reason:
        return reason if chance > _DOUBTED[reason] and not is_amid else ""
    return "outside" if chance > sure and not is_amid and not is_item(row) else ""


def _is_prose(row: Sequence[float]) -> bool:
    return row[_LENGTH] >= math.log1p(PROSE) and row[_ENDS] > 0


def is_item(row: Sequence[float]) -> bool:
    """Whether a line is a marked item of a list among the prose, which never goes for its place."""
    return bool(row[_LISTED] and row[_IN_STRETCH])


def outside_probability(row: Sequence[float]) -> float:
    """How likely a line with these features stands outside the main text."""
    model = _model()
    score = model["start"] + sum(_leaf(tree, row) for tree in model["trees"])
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, score))))


def _leaf(tree: list[Any] | float, row: Sequence[float]) -> float:
    """Where a line comes out of a tree, whose forks are [feature, most that goes left, left, right]."""
    while isinstance(tree, list):
        tree = tree[2] if row[tree[0]] <= tree[1] else tree[3]
    return tree


@cache
def _model() -> dict[str, Any]:
    said: dict[str, Any] = json.loads(resources.files(__package__).joinpath("trees.json").read_text(encoding="utf-8"))
    if tuple(said["names"]) != NAMES:
        raise ValueError("trees.json was trained on other features: run measures/train_boilerplate.py again")
    return said
