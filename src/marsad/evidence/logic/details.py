"""What is known of an entity, for the reader's language: sources tell roles and themes in their own words."""

from collections import Counter
from collections.abc import Collection, Iterable

from marsad.evidence.cards import FactCard
from marsad.records import Entity

SPOKEN = frozenset({"role", "organisation", "theme", "venue"})  # told in the words of a language


def details_in(
    entity: Entity, facts: Iterable[FactCard], language: str, hidden: Collection[str] = ()
) -> list[tuple[str, str]]:
    """The details with their values; what is told in words, as most facts in the language tell it, if any does."""
    here = [card.fact.fields for card in facts if card.fact.language == language]
    return [
        (name, (_most_told(str(fields.get(name) or "") for fields in here) if name in SPOKEN else "") or value)
        for name, value in entity.details.items()
        if name not in hidden
    ]


def _most_told(values: Iterable[str]) -> str:
    counted = Counter(value for value in values if value)
    return max(counted, key=lambda value: (counted[value], value), default="")
