"""Blocks that stand: which pairs their keys suggest, brought up to date as members come and go."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

from marsad.linking.standing.twos import PairsAt, Two

Member = TypeVar("Member")


class Blocks(Generic[Member]):
    """Members by key, in order, and the pairs that their blocks suggest."""

    def __init__(
        self,
        keys_of: Callable[[Member], Iterable[str]],
        pairs_of: Callable[[str, Sequence[Member]], Iterable[tuple[Member, Member]]],
        id_of: Callable[[Member], str],
        order_of: Callable[[Member], Any],
    ) -> None:
        """Begin empty; `pairs_of` gives the pairs of a whole block."""
        self._keys_of, self._pairs_of, self._id_of, self._order_of = keys_of, pairs_of, id_of, order_of
        self._members: dict[str, list[Member]] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._suggested = Suggested()

    def change(self, gone: Iterable[Member], come: Iterable[Member]) -> tuple[set[Two], set[Two]]:
        """Take members out and in; gives the pairs that are suggested no more, and those that are now."""
        touched: set[str] = set()
        for member in gone:
            for key in self._keys.pop(self._id_of(member)):
                block = self._members[key]
                del block[bisect_left(block, self._order_of(member), key=self._order_of)]
                touched.add(key)
        for member in come:
            keys = self._keys[self._id_of(member)] = tuple(dict.fromkeys(self._keys_of(member)))
            for key in keys:
                insort(self._members.setdefault(key, []), member, key=self._order_of)
            touched.update(keys)
        return self._suggested.change({key: frozenset(self._ordered(key)) for key in touched})

    def at(self, identifier: str) -> frozenset[Two]:
        """The pairs of one member that are suggested."""
        return self._suggested.at(identifier)

    def _ordered(self, key: str) -> Iterator[Two]:
        members = self._members[key]
        if not members:
            del self._members[key]
        for one, other in self._pairs_of(key, members):
            if one is not other:
                first, second = (one, other) if self._order_of(one) < self._order_of(other) else (other, one)
                yield self._id_of(first), self._id_of(second)


class Suggested:
    """Pairs with all that suggests them: a pair is there as long as anything does."""

    def __init__(self) -> None:
        """Begin empty."""
        self._pairs: dict[Any, frozenset[Two]] = {}
        self._support: Counter[Two] = Counter()
        self._at = PairsAt()

    def change(self, pairs: Mapping[Any, frozenset[Two]]) -> tuple[set[Two], set[Two]]:
        """What some suggest now; gives the pairs that nothing suggests any more, and those that something does now."""
        before: dict[Two, bool] = {}
        for source, new in pairs.items():
            old = self._pairs.pop(source, frozenset())
            for some, by in ((old - new, -1), (new - old, 1)):
                for two in some:
                    before.setdefault(two, two in self._support)
                    self._support[two] += by
            if new:
                self._pairs[source] = new
        for two in before:
            if not self._support[two]:
                del self._support[two]
        lost = {two for two, was in before.items() if was and two not in self._support}
        found = {two for two, was in before.items() if not was and two in self._support}
        self._at.change(lost, found)
        return lost, found

    def at(self, identifier: str) -> frozenset[Two]:
        """The pairs of one member."""
        return self._at.at(identifier)
