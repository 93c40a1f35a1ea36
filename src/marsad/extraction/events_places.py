"""Where an event takes place: the city and country named near its words of holding.

A place inside the name or the venue's own name counts only when nothing else is named.
"""

from collections.abc import Iterator, Sequence

from marsad.authority import places
from marsad.extraction.events_fields import Region
from marsad.records import Analysis, EntityKind, Mention


def where(analysis: Analysis, regions: Sequence[Region]) -> tuple[str, str]:
    """The city as written and the country's ISO code; empty when no region names them."""
    named = analysis.mentions_of(EntityKind.PLACE)
    for region in regions:
        for mention in _candidates(region, named):
            place = places.by_id(mention.authority)
            if place and place.kind == "city":
                return mention.citation.quote, place.country
    for region in regions:
        for mention in _candidates(region, named):
            place = places.by_id(mention.authority)
            if place:
                return "", place.country
    return "", ""


def _candidates(region: Region, named: Sequence[Mention]) -> Iterator[Mention]:
    """The places of a region outside the event's name, those after the name first."""
    start, end = region.span
    here = [m for m in named if m.authority and start <= m.citation.start and m.citation.end <= end]
    name = (region.mention.start, region.mention.end)
    yield from (m for m in here if m.citation.start >= name[1])
    if region.cues_of("held", "future"):
        yield from (m for m in here if m.citation.end <= name[0])
