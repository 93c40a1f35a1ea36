"""Learns how furniture of pages is worded: a logistic regression on the words and letters of single lines."""

from base64 import b64encode
from collections import defaultdict
from collections.abc import Callable, Sequence
from statistics import fmean

import numpy as np
from reading_lines import Labelled
from scipy.sparse import csr_array
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from marsad.reading.boilerplate.wording import COLUMNS, shares

_GOOD = 2.0  # a good line lost costs as much as two others kept
_STRENGTH = 5.0  # of the data against the weights' size
_FOLDS = 5
_STEPS = 127  # of a weight that is stored in a byte

Weighed = tuple[Labelled, float]


def learnt(pages: Sequence[Weighed]) -> LogisticRegression:
    """The regression on all labelled lines of these pages."""
    texts, labels, weights, _ = _lines(pages)
    return _fitted(texts, labels, weights)


def said_apart(pages: Sequence[Weighed]) -> Callable[[Sequence[str]], list[float]]:
    """What is said of a line by regressions that did not see its page; a line that stands in several gets the mean."""
    texts, labels, weights, groups = _lines(pages)
    found = defaultdict[str, list[float]](list)
    for seen, apart in GroupKFold(_FOLDS).split(texts, labels, groups):
        model = _fitted([texts[i] for i in seen], labels[seen], weights[seen])
        for i, odds in zip(apart, _odds(model, [texts[i] for i in apart]), strict=True):
            found[texts[i]].append(odds)
    whole = _fitted(texts, labels, weights)

    def odds_of(asked: Sequence[str]) -> list[float]:
        return [
            fmean(found[text]) if text in found else odds for text, odds in zip(asked, _odds(whole, asked), strict=True)
        ]

    return odds_of


def stored(model: LogisticRegression, source: str) -> dict[str, object]:
    """The regression as `wording.json` holds it: a byte for each weight."""
    weights = model.coef_[0]
    scale = float(np.abs(weights).max()) / _STEPS
    steps = np.round(weights / scale).astype(np.int8)
    return {
        "source": source,
        "start": round(float(model.intercept_[0]), 5),
        "scale": scale,
        "weights": b64encode(steps.tobytes()).decode(),
    }


def _lines(pages: Sequence[Weighed]) -> tuple[list[str], np.ndarray, np.ndarray, np.ndarray]:
    texts, labels, weights, groups = [], [], [], []
    for number, (page, worth) in enumerate(pages):
        kept = [(line, good) for line, good in zip(page.lines, page.good, strict=True) if line.strip()]
        for line, good in kept:
            if good is not None:
                texts.append(line)
                labels.append(not good)
                weights.append(worth * (_GOOD if good else 1.0) / len(kept) ** 0.5)
                groups.append(number)
    return texts, np.array(labels), np.array(weights), np.array(groups)


def _fitted(texts: Sequence[str], labels: np.ndarray, weights: np.ndarray) -> LogisticRegression:
    model = LogisticRegression(C=_STRENGTH, solver="liblinear", random_state=0)
    return model.fit(_table(texts), labels, sample_weight=weights)


def _odds(model: LogisticRegression, texts: Sequence[str]) -> list[float]:
    return list(map(float, model.decision_function(_table(texts)))) if texts else []


def _table(texts: Sequence[str]) -> csr_array:
    rows = [list(shares(text)) for text in texts]
    ends = np.cumsum([0, *map(len, rows)], dtype=np.int32)
    places = np.array([column for row in rows for column, _ in row], dtype=np.int32)
    return csr_array(([value for row in rows for _, value in row], places, ends), shape=(len(rows), 2 * COLUMNS))
