"""How well entities follow the labelled links: pairs that are one thing, and pairs that must stay apart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from types import MappingProxyType

from marsad.evaluation.chain import Findings
from marsad.evaluation.gold import Labels
from marsad.evaluation.tally import Share, share_of
from marsad.evaluation.words import cover
from marsad.language.normalise import fold
from marsad.linking.comparisons.name_parts import parts_of
from marsad.records import EntityKind

JOINED: Mapping[str, tuple[EntityKind, ...]] = MappingProxyType(
    {
        "same_organisation": (EntityKind.ORGANISATION,),
        "same_person": (EntityKind.PERSON,),
        "same_event": (EntityKind.EVENT,),
        "series": (EntityKind.SERIES,),
        "same_recommendation": (EntityKind.THREAD,),
    }
)
THINGS = (EntityKind.ORGANISATION, EntityKind.PERSON, EntityKind.EVENT)
WIDER, NARROWER = 0.9, 0.6  # a mention may be a little longer than the labelled words

Mentions = Mapping[str, set[tuple[str, EntityKind, str]]]  # by file: folded quote, kind, entity


def link_shares(links: Iterable[Labels], findings: Findings) -> Mapping[str, Share]:
    """By kind of link, the pairs of mentions that stand in one entity; `apart` counts those that must not and do not.

    A pair of which one side was not found as a mention counts as not joined; for `apart` it does not count. Labels join
    a body with its office in a country, since they know no parts: a body that leads to the other counts as joined.
    """
    mentions = mentions_of(findings)
    wholes = {entity.id: entity.parent for entity in findings.entities if entity.kind is EntityKind.ORGANISATION}
    shares: dict[str, Share] = defaultdict(Share)
    for link in links:
        members = [m for m in link["members"] if m["file"] in findings.analyses]
        if link["kind"] in JOINED:
            shares[link["kind"]] += _joined(members, mentions, JOINED[link["kind"]], wholes)
        elif link["kind"] == "must_not_merge":
            shares["apart"] += _apart(members, mentions)
    return shares


def mentions_of(findings: Findings) -> Mentions:
    """By file what each entity is called there: its mentions, and the words of its facts."""
    files = {analysis.document.id: file for file, analysis in findings.analyses.items()}
    quotes = {f.id: f.citation for analysis in findings.analyses.values() for f in analysis.facts}
    found: dict[str, set[tuple[str, EntityKind, str]]] = defaultdict(set)
    for entity in findings.entities:
        told = [mention.citation for mention in entity.mentions]
        told += [quotes[fact] for fact in entity.facts if fact in quotes]
        for citation in told:
            found[files[citation.document]].add((fold(citation.quote), entity.kind, entity.id))
    return found


def entities_of(member: Labels, mentions: Mentions, kinds: tuple[EntityKind, ...]) -> set[str]:
    """The entities of some kinds that hold a labelled mention; a found one may be a little longer or shorter.

    Of a person it may lack what stands before the name: "الأستاذ", "Sa Majesté le Roi".
    """
    surface = str(member["surface"])
    return {
        entity
        for quote, kind, entity in mentions.get(member["file"], ())
        if kind in kinds and (quote == fold(surface) or _is_like(surface, quote, kind))
    }


def _is_like(surface: str, quote: str, kind: EntityKind) -> bool:
    if kind is EntityKind.THREAD:  # sentences: with or without the verb that introduces them
        return max(cover(surface, quote), cover(quote, surface)) >= WIDER
    if kind is EntityKind.PERSON and (parts := parts_of(surface)) and parts == parts_of(quote):
        return True
    return cover(surface, quote) >= WIDER and cover(quote, surface) >= NARROWER


def _joined(
    members: list[Labels], mentions: Mentions, kinds: tuple[EntityKind, ...], wholes: Mapping[str, str]
) -> Share:
    sets = [entities_of(member, mentions, kinds) for member in members]
    led = [{wholes.get(entity, "") for entity in found} for found in sets]
    sides = zip(combinations(sets, 2), combinations(led, 2), strict=True)
    return share_of([bool(a & b or a & above_b or above_a & b) for (a, b), (above_a, above_b) in sides])


def _apart(members: list[Labels], mentions: Mentions) -> Share:
    sets = [entities_of(member, mentions, THINGS) for member in members]
    return share_of([not one & other for one, other in combinations(sets, 2) if one and other])
