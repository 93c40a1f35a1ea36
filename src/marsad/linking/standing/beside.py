"""What linking leaves beside entities, standing: proposals of pairs, and conflicts of values."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from marsad.linking.clusters import Group, Pair
from marsad.linking.conflicts import FIELDS, BodiesOf, conflicts
from marsad.linking.proposals import proposal
from marsad.linking.standing.things import Things
from marsad.linking.standing.twos import Two, ordered
from marsad.records import Conflict, Entity, EntityKind, Proposal


class Proposals:
    """Pairs that people are asked; those at entities that a change concerns are looked at again."""

    def __init__(self) -> None:
        """None was told yet."""
        self.gone: list[Proposal] = []  # since the last change
        self.come: list[Proposal] = []
        self._told: dict[Two, tuple[Pair, Proposal]] = {}  # by two entities
        self._at: dict[str, set[Two]] = defaultdict(set)

    def change(self, things: Mapping[EntityKind, Things]) -> None:
        """Look again at the entities that the last change made, and at those of which an unsure pair is another."""
        before: dict[Two, tuple[Pair, Proposal]] = {}
        after: dict[Two, tuple[Pair, Proposal]] = {}
        for kind, some in things.items():
            for one in some.lost:
                before |= self._take_out(one.id)
            for group in some.asked():
                if (entity := some.entities.get(group.members[0])) is not None:
                    before |= self._take_out(entity.id)
                    best = self._best(some, group, entity)
                    after.update((key, self._proposal(kind, pair, facts, before.get(key))) for key, pair, facts in best)
        for two, told in after.items():
            self._told[two] = told
            for end in two:
                self._at[end].add(two)
        self.gone = [told for two, (_, told) in before.items() if two not in after or after[two][1] is not told]
        self.come = [told for two, (_, told) in after.items() if two not in before or before[two][1] is not told]

    def all(self) -> tuple[Proposal, ...]:
        """All proposals, as `proposals.proposals` gives them."""
        return tuple(sorted((one for _, one in self._told.values()), key=lambda p: (-p.worth, p.first, p.second)))

    def about(self, facts: Collection[str]) -> list[Proposal]:
        """The proposals about some facts."""
        return [one for _, one in self._told.values() if facts and (one.first in facts or one.second in facts)]

    def _take_out(self, entity: str) -> dict[Two, tuple[Pair, Proposal]]:
        told = {two: self._told.pop(two) for two in self._at.pop(entity, ())}
        for two in told:
            self._at[two[1] if two[0] == entity else two[0]].discard(two)
        return told

    def _best(self, some: Things, group: Group, entity: Entity) -> Iterator[tuple[Two, Pair, int]]:
        """The surest pair with each other entity, and how many facts both have."""
        best: dict[Two, tuple[Pair, int]] = {}
        for _made, pair in sorted(some.parts.unsure(group), key=lambda two: (-two[1].probability, two[0])):
            if some.items[pair.first].is_find or some.items[pair.second].is_find:
                continue
            there = some.entity_of(pair.first), some.entity_of(pair.second)
            other = there[1] if there[0] is entity else there[0]
            if other is not None and other.id != entity.id:
                best.setdefault(ordered(entity.id, other.id), (pair, len(entity.facts) + len(other.facts)))
        return ((two, pair, facts) for two, (pair, facts) in best.items())

    def _proposal(
        self, kind: EntityKind, pair: Pair, facts: int, known: tuple[Pair, Proposal] | None
    ) -> tuple[Pair, Proposal]:
        if known and known[0] is pair and known[1].affected == facts:
            return known
        return pair, proposal(kind, pair, facts)


class Conflicts:
    """Values that sources tell differently, by the first item of the entity."""

    def __init__(self, bodies_of: BodiesOf) -> None:
        """None was found yet."""
        self._bodies_of = bodies_of
        self._found: dict[str, tuple[Conflict, ...]] = {}

    def change(self, things: Mapping[EntityKind, Things]) -> None:
        """Look again at the entities that the last change made."""
        for kind in FIELDS:
            some = things[kind]
            for first in some.went:
                self._found.pop(first, None)
            for first in some.fresh:
                if found := conflicts([some.entities[first]], some.items, self._bodies_of):
                    self._found[first] = found

    def of(self, firsts: Iterable[str]) -> Iterator[Conflict]:
        """The conflicts of some entities, by their first items."""
        return (conflict for first in firsts for conflict in self._found.get(first, ()))

    def all(self, things: Mapping[EntityKind, Things]) -> tuple[Conflict, ...]:
        """All conflicts, in the order of their entities."""
        entities = {
            first: some.entities[first] for some in things.values() for first in self._found if first in some.entities
        }
        told = sorted((one.kind, one.label, one.id, first) for first, one in entities.items())
        return tuple(conflict for *_, first in told for conflict in self._found[first])
