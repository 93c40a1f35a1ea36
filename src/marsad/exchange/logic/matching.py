"""Which entity here a thing out of a file seems to be, and why. It proposes; only people decide.

A name alone is weak: two people bear it. Shared ids, shared citations or a second sign that agrees make it stronger.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from marsad.exchange.logic.parcel import Thing
from marsad.language.normalise import fold
from marsad.records import Entity, EntityKind

# What each sign is worth, strongest first: set by hand, like the weights of linking.
RULES: Mapping[str, float] = {
    "same_identifier": 0.99,  # one Wikidata or ROR address
    "same_citation": 0.97,  # the very words of one document
    "same_id": 0.95,  # our own id, in a file that we wrote
    "name_and_country": 0.8,
    "name_and_detail": 0.8,  # a role, an organisation, a date that agrees
    "name": 0.5,
}
CONTEXT = ("organisation", "role", "start_date", "edition", "type")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An entity here that a thing seems to be."""

    entity: str
    probability: float
    rule: str


class Matcher:
    """The entities of this evidence base by what a thing may share with them."""

    def __init__(self, here: Iterable[Thing]) -> None:
        self.by_sign: dict[tuple[str, ...], list[Entity]] = defaultdict(list)
        self.identifiers: dict[str, set[str]] = {}
        for thing in here:
            for sign in _signs(thing):
                self.by_sign[sign].append(thing.entity)

    def match(self, thing: Thing) -> Match | None:
        """The likeliest entity; None when nothing is shared, or when a name fits two entities equally well."""
        found = sorted(self._candidates(thing), key=lambda match: (-match.probability, match.entity))
        if not found:
            return None
        best = [match for match in found if match.probability == found[0].probability]
        is_clear = len({match.entity for match in best}) == 1
        return best[0] if is_clear else None

    def _candidates(self, thing: Thing) -> Iterator[Match]:
        for sign in dict.fromkeys(_signs(thing)):
            for entity in self.by_sign.get(sign, ()):
                rule = _rule(sign[0], thing.entity, entity)
                yield Match(entity=entity.id, probability=RULES[rule], rule=rule)


def _signs(thing: Thing) -> Iterator[tuple[str, ...]]:
    entity = thing.entity
    kind = str(entity.kind)
    yield "same_id", kind, entity.id
    yield from (("same_identifier", kind, address.rpartition("/")[2]) for address in thing.same_as)
    for mention in entity.mentions:
        place = mention.citation
        yield "same_citation", kind, place.document, str(place.start), str(place.end)
    for name in entity.names:
        if name.kind != "acronym" and (folded := fold(name.text)):
            yield "name", kind, folded


def _rule(sign: str, one: Entity, other: Entity) -> str:
    """The rule that a shared sign stands for; a name is worth more where something else agrees."""
    if sign != "name":
        return sign
    if one.country and one.country == other.country:
        return "name_and_country"
    if any(_agrees(one, other, detail) for detail in CONTEXT):
        return "name_and_detail"
    # A body or an event is named for what it is; a person, by parents.
    return "name" if one.kind in (EntityKind.PERSON, EntityKind.ORGANISATION) else "name_and_detail"


def _agrees(one: Entity, other: Entity, detail: str) -> bool:
    here, there = fold(one.details.get(detail, "")), fold(other.details.get(detail, ""))
    return bool(here) and here == there
