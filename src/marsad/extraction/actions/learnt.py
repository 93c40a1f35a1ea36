"""The level of action that a recommendation asks for (1 to 5), and its issues, by what was learnt from coded ones.

Levels, after E. McMahon's coding of the universal periodic review: 1 ask for or share help, 2 continue, 3 consider,
4 a general action, 5 a specific one. The first words say most about the level, so a recommendation is seen as the
vectors of its first three and first eight words; its issues are seen in the vector of the whole. Logistic regression
over sentence vectors: what was learnt in English holds in Arabic and French, as the three share one space.

The weights are in `weights.npz`, made by ``measures/train_actions.py``, for the encoder named there: with another one
nothing is said.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from marsad.language.encoder import Encoder

OPENINGS = (3, 8)  # words
WHOLE = 40  # words
LEAST_ISSUE = 0.3  # probability; where as many issues are found wrongly as missed
Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a recommendation asks for: the level of action with its probability, and the issues, likeliest first."""

    level: int
    probability: float
    issues: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """A linear model: one column of weights and one number for each class."""

    encoder: str
    levels: tuple[int, ...]
    level_weights: Matrix  # (2 x dimensions, levels)
    level_offsets: Matrix
    issues: tuple[str, ...]
    issue_weights: Matrix  # (dimensions, issues)
    issue_offsets: Matrix


def seen(texts: Sequence[str], encoder: Encoder) -> tuple[Matrix, Matrix]:
    """The vectors of the first words of texts, (n, 2 x dimensions), and of the whole texts, (n, dimensions).

    All of them are encoded at once, which costs less than three times a third.
    """
    cut = [" ".join(text.lower().split()[:count]) for count in OPENINGS for text in texts]
    whole = [" ".join(text.split()[:WHOLE]) for text in texts]
    *openings, wholes = np.split(encoder.encode([*cut, *whole]), len(OPENINGS) + 1)
    return np.hstack(openings), wholes


@cache
def weights() -> Weights:
    """What was learnt; read once."""
    path = resources.files("marsad.extraction.actions").joinpath("weights.npz")
    with resources.as_file(path) as file, np.load(file, allow_pickle=False) as kept:
        return Weights(
            encoder=str(kept["encoder"]),
            levels=tuple(int(level) for level in kept["levels"]),
            level_weights=kept["level_weights"].astype(np.float32),
            level_offsets=kept["level_offsets"].astype(np.float32),
            issues=tuple(str(issue) for issue in kept["issues"]),
            issue_weights=kept["issue_weights"].astype(np.float32),
            issue_offsets=kept["issue_offsets"].astype(np.float32),
        )


def issue_names(language: str) -> dict[str, str]:
    """The names of the issues in French or Arabic, by the names under which facts keep them."""
    path = resources.files("marsad.extraction.actions").joinpath("issues.tsv")
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    return {row["en"]: row[language] for row in csv.DictReader(lines, delimiter="\t")}


def asked(texts: Sequence[str], encoder: Encoder) -> list[Asked]:
    """What each text asks for; nothing at all when the weights were learnt with another encoder."""
    known = weights()
    if not texts or encoder.name != known.encoder:
        return []
    openings, wholes = seen(texts, encoder)
    scores = openings @ known.level_weights + known.level_offsets
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    issues = 1 / (1 + np.exp(-(wholes @ known.issue_weights + known.issue_offsets)))
    return [
        Asked(
            level=known.levels[int(row.argmax())],
            probability=round(float(row.max()), 3),
            issues=tuple(known.issues[at] for at in np.argsort(-likely) if likely[at] >= LEAST_ISSUE),
        )
        for row, likely in zip(chances, issues, strict=True)
    ]
