"""How far a figure may lie off, since only so many documents were labelled: percentile bootstrap over documents.

Documents, not facts, are drawn again: facts of one document are right or wrong together (Efron and Tibshirani, 1993).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from marsad.evaluation.tally import Tally

SAMPLES = 2000
LEVEL = 95  # percent of the samples that lie within an interval
SEED = 1  # the same labels and findings give the same interval
LEAST = 3  # documents; of fewer an interval says nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Where a figure lies in most samples."""

    low: float
    high: float


@cache
def _draws(documents: int) -> NDArray[np.int64]:
    return np.random.default_rng(SEED).integers(0, documents, size=(SAMPLES, documents))


def f1_interval(tallies: Sequence[Tally]) -> Interval | None:
    """The interval of F1 over tallies of documents; None when too few documents have anything to find."""
    judged = [t for t in tallies if t.labels or t.extracted]
    if len(judged) < LEAST:
        return None
    counts = np.array([(t.labels, t.found, t.extracted, t.right) for t in judged], dtype=float)
    labels, found, extracted, right = np.moveaxis(counts[_draws(len(judged))].sum(axis=1), -1, 0)
    recall = found / np.maximum(labels, 1)
    precision = right / np.maximum(extracted, 1)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    low, high = np.percentile(f1[labels > 0], [(100 - LEVEL) / 2, (100 + LEVEL) / 2])
    return Interval(low=float(low), high=float(high))
