"""Finds lines outside the main text of a pasted page by small trained trees, where the rules' words say nothing.

They are asked only of texts in which the rules found the furniture of a web page; a text without any is left alone.
The trees, `trees.json`, are made by `measures/train_boilerplate.py`.
"""

import json
import math
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

from marsad.reading.boilerplate.features import NAMES, OWN, PROSE, features

FURNITURE = 5  # lines that the rules must have found before the model is asked
_ENOUGH_PROSE = 2  # long sentences that a text must have; of a shorter one the places of lines say little
_SURE = 0.85  # probability from which a line is left out: good text lost costs more than a headline kept
_LONE = 1  # line of furniture, which may stand inside an article
_AMID = 0.15  # of a page's prose that must stand above and below a list for it to be the article's
_DOUBTED = "repeated"  # the reason that the model may lift: lists of one shape repeat their labels too
_LENGTH, _ENDS = OWN.index("length"), OWN.index("sentence_end")
_ABOVE, _BELOW = NAMES.index("before"), NAMES.index("after")
_LISTED, _IN_STRETCH = NAMES.index("listed"), NAMES.index("in_stretch")


def outside_main_text(texts: Sequence[str], reasons: Sequence[str]) -> list[str]:
    """The reasons, with "outside" for lines that the model is sure of, and without repetitions that it doubts."""
    if sum(bool(reason) for reason in reasons) < FURNITURE:
        return list(reasons)
    rows = features(texts, reasons)
    if sum(_is_prose(row) and not reason for row, reason in zip(rows, reasons, strict=True)) < _ENOUGH_PROSE:
        return list(reasons)
    amid = _amid_prose(rows, reasons)
    return [_reason(reason, row, is_amid=i in amid) for i, (reason, row) in enumerate(zip(reasons, rows, strict=True))]


def _amid_prose(rows: Sequence[Sequence[float]], reasons: Sequence[str]) -> frozenset[int]:
    """Lines amid the article: much of its prose stands above and below, and between prose and prose no furniture.

    A lone mark ("Advertisement", "Read also: …") stands in articles too.
    """
    found, last, furniture = set[int](), None, 0
    for i, (row, reason) in enumerate(zip(rows, reasons, strict=True)):
        if reason and reason != _DOUBTED:
            furniture += 1
            last = None if furniture > _LONE else last
        elif not reason and _is_prose(row):
            found.update(range(i if last is None else last + 1, i))
            last, furniture = i, 0
    return frozenset(i for i in found if min(rows[i][_ABOVE], rows[i][_BELOW]) >= _AMID)


def _reason(reason: str, row: Sequence[float], *, is_amid: bool) -> str:
    if reason and reason != _DOUBTED:
        return reason
    return (reason or "outside") if not is_amid and is_outside(row) else ""


def _is_prose(row: Sequence[float]) -> bool:
    return row[_LENGTH] >= math.log1p(PROSE) and row[_ENDS] > 0


def is_outside(row: Sequence[float]) -> bool:
    """Whether the model is sure; a marked item of a list among the prose is never left out for its place."""
    is_item = bool(row[_LISTED] and row[_IN_STRETCH])
    return not is_item and outside_probability(row) > _SURE


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
