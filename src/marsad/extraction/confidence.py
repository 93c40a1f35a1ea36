"""What a rule states of its facts becomes how often such facts were right: one probability for people and queues.

Rules state how sure they are on a scale of their own. `calibration.toml`, which `measures/train_confidence.py` learns
from labelled documents, says for each kind how far to trust that, and what the language and the rule add: a logistic
regression, so that every weight can be read (Platt, Probabilistic outputs for support vector machines, 1999, with
more than one feature). A kind that is not in the table keeps what its rule states.
"""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files

from marsad.records import Analysis, Fact, FactKind

LEAST, MOST = 0.02, 0.98  # no label set is large enough to state more


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What one kind's probability is made of, in log-odds; `stated` multiplies the log-odds that the rule states."""

    base: float
    stated: float
    language: Mapping[str, float] = field(default_factory=dict)
    rule: Mapping[str, float] = field(default_factory=dict)

    def probability(self, stated: float, language: str, rule: str) -> float:
        """The share of facts like this one that were right; an unknown language or rule adds nothing."""
        sum_ = self.base + self.stated * log_odds(stated) + self.language.get(language, 0) + self.rule.get(rule, 0)
        return within(1 / (1 + math.exp(-sum_)))


def within(probability: float) -> float:
    """A probability that labels can bear out."""
    return min(MOST, max(LEAST, probability))


def log_odds(probability: float) -> float:
    """The scale on which weights add up."""
    bounded = within(probability)
    return math.log(bounded / (1 - bounded))


def add_confidence(analysis: Analysis) -> Analysis:
    """The step: every fact states a calibrated probability."""
    return replace(analysis, facts=tuple(map(calibrated, analysis.facts)))


def calibrated(fact: Fact) -> Fact:
    """A fact with the share of such facts that were right as its confidence."""
    weights = calibration().get(fact.kind)
    if weights is None:
        return fact
    return replace(fact, confidence=round(weights.probability(fact.confidence, fact.language, fact.rule), 3))


@cache
def calibration() -> Mapping[FactKind, Weights]:
    """The weights of each kind that was labelled often enough."""
    text = files("marsad.extraction").joinpath("calibration.toml").read_text(encoding="utf-8")
    return {FactKind(kind): Weights(**table) for kind, table in tomllib.loads(text).items()}
