"""What linking learns from and what it changes: decisions as acts, stored weights, things joined and parted."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from marsad.records import Act, Weights

Pair: TypeAlias = tuple[str, str]
Groups: TypeAlias = Mapping[str, str]  # fact → entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Things that are one now, or are no longer: a fact of each."""

    joined: bool
    facts: tuple[str, ...]


def acts_of(pairs: Iterable[Pair], *, is_same: bool) -> Iterator[Act]:
    """The two sides of an act, from its pairs: each pair has one fact of either side."""
    beside: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        beside[one].add(other)
        beside[other].add(one)
    waiting = dict.fromkeys(sorted(beside))
    while waiting:
        sides: tuple[set[str], set[str]] = {next(iter(waiting))}, set()
        ends = [(next(iter(waiting)), 0)]
        while ends:
            fact, side = ends.pop()
            waiting.pop(fact)
            ends.extend((other, 1 - side) for other in sorted(beside[fact] - sides[1 - side]))
            sides[1 - side].update(beside[fact])
        yield Act(is_same=is_same, one=frozenset(sides[0]), other=frozenset(sides[1]))


def regrouped(before: Groups, after: Groups) -> tuple[Change, ...]:
    """What was joined and what was parted between two linkings, in the order of the facts."""
    known = {fact: (before[fact], after[fact]) for fact in sorted(before.keys() & after.keys())}
    joined = _changes(((new, old, fact) for fact, (old, new) in known.items()), joined=True)
    parted = _changes(((old, new, fact) for fact, (old, new) in known.items()), joined=False)
    return (*joined, *parted)


def _changes(told: Iterable[tuple[str, str, str]], *, joined: bool) -> Iterator[Change]:
    """For each whole that consists of several parts, the first fact of each of them."""
    first: dict[str, dict[str, str]] = defaultdict(dict)
    for whole, part, fact in told:
        first[whole].setdefault(part, fact)
    for parts in first.values():
        if len(parts) > 1:
            yield Change(joined=joined, facts=tuple(parts.values()))


def weights_told(weights: Mapping[str, Weights]) -> dict[str, Any]:
    """Weights as a JSON column keeps them."""
    return {name: {"bias": one.bias, "features": dict(one.features)} for name, one in sorted(weights.items())}


def weights_of(stored: Mapping[str, Any]) -> dict[str, Weights]:
    """Weights as linking uses them."""
    return {name: Weights(bias=told["bias"], features=told["features"]) for name, told in stored.items()}
