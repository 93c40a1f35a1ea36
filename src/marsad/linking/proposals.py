"""Pairs that are likely, but not likely enough to be joined: what people are asked, and in which order."""

from collections.abc import Mapping, Sequence

from marsad.linking.clusters import Pair
from marsad.records import Entity, EntityKind, Proposal

LOWEST = 0.35  # below it a pair is not worth a person's time


def proposals(unsure: Mapping[EntityKind, Sequence[Pair]], entities: Sequence[Entity]) -> tuple[Proposal, ...]:
    """One proposal for each two entities that a pair may tie, with their strongest pair; most instructive first."""
    entity_of = {fact: entity for entity in entities if entity.kind is not EntityKind.SERIES for fact in entity.facts}
    best: dict[tuple[str, str], Proposal] = {}
    for kind, pairs in unsure.items():
        for pair in sorted(pairs, key=strength):
            one, other = entity_of.get(pair.first), entity_of.get(pair.second)
            if one and other and one.id != other.id:
                key = min(one.id, other.id), max(one.id, other.id)
                best.setdefault(key, proposal(kind, pair, len(one.facts) + len(other.facts)))
    return tuple(sorted(best.values(), key=lambda p: (-p.worth, p.first, p.second)))


def strength(pair: Pair) -> tuple[float, str, str]:
    """By which pairs are ordered, the surest first."""
    return -pair.probability, pair.first, pair.second


def proposal(kind: EntityKind, pair: Pair, affected: int) -> Proposal:
    """What people are asked about a pair; so many facts hang on it."""
    first, second = sorted((pair.first, pair.second))
    return Proposal(
        kind=kind,
        first=first,
        second=second,
        probability=pair.probability,
        scores=pair.why,
        affected=affected,
    )
