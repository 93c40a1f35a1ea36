"""What accepting and refusing passages teaches: a little more or less trust, for each recommendation and addressee.

Plain on purpose: each refusal takes the same from the weighing of that recommendation's other passages, each acceptance
gives it back, within bounds; those of one addressee share a fifth of it. About all recommendations something is learnt
only when a person asks for it: one number, by which the machine was too sure or not sure enough.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

STEP = 0.5  # of log-odds, for each decision on the recommendation itself
SHARED = 0.1  # for each decision on another recommendation of the same addressee
LOWEST, HIGHEST = -2.0, 1.0
PRIOR = 4.0  # how many decisions it takes before all recommendations are weighed differently


class Decided(Protocol):
    """A passage that a person decided about."""

    recommendation_id: int
    state: str


def biases(decided: Iterable[Decided], owed: Mapping[int, Sequence[int]]) -> Mapping[int, float]:
    """What to add to the weighing of each recommendation's passages; `owed` has the addressees of each."""
    own: dict[int, int] = defaultdict(int)
    for one in decided:
        own[one.recommendation_id] += 1 if one.state == "accepted" else -1
    if not own:
        return {}
    by_addressee: dict[int, int] = defaultdict(int)
    for key, count in own.items():
        for addressee in owed.get(key, ()):
            by_addressee[addressee] += count
    return {key: bias_of(own.get(key, 0), sum(by_addressee[a] for a in some)) for key, some in owed.items()}


def bias_of(own: int, by_addressee: int) -> float:
    """The bias of one recommendation from the balance of its own decisions and of those of its addressees."""
    return max(LOWEST, min(HIGHEST, STEP * own + SHARED * (by_addressee - own)))


def shift_of(confidences: Sequence[float], accepted: Sequence[bool]) -> float:
    """By how much (in log-odds) the machine was too sure: the shift under which people's decisions are likeliest.

    Held near 0 by a prior, so that three refusals do not silence the search.
    """
    logits = [math.log(c / (1 - c)) for c in (min(0.99, max(0.01, one)) for one in confidences)]
    shift = 0.0
    for _ in range(50):
        told = [1 / (1 + math.exp(-(logit + shift))) for logit in logits]
        slope = sum(float(is_so) - t for is_so, t in zip(accepted, told, strict=True)) - PRIOR * shift
        bend = sum(t * (1 - t) for t in told) + PRIOR
        shift += slope / bend
    return max(LOWEST, min(HIGHEST, shift))
