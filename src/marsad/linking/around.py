"""What stands around items, by document: the known bodies and cities, the names of bodies, the series told of."""

from collections import defaultdict
from collections.abc import Sequence

from marsad.language.normalise import fold
from marsad.linking.items import Item
from marsad.records import Analysis, Entity, EntityKind


def company(items: Sequence[Item], analyses: Sequence[Analysis]) -> dict[str, frozenset[str]]:
    """For each document the authority ids of the bodies and cities that it names; countries say too little."""
    beside: dict[str, set[str]] = defaultdict(set)
    for item in items:
        if authority_id := item.get("authority"):
            beside[item.document].add(str(authority_id))
    for analysis in analyses:
        cities = (mention.authority for mention in analysis.mentions_of(EntityKind.PLACE))
        beside[analysis.document.id].update(city for city in cities if "-" in city)
    return {document: frozenset(ids) for document, ids in beside.items()}


def names_by_document(bodies: Sequence[Entity]) -> dict[str, list[tuple[str, str]]]:
    """For each document the folded words that name a body there, with the body's entity id."""
    names: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for entity in bodies:
        for mention in entity.mentions:
            folded = fold(mention.citation.quote)
            if len(folded) >= 3:
                names[mention.citation.document].add((folded, entity.id))
    return {document: sorted(found) for document, found in names.items()}


def series_by_document(told: Sequence[Entity], in_series: Sequence[Entity]) -> dict[str, frozenset[str]]:
    """For each document the series that it tells of, by an edition or by name."""
    series: dict[str, set[str]] = defaultdict(set)
    for entity in (*told, *in_series):
        name = entity.id if entity.kind is EntityKind.SERIES else entity.parent
        for mention in entity.mentions if name else ():
            series[mention.citation.document].add(name)
    return {document: frozenset(names) for document, names in series.items()}
