"""Events: pairs that stand. Those told in the same words share a place; places are compared by a bound, all at once."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from marsad.linking.clusters import Pair
from marsad.linking.comparisons.candidates import pairs_between, pairs_within
from marsad.linking.items import Item
from marsad.linking.standing.scored import Changed, scored
from marsad.linking.standing.twos import PairsAt, Two, order, ordered

Row = TypeVar("Row")


class ToldPairs(Generic[Row]):
    """Pairs of items that share a place, or stand at two that are likely."""

    def __init__(
        self,
        key_of: Callable[[Item], str],
        row_of: Callable[[Sequence[Item]], Row],
        likely: Callable[[Sequence[Row], Sequence[int]], Iterable[tuple[int, int]]],
        score: Callable[[str, str], Pair | None],
    ) -> None:
        """Begin empty; `likely` gives pairs of rows of which one stands at one of these places."""
        self._key_of, self._row_of, self._likely_rows, self._score = key_of, row_of, likely, score
        self._key: dict[str, str] = {}
        self._members: dict[str, list[Item]] = {}
        self._rows: dict[str, Row] = {}
        self._likely: dict[str, set[str]] = defaultdict(set)
        self._pairs: dict[Two, frozenset[Two]] = {}
        self._at = PairsAt()

    def change(self, gone: Iterable[Item], come: Collection[Item]) -> Changed:
        """The pairs that went, and those made anew; an item of which anything is told otherwise went and came."""
        touched = self._enter(gone, come)
        before = {ordered(key, other) for key in touched for other in (key, *self._likely.pop(key, ()))}
        for key, other in before:
            for one, two in ((key, other), (other, key)):
                if one in self._likely:
                    self._likely[one].discard(two)
        after = set(self._compare(touched))
        lost: set[Two] = set()
        found: set[Two] = set()
        for keys in before | after:
            old, new = self._pairs.pop(keys, frozenset()), self._of(*keys) if keys in after else frozenset()
            if new:
                self._pairs[keys] = new
            lost |= old - new
            found |= new - old
        self._at.change(lost - found, found - lost)
        again = found.union(*(self._at.at(item.id) for item in come))
        return scored(lost - found, again, self._score)

    def _enter(self, gone: Iterable[Item], come: Iterable[Item]) -> set[str]:
        touched: set[str] = set()
        for item in gone:
            key = self._key.pop(item.id)
            members = self._members[key]
            del members[bisect_left(members, item.order, key=order)]
            touched.add(key)
        for item in come:
            key = self._key[item.id] = self._key_of(item)
            insort(self._members.setdefault(key, []), item, key=order)
            touched.add(key)
        for key in touched:
            if members := self._members[key]:
                self._rows[key] = self._row_of(members)
            else:
                del self._members[key]
                self._rows.pop(key, None)
        return touched

    def _compare(self, touched: Collection[str]) -> Iterator[Two]:
        """The likely pairs of places that have to do with some, these with themselves first."""
        keys = list(self._rows)
        places = [place for place, key in enumerate(keys) if key in touched]
        yield from ((keys[place], keys[place]) for place in places)
        for i, j in self._likely_rows(list(self._rows.values()), places) if places else ():
            self._likely[keys[i]].add(keys[j])
            self._likely[keys[j]].add(keys[i])
            yield ordered(keys[i], keys[j])

    def _of(self, key: str, other: str) -> frozenset[Two]:
        if key == other:
            return frozenset((one.id, two.id) for one, two in pairs_within(self._members[key]))
        first, second = sorted((self._members[key], self._members[other]), key=lambda members: members[0].order)
        return frozenset((one.id, two.id) for one, two in pairs_between(first, second))
