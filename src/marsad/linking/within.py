"""Known bodies that are named at the end of another body's name: "the Security Council of the United Nations".

In the name of an office they may stand anywhere: "UNDP Morocco".

Whoever looks for the whole wants the places where its parts are named too. Each becomes an item of its own, as a known
name does that is found again (`known_names`); only its mention goes into the entity. What stands elsewhere in a longer
name ("United Nations Development Programme") is part of a name of its own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from marsad.authority import organisations as authority
from marsad.authority.lookup import Found
from marsad.linking.items import Item, setting_of
from marsad.records import Analysis, EntityKind, Fact, FactKind, Mention, cite, make_fact

RULE = "named_within"


def named_within(analyses: Iterable[Analysis]) -> list[Item]:
    """An item for each document and each known body that it names within the names of others."""
    return [item for analysis in analyses for item in _in_document(analysis)]


def _in_document(analysis: Analysis) -> Iterator[Item]:
    places: dict[str, list[Mention]] = {}
    offices = {fact.id: str(body) for fact in analysis.facts if (body := fact.fields.get("part_of"))}
    for mention in analysis.mentions_of(EntityKind.ORGANISATION):
        office_of = offices.get(mention.fact, "")
        for found in _inside(mention, office_of) if office_of else _at_end(mention):
            places.setdefault(found.id, []).append(_nested(analysis, mention, found))
    for body, mentions in places.items():
        yield Item(fact=_fact(analysis, body, mentions[0]), setting=setting_of(analysis), mentions=tuple(mentions))


def _fact(analysis: Analysis, body: str, mention: Mention) -> Fact:
    """What stands for the body in this document; no reader found it, so it has no extractor."""
    place = mention.citation
    return make_fact(
        analysis.document,
        FactKind.ORGANISATION,
        place.start,
        place.end,
        fields={"name": place.quote, "authority": body},
        confidence=mention.confidence,
        rule=RULE,
        extractor="",
    )


def _inside(mention: Mention, office_of: str) -> Iterator[Found]:
    """Where the name of an office names the body whose office it is, once."""
    found = authority.find(mention.citation.quote, mention.language)
    return islice((one for one in found if one.id == office_of), 1)


def _at_end(mention: Mention) -> Iterator[Found]:
    """The known body, if any, whose name the words of a mention end with, and where in them it stands.

    The first word is put aside: the whole name may stand in the authority file too, and the longest is found first.
    """
    quote = mention.citation.quote
    cut = quote.find(" ") + 1
    for found in authority.find(quote[cut:], mention.language) if cut else ():
        if cut + found.end == len(quote) and found.id != mention.authority:
            yield replace(found, start=cut + found.start, end=len(quote))


def _nested(analysis: Analysis, mention: Mention, found: Found) -> Mention:
    start = mention.citation.start
    return Mention(
        kind=EntityKind.ORGANISATION,
        citation=cite(analysis.document, start + found.start, start + found.end),
        language=mention.language,
        authority=found.id,
        confidence=mention.confidence,
    )
