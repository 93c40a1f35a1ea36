"""From pairs that blocks suggest to pairs that are scored, for what changed only."""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from marsad.linking.clusters import Pair
from marsad.linking.proposals import LOWEST
from marsad.linking.standing.parts import NAMED, Made
from marsad.linking.standing.twos import Two

Changed: TypeAlias = dict[Made, Pair | None]


def likely(pair: Pair | None) -> Pair | None:
    """A pair that is worth keeping."""
    return pair if pair is not None and pair.probability >= LOWEST else None


def scored(
    lost: Iterable[Two], found: Iterable[Two], score: Callable[[str, str], Pair | None], maker: int = NAMED
) -> Changed:
    """The pairs that are no more, and those that are compared anew."""
    changed: Changed = {(*two, maker): None for two in lost}
    for first, second in found:
        changed[first, second, maker] = likely(score(first, second))
    return changed
