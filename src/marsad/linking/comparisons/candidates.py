"""Which items are compared at all, so that a hundred times the documents do not take ten thousand times as long.

Items that agree in a key stand in one block. In a small block each is compared with each; in a large one, of a thousand
tellings of one thing, each with its neighbours and with the first few: enough to tie all that are one.
Blocks are in the items' order, so that nothing depends on the order of arrival.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

from marsad.linking.items import Item

Thing = TypeVar("Thing")
Places: TypeAlias = npt.NDArray[np.int64]  # a row for each pair

SMALL = 40  # items in a block of which each is compared with each
TIES = 6  # in a larger block: with as many next ones, and with as many first ones
FEW = 5  # bearers of two names of which each is compared with each


def blocks(items: Iterable[Thing], keys_of: Callable[[Thing], Iterable[str]]) -> dict[str, list[Thing]]:
    """The items (or their places) that bear each key, in the items' order."""
    found: dict[str, list[Thing]] = defaultdict(list)
    for item in items:
        for key in keys_of(item):
            found[key].append(item)
    return found


def pairs_within(members: Sequence[Thing]) -> Iterator[tuple[Thing, Thing]]:
    """The pairs of a block that are compared; each once, in the block's order."""
    if len(members) <= SMALL:
        yield from combinations(members, 2)
        return
    for place, one in enumerate(members):
        others = members[place + 1 :] if place < TIES else members[place + 1 : place + 1 + TIES]
        yield from ((one, other) for other in others)


def pairs_between(ones: Sequence[Thing], others: Sequence[Thing]) -> Iterator[tuple[Thing, Thing]]:
    """The pairs of two blocks that are compared: all of small ones, of large ones each with the other's first few."""
    if len(ones) * len(others) <= FEW * FEW:
        yield from ((one, other) for one in ones for other in others)
        return
    yield from ((one, other) for one in ones for other in others[:TIES])
    yield from ((one, other) for one in ones[:TIES] for other in others[TIES:])


def places_of(pairs: Iterable[tuple[Item, Item]], items: Sequence[Item]) -> Places:
    """Each pair of two items once, as the places at which both stand in `items`, the earlier first."""
    place_of = {id(item): place for place, item in enumerate(items)}
    codes = array("q")
    for one, other in pairs:
        i, j = place_of[id(one)], place_of[id(other)]
        if i != j:
            codes.append(min(i, j) * len(items) + max(i, j))
    return np.stack(np.divmod(np.unique(np.frombuffer(codes, dtype=np.int64)), max(1, len(items))), axis=1)


def distinct(pairs: Iterable[tuple[Item, Item]]) -> list[tuple[Item, Item]]:
    """Each pair of two items once, the earlier first; nothing later depends on the order of the pairs."""
    once = {
        (first.id, second.id): (first, second)
        for one, other in pairs
        if one is not other
        for first, second in [(one, other) if one.order < other.order else (other, one)]
    }
    return list(once.values())
