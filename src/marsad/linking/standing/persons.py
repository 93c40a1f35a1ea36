"""Persons: pairs that stand. Names first, each once; then those who bear them, where something around may agree."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import partial

from marsad.linking.alike_persons import SAME_NAME, bearers_compared, both_have_better, sounding_within
from marsad.linking.clusters import Pair
from marsad.linking.comparisons.name_keys import name_keys
from marsad.linking.comparisons.person_names import similarity
from marsad.linking.items import Item
from marsad.linking.persons import Compared, Context, documents_of, role_of, roles_compared, surroundings
from marsad.linking.standing.blocks import Blocks
from marsad.linking.standing.parts import NAMED
from marsad.linking.standing.scored import Changed, likely
from marsad.linking.standing.twos import PairsAt, Two, in_order, order, ordered


class PersonPairs:
    """Pairs of persons with alike names; `items` are those that stand."""

    def __init__(self, items: Mapping[str, Item], context: Context) -> None:
        """Begin empty."""
        self._items, self._context = items, context
        self._around = partial(surroundings, context=context)
        self._bearers: dict[str, list[Item]] = {}
        self._known: set[str] = set()
        self._names: Blocks[str] = Blocks(name_keys, lambda _key, names: sounding_within(names), str, str)
        self._alike: dict[str, dict[str, float]] = defaultdict(dict)  # names that sound alike and are, both ways
        self._pairs: dict[Two, dict[Two, float]] = {}  # by two names, the pairs of items with their likeness
        self._likeness: dict[Two, float] = {}  # of all pairs of items
        self._between: dict[Two, set[Two]] = defaultdict(set)  # pairs of items, by their two documents
        self._documents: dict[Two, Two] = {}  # of each pair of items that stand in two
        self._together: dict[Two, int] = {}
        self._at = PairsAt()
        self._compared = Compared(items, self._together, context)

    def change(self, gone: Collection[Item], come: Collection[Item], stale: Collection[Item]) -> Changed:
        """The pairs that went, and those made anew; `items` are the new ones already.

        Of `stale` items the bodies or events around are others than before.
        """
        borne = self._enter(gone, come)
        moved = self._name(borne)
        for item in stale:
            borne.add(item.name)
        concerned = moved | {ordered(name, other) for name in borne for other in self._partners(name)}
        lost, found = self._bear(concerned)
        again = found | self._counted(lost, found)
        for item in (*come, *stale):
            again |= self._at.at(item.id)
        return self._scored(lost, again)

    def _enter(self, gone: Iterable[Item], come: Iterable[Item]) -> set[str]:
        borne: set[str] = set()
        for item in gone:
            if name_keys(item.name):
                bearers = self._bearers[item.name]
                del bearers[bisect_left(bearers, item.order, key=order)]
                borne.add(item.name)
        for item in come:
            if name_keys(item.name):
                insort(self._bearers.setdefault(item.name, []), item, key=order)
                borne.add(item.name)
        return borne

    def _name(self, borne: Collection[str]) -> set[Two]:
        """Bring the names up to date; gives the pairs of names that may be compared now, or no more."""
        gone = [name for name in borne if name in self._known and not self._bearers[name]]
        come = [name for name in borne if name not in self._known and self._bearers[name]]
        for name in borne:
            if not self._bearers[name]:
                del self._bearers[name]
        self._known.difference_update(gone)
        self._known.update(come)
        lost, found = self._names.change(gone, come)
        moved = {(name, name) for name in (*gone, *come)} | lost
        touched: set[str] = set()
        for one, other in lost:
            if other in self._alike[one]:
                del self._alike[one][other], self._alike[other][one]
                touched.update((one, other))
        for one, other in found:
            likeness = similarity(one, other)
            if likeness >= SAME_NAME:
                self._alike[one][other] = self._alike[other][one] = likeness
                touched.update((one, other))
        return moved | {ordered(one, other) for one in touched for other in self._alike[one]}

    def _partners(self, name: str) -> Iterable[str]:
        return (name, *self._alike.get(name, ()))

    def _bear(self, concerned: Iterable[Two]) -> tuple[set[Two], set[Two]]:
        """Bring the pairs of items up to date that come of some pairs of names."""
        lost: set[Two] = set()
        found: set[Two] = set()
        for two in concerned:
            before, after = self._pairs.get(two, {}), self._borne(*two)
            lost |= before.keys() - after.keys()
            found |= after.keys() - before.keys()
            self._likeness.update(after)
            if after:
                self._pairs[two] = after
            else:
                self._pairs.pop(two, None)
        for pair in lost - found:
            del self._likeness[pair]
        lost -= found
        self._at.change(lost, found)
        return lost, found

    def _borne(self, one: str, other: str) -> dict[Two, float]:
        ones, others = self._bearers.get(one, []), self._bearers.get(other, [])
        likeness = similarity(one, other) if one == other else self._alike[one].get(other, 0.0)
        if not ones or not others or likeness < SAME_NAME:
            return {}
        if one != other and self._is_worse(one, other, likeness):
            return {}
        told = bearers_compared(ones, others if one != other else [], self._around)
        return {in_order(*two): likeness for two in told if two[0] is not two[1]}

    def _is_worse(self, one: str, other: str, likeness: float) -> bool:
        best = {name: max(self._alike[name].values()) for name in (one, other)}
        return both_have_better((one, other), likeness, best)

    def _counted(self, lost: Iterable[Two], found: Iterable[Two]) -> set[Two]:
        """Count anew who is named together; gives the pairs of documents for which that is another number."""
        touched: set[Two] = set()
        for pair in lost:
            if between := self._documents.pop(pair, None):
                self._between[between].discard(pair)
                touched.add(between)
        for pair in found:
            first, second = (self._items[one] for one in pair)
            if first.document != second.document:
                between = self._documents[pair] = documents_of(first, second)
                self._between[between].add(pair)
                touched.add(between)
        again: set[Two] = set()
        for between in touched:
            before, after = self._together.pop(between, 0), self._count(between)
            if after:
                self._together[between] = after
            if before != after:
                again |= self._between[between]
            if not self._between[between]:
                del self._between[between]
        return again

    def _count(self, between: Two) -> int:
        """How many alike names two documents share, if several."""
        ends = [self._items[one] for pair in self._between[between] for one in pair]
        sides = ({item.id for item in ends if item.document == document} for document in between)
        names = min(map(len, sides))
        return names if names > 1 else 0

    def _scored(self, lost: Iterable[Two], again: Iterable[Two]) -> Changed:
        changed: Changed = {(*pair, NAMED): None for pair in lost}
        asked = [(self._items[one], self._items[other], self._likeness[one, other]) for one, other in again]
        told = (
            roles_compared(role_of(one), role_of(other)) for one, other, _ in asked if one.document != other.document
        )
        self._context.meanings.add(role for both in told for role in both)
        for first, second, likeness in asked:
            chance = self._compared.probability(first, second, likeness)
            pair = Pair(first.id, second.id, chance, again=self._compared.why)
            changed[first.id, second.id, NAMED] = likely(pair)
        return changed
