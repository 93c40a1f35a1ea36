"""What linking leaves beside entities, standing: proposals of pairs, and conflicts of values."""

from collections.abc import Mapping

from marsad.linking.clusters import Pair
from marsad.linking.conflicts import FIELDS, BodiesOf, conflicts
from marsad.linking.proposals import proposal
from marsad.linking.standing.things import Things
from marsad.records import Conflict, EntityKind, Proposal


class Proposals:
    """Pairs that people are asked; each is told again only where it is another pair, or concerns others."""

    def __init__(self) -> None:
        """None was told yet."""
        self._told: dict[tuple[str, str], tuple[Pair, Proposal]] = {}

    def all(self, things: Mapping[EntityKind, Things]) -> tuple[Proposal, ...]:
        """All proposals, as `proposals.proposals` gives them."""
        told: dict[tuple[str, str], tuple[Pair, Proposal]] = {}
        for kind, some in things.items():
            best: dict[tuple[str, str], tuple[Pair, int]] = {}
            for _made, pair in sorted(some.parts.unsure(), key=lambda two: (-two[1].probability, two[0])):
                if some.items[pair.first].is_find or some.items[pair.second].is_find:
                    continue
                one, other = some.entity_of(pair.first), some.entity_of(pair.second)
                if one and other and one.id != other.id:
                    key = min(one.id, other.id), max(one.id, other.id)
                    best.setdefault(key, (pair, len(one.facts) + len(other.facts)))
            told.update((key, (pair, self._proposal(kind, key, pair, facts))) for key, (pair, facts) in best.items())
        self._told = told
        return tuple(sorted((one for _, one in told.values()), key=lambda p: (-p.worth, p.first, p.second)))

    def _proposal(self, kind: EntityKind, key: tuple[str, str], pair: Pair, facts: int) -> Proposal:
        known = self._told.get(key)
        if known and known[0] is pair and known[1].affected == facts:
            return known[1]
        return proposal(kind, pair, facts)


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

    def all(self, things: Mapping[EntityKind, Things]) -> tuple[Conflict, ...]:
        """All conflicts, in the order of their entities."""
        entities = {
            first: some.entities[first] for some in things.values() for first in self._found if first in some.entities
        }
        told = sorted((one.kind, one.label, one.id, first) for first, one in entities.items())
        return tuple(conflict for *_, first in told for conflict in self._found[first])
