"""Events: pairs that stand. Those told in the same words share a place; places are compared by a bound, all at once."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Generic, Protocol, TypeVar

from marsad.linking.clusters import Pair
from marsad.linking.comparisons.candidates import pairs_between, pairs_within
from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.items import Item
from marsad.linking.standing.nearest import Rows
from marsad.linking.standing.scored import Changed, scored
from marsad.linking.standing.twos import PairsAt, Two, order, ordered


class Called(Protocol):
    """What has a name."""

    @property
    def name(self) -> str:
        """The name, whose meaning is known."""


Row = TypeVar("Row", bound=Called)


class Nearby:
    """Names by key, of which those that are near in meaning are asked for."""

    def __init__(self, meanings: Meanings, least: float) -> None:
        """Begin empty; near are those whose cosine reaches `least`."""
        self._rows, self._least = Rows(meanings), least

    def change(self, names: Mapping[str, str | None]) -> None:
        """Take names in, anew, or out (None)."""
        self._rows.change(names)

    def of(self, keys: Sequence[str]) -> Iterator[str]:
        """The keys of the names that are near to those of some keys."""
        return (other for _, other, _ in self._rows.near(keys, self._least))


class ToldPairs(Generic[Row]):
    """Pairs of items that share a place, or stand at two that are likely."""

    def __init__(
        self,
        key_of: Callable[[Item], str],
        row_of: Callable[[Sequence[Item]], Row],
        likely: Callable[[Sequence[Row], Sequence[int]], Iterable[tuple[int, int]]],
        score: Callable[[str, str], Pair | None],
        names: Nearby,
    ) -> None:
        """Begin empty; `likely` gives pairs of rows of which one stands at one of these places.

        Of these it is given those rows alone whose names are near enough (`names`).
        """
        self._names = names
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
        self._names.change({key: self._rows[key].name if key in self._rows else None for key in touched})
        return touched

    def _compare(self, touched: Collection[str]) -> Iterator[Two]:
        """The likely pairs of places that have to do with some, these with themselves first."""
        asked = [key for key in self._rows if key in touched]
        keys = [*dict.fromkeys([*asked, *self._names.of(asked)])]
        yield from ((key, key) for key in asked)
        for i, j in self._likely_rows([self._rows[key] for key in keys], range(len(asked))) if asked else ():
            self._likely[keys[i]].add(keys[j])
            self._likely[keys[j]].add(keys[i])
            yield ordered(keys[i], keys[j])

    def _of(self, key: str, other: str) -> frozenset[Two]:
        if key == other:
            return frozenset((one.id, two.id) for one, two in pairs_within(self._members[key]))
        first, second = sorted((self._members[key], self._members[other]), key=lambda members: members[0].order)
        return frozenset((one.id, two.id) for one, two in pairs_between(first, second))
