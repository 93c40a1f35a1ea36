"""Fits the weights of a model to labelled pairs, starting from the shipped ones and held near them.

Regularised logistic regression: each weight is drawn back to its shipped value, the more the smaller that value is, and
all together so that the odds of a labelled pair have a standard deviation of `FREEDOM`. Ten decisions move little, a
thousand much. The outcome depends on the pairs alone, not on their order, and no weight changes its sign: each stands
beside a sentence that says what it speaks for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from marsad.linking.models import Model

FREEDOM = 0.3  # log-odds
STEPS = 30  # of Newton's method; five are enough for most
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Lesson:
    """What two things had in common, and whether a person held them to be one."""

    features: tuple[tuple[str, float], ...]
    is_same: bool


def fitted(shipped: Model, lessons: Sequence[Lesson]) -> Model:
    """The model with the weights that the lessons suggest; three decimals, like those that are shipped."""
    if not lessons:
        return shipped
    names = tuple(shipped.weights)
    start = np.array([shipped.bias, *shipped.weights.values()])
    table, truth = _table(sorted(lessons), names)
    moved = start + _moves(table * _scales(table, start), table @ start, truth) * _scales(table, start)
    kept = np.where(np.sign(moved) == np.sign(start), moved, 0.0)
    bias, *weights = (round(float(weight), 3) for weight in kept)
    return Model(name=shipped.name, bias=bias, weights=dict(zip(names, weights, strict=True)))


def held_out(shipped: Model, lessons: Sequence[Lesson], folds: int) -> list[tuple[Lesson, float]]:
    """Each lesson with the probability that a model gives it which was fitted without it."""
    ordered = sorted(lessons)
    told: list[tuple[Lesson, float]] = []
    for fold in range(folds):
        taught = fitted(shipped, [one for place, one in enumerate(ordered) if place % folds != fold])
        told.extend((one, taught.probability(dict(one.features))) for one in ordered[fold::folds])
    return told


def surprise(told: Sequence[tuple[Lesson, float]]) -> float:
    """The mean log-loss: how surprising the decisions are to who gave these probabilities."""
    right = np.array([chance if lesson.is_same else 1 - chance for lesson, chance in told])
    return float(-np.log(np.clip(right, 1e-12, 1.0)).mean())


def _table(lessons: Sequence[Lesson], names: Sequence[str]) -> tuple[Numbers, Numbers]:
    known: list[Mapping[str, float]] = [dict(lesson.features) for lesson in lessons]
    table = np.array([[1.0, *(features.get(name, 0.0) for name in names)] for features in known])
    return table, np.array([float(lesson.is_same) for lesson in lessons])


def _scales(table: Numbers, start: Numbers) -> Numbers:
    """How far each weight may go: in proportion to its size, all together as `FREEDOM` says."""
    spread = float(np.sqrt(np.mean(np.sum((table * start) ** 2, axis=1))))
    return np.abs(start) * (FREEDOM / spread if spread else 0.0)


def _moves(table: Numbers, odds: Numbers, truth: Numbers) -> Numbers:
    """The most likely moves, in units of the scales, by Newton's method."""
    moves = np.zeros(table.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(odds + table @ moves, -30.0, 30.0)))
        slope = table.T @ (chance - truth) + moves
        bend = (table.T * (chance * (1 - chance))) @ table + np.eye(len(moves))
        moves = moves - np.linalg.solve(bend, slope)
    return moves
