"""Places are told apart by the gazetteer alone: every mention of one entry is one place."""

from collections import defaultdict
from collections.abc import Sequence

from marsad.authority import places as gazetteer
from marsad.authority.places import Place
from marsad.linking.build import make_name
from marsad.linking.items import Item
from marsad.records import Analysis, Entity, EntityKind, Mention, NameKind, entity_id


def place_entities(analyses: Sequence[Analysis]) -> list[Entity]:
    """Build an entity for each country and city that documents mention."""
    return [_place(identifier, found) for identifier, found in sorted(place_mentions(analyses).items())]


def place_mentions(analyses: Sequence[Analysis]) -> dict[str, list[Mention]]:
    """The mentions of each country and city, by its entry in the gazetteer."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for analysis in analyses:
        for mention in analysis.mentions_of(EntityKind.PLACE):
            if mention.authority:
                mentions[mention.authority].append(mention)
    return mentions


def city_of(item: Item) -> Place | None:
    """Where an event takes place, as the gazetteer knows it.

    A name that a country shares with its capital ("تونس") gives the country: `can_be_one` takes care of that.
    """
    city = str(item.get("city") or "")
    found = gazetteer.find(city, item.fact.language) if city else ()
    return gazetteer.by_id(found[0].id) if found else None


def can_be_one(first: Place, second: Place) -> bool:
    """Say whether two places can be the same city: a country can stand for any city in it."""
    if "country" in {first.kind, second.kind}:
        return first.country == second.country
    return first.id == second.id


def _place(identifier: str, mentions: Sequence[Mention]) -> Entity:
    place = gazetteer.by_id(identifier)
    return Entity(
        id=entity_id(EntityKind.PLACE, f"authority:{identifier}"),
        kind=EntityKind.PLACE,
        label=place.name("en"),
        names=tuple(
            make_name(text, str(language), NameKind.ALIAS if i else NameKind.FULL)
            for language, texts in place.names.items()
            for i, text in enumerate(texts)
        ),
        mentions=tuple(sorted(mentions, key=lambda m: (m.citation.document, m.citation.start))),
        authority=identifier,
        country=place.country,
        details={"type": place.kind},
    )
