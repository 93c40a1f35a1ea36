"""Logistic models: how much each comparison speaks for or against two things being one.

The weights are data (`models.toml`), each with the reason why it has its sign; its comments say where they come from.
A home may have learned others from people's decisions (`learning`): they stand in the place of the shipped ones.
"""

import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from marsad.records import Score, Weights

Odds: TypeAlias = npt.NDArray[np.float64]

SAID = "relation_"  # scores that only say how two wordings differ; nothing hangs on them


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A bias and a weight for each comparison, in log-odds."""

    name: str
    bias: float
    weights: Mapping[str, float]

    def odds(self, features: Mapping[str, float]) -> float:
        """The log-odds; a feature that has no weight is an error, so that none is forgotten."""
        return self.bias + sum(self.weights[name] * value for name, value in features.items())

    def probability(self, features: Mapping[str, float]) -> float:
        """How likely both are one, from 0 to 1."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.odds(features)))))

    def of(self, scores: Iterable[Score]) -> float:
        """The probability of a pair, from what its comparisons gave."""
        return round(self.probability(features(scores)), 3)


def chances(odds: Odds) -> Odds:
    """Log-odds as probabilities with three decimals, like `Model.of`."""
    told: Odds = np.round(1 / (1 + np.exp(-np.clip(odds, -30.0, 30.0))), 3)
    return told


Models: TypeAlias = Mapping[str, Model]


def features(scores: Iterable[Score]) -> dict[str, float]:
    """What a model weighs of a pair's scores."""
    return {score.name: score.value for score in scores if not score.name.startswith(SAID)}


def models(learned: Mapping[str, Weights] = MappingProxyType({})) -> Models:
    """All models by name, with the weights that a home has learned in the place of the shipped ones.

    Comparisons that a later version no longer makes are passed over; new ones have their shipped weight.
    """
    return {name: _taught(model(name), learned.get(name)) for name in _shipped()}


@cache
def model(name: str) -> Model:
    """The model of that name, as it is shipped.

    Raises:
        KeyError: there is none.
    """
    entry = _shipped()[name]
    weights = {feature: float(told["weight"]) for feature, told in entry["features"].items()}
    return Model(name=name, bias=float(entry["bias"]), weights=weights)


@cache
def speaks_against(comparison: str) -> bool:
    """Whether a comparison makes it less likely that two things are one, as the shipped weights have it."""
    return any(model(name).weights.get(comparison, 0.0) < 0 for name in _shipped())


def _taught(shipped: Model, learned: Weights | None) -> Model:
    if learned is None:
        return shipped
    weights = {feature: learned.features.get(feature, weight) for feature, weight in shipped.weights.items()}
    return Model(name=shipped.name, bias=learned.bias, weights=weights)


@cache
def _shipped() -> dict[str, Any]:
    return tomllib.loads(files("marsad.linking").joinpath("models.toml").read_text(encoding="utf-8"))
