"""Entities: the list by kind, and the page that gathers all that is said about one."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from marsad.evidence import labels, queries
from marsad.evidence.cards import EntityCard, EntityPage, MentionCard
from marsad.evidence.pages import Asked, page_of
from marsad.evidence.values import HIDDEN
from marsad.evidence.views.found import asker, found
from marsad.records import EntityKind, Link, Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """An edition of a series; without an event it is one that no document tells of."""

    number: int
    event: EntityCard | None


@require_safe
def entities(request: HttpRequest) -> HttpResponse:
    """List entities, by kind and by any of their names."""
    who = asker(request)
    kind, text = request.GET.get("kind", ""), request.GET.get("text", "").strip()
    counts = queries.counts(who=who).entities_by_kind
    context = {
        "page": page_of(
            Asked(queries.entities, queries.count_entities, who=who, kind=kind, text=text), request.GET.get("page")
        ),
        "kind": kind,
        "text": text,
        "total": sum(counts.values()),
        "kinds": [(key, label, counts[key]) for key, label in labels.ENTITY_KINDS_MANY.items() if counts.get(key)],
    }
    return render(request, "evidence/entities.html", context)


@require_safe
def entity(request: HttpRequest, identifier: str) -> HttpResponse:
    """Show one entity: names, why its parts belong to it, mentions, facts, editions."""
    shown = found(queries.entity, identifier, who=asker(request))
    context = {
        "shown": shown,
        "details": [(name, value) for name, value in shown.entity.details.items() if name not in HIDDEN],
        "names": names_by_language(shown.entity.names),
        "mentions": mentions_by_document(shown.mentions),
        "links": links(shown),
        "editions": editions(shown.members) if shown.entity.kind == EntityKind.SERIES else [],
        "parts": shown.members if shown.entity.kind != EntityKind.SERIES else (),
    }
    return render(request, "evidence/entity.html", context)


def names_by_language(names: Iterable[Name]) -> list[tuple[str, list[Name]]]:
    """Gather names by language, in the order in which Marsad lists languages; others at the end."""
    order = {code: place for place, code in enumerate(labels.LANGUAGES)}
    sorted_names = sorted(names, key=lambda name: (order.get(name.language, len(order)), name.language))
    return [(code, list(group)) for code, group in groupby(sorted_names, key=lambda name: name.language)]


def mentions_by_document(mentions: Iterable[MentionCard]) -> list[tuple[MentionCard, list[MentionCard]]]:
    """Gather mentions by document; the first of each names it. They come in the documents' order."""
    groups = groupby(mentions, key=lambda card: card.mention.citation.document)
    gathered = [list(group) for _document, group in groups]
    return [(group[0], group) for group in gathered]


def links(shown: EntityPage) -> list[tuple[Link, str]]:
    """Say of each fact of the entity why it belongs there, surest first, with the words linked."""
    quotes = {card.fact.id: card.fact.citation.quote for card in shown.facts}
    of_facts = [(link, quotes[link.item]) for link in shown.entity.links if link.item in quotes]
    return sorted(of_facts, key=lambda pair: -pair[0].probability)


def editions(members: Iterable[EntityCard]) -> list[Edition]:
    """List the editions of a series by number, with those between them that no document tells of."""
    cards = sorted(members, key=lambda card: (card.details.get("start_date", ""), card.id))
    listed = [Edition(number=int(card.details["edition"]), event=card) for card in cards if is_numbered(card)]
    known = {edition.number for edition in listed}
    listed += [Edition(number=number, event=None) for number in range(1, max(known, default=0)) if number not in known]
    others = [Edition(number=0, event=card) for card in cards if not is_numbered(card)]
    return sorted(listed, key=lambda edition: edition.number) + others


def is_numbered(card: EntityCard) -> bool:
    """Say whether an event knows which edition it is."""
    return card.details.get("edition", "").isdecimal()
