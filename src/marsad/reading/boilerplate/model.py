"""Finds lines outside the main text of a pasted page by a small trained model, where the rules' words say nothing.

It is asked only of texts in which the rules found the furniture of a web page; a text without any is left alone.
Weights: `weights.json`, made by `measures/train_boilerplate.py`.
"""

import json
import math
import re
from collections.abc import Sequence
from functools import cache
from importlib import resources

from marsad.language.characters import DIGITS
from marsad.reading.boilerplate.features import NAMES, PROSE, features

FURNITURE = 5  # lines that the rules must have found before the model is asked
_ENOUGH_PROSE = 3  # long sentences that a text must have; of a shorter one the places of lines say little
_HEAD = 4  # lines before the first prose: title, date, writer
_LISTED = re.compile(rf"^\s*(?:[-*+•·●▪■◦‣]|\(?[{DIGITS}]{{1,2}}[.)])\s")
_SURE = 0.8  # probability from which a line is left out: good text lost costs more than a headline kept


def outside_main_text(texts: Sequence[str], reasons: Sequence[str]) -> list[str]:
    """The reasons, with "outside" for lines that the model is sure of."""
    if sum(bool(reason) for reason in reasons) < FURNITURE:
        return list(reasons)
    rows = features(texts, reasons)
    prose = [i for i, row in enumerate(rows) if _is_prose(row) and not reasons[i]]
    if len(prose) < _ENOUGH_PROSE:
        return list(reasons)
    head = range(max(0, prose[0] - _HEAD), prose[0])
    found = list(reasons)
    for i, row in enumerate(rows):
        if not reasons[i] and i not in head and not _LISTED.match(texts[i]) and is_outside(row):
            found[i] = "outside"
    return found


def _is_prose(row: Sequence[float]) -> bool:
    return row[0] >= math.log1p(PROSE) and row[2] > 0


def is_outside(row: Sequence[float]) -> bool:
    """Whether the model is sure; a long line that ends as a sentence does is never left out for its place."""
    return not _is_prose(row) and outside_probability(row) > _SURE


def outside_probability(row: Sequence[float]) -> float:
    """How likely a line with these features stands outside the main text."""
    weights = _weights()
    score = weights["intercept"] + sum(weights[name] * value for name, value in zip(NAMES, row, strict=True))
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, score))))


@cache
def _weights() -> dict[str, float]:
    text = resources.files(__package__).joinpath("weights.json").read_text(encoding="utf-8")
    return {name: float(value) for name, value in json.loads(text)["weights"].items()}
