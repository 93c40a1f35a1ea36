"""Places are told apart by the gazetteer alone: every mention of one entry is one place."""

from collections import defaultdict
from collections.abc import Sequence

from marsad.authority import places as gazetteer
from marsad.linking.build import make_name
from marsad.records import Analysis, Entity, EntityKind, Mention, NameKind, entity_id


def place_entities(analyses: Sequence[Analysis]) -> list[Entity]:
    """Build an entity for each country and city that documents mention."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for analysis in analyses:
        for mention in analysis.mentions_of(EntityKind.PLACE):
            if mention.authority:
                mentions[mention.authority].append(mention)
    return [_place(identifier, found) for identifier, found in sorted(mentions.items())]


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
