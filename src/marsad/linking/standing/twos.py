"""Two of a kind, named by their ids: how they are written, and which pairs there are at each."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeAlias

from marsad.linking.items import Item

Two: TypeAlias = tuple[str, str]  # ids, the one that stands first in order before the other


def ordered(one: str, other: str) -> Two:
    """Two names or keys, in alphabetical order."""
    return (one, other) if one <= other else (other, one)


def in_order(one: Item, other: Item) -> Two:
    """Two items by their ids, the one that stands earlier in the documents first."""
    return (one.id, other.id) if one.order < other.order else (other.id, one.id)


def order(item: Item) -> tuple[str, str, int, int, str, str]:
    """Where an item stands among all: for sorted lists."""
    return item.order


class PairsAt:
    """Pairs by their ends."""

    def __init__(self) -> None:
        """Begin empty."""
        self._at: dict[str, set[Two]] = defaultdict(set)

    def change(self, lost: Iterable[Two], found: Iterable[Two]) -> None:
        """Take pairs out, and others in."""
        for pair in lost:
            for end in pair:
                self._at[end].discard(pair)
        for pair in found:
            for end in pair:
                self._at[end].add(pair)

    def at(self, identifier: str) -> frozenset[Two]:
        """The pairs at one end."""
        return frozenset(self._at.get(identifier, ()))
