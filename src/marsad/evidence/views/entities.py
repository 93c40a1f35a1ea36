"""Entities: the list by kind, and the page that gathers all that is said about one."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi
from django.views.decorators.http import require_safe

from marsad.accounts.models import Person
from marsad.accounts.permission import may
from marsad.accounts.roles import Action
from marsad.evidence import drawings, labels, queries
from marsad.evidence.cards import EntityCard, EntityPage, MentionCard, NamedTogether
from marsad.evidence.errors import UnknownItemError
from marsad.evidence.logic.details import details_in
from marsad.evidence.logic.joining import JOINED_BY_PEOPLE
from marsad.evidence.logic.naming import NameTold, names_told
from marsad.evidence.pages import Asked, page_of
from marsad.evidence.timeline import Drawing, draw
from marsad.evidence.values import HIDDEN
from marsad.evidence.views.found import asker, found, moved
from marsad.records import EntityKind, Link

MOST, SHOWN = 12, 40  # others named with an entity: shown at once, and with those that unfold


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Another entity named in the same sentences, with some of them: words, document, its name, language, place."""

    entity: EntityCard
    sentences: int
    examples: tuple[tuple[str, str, str, str, int], ...]


@require_safe
def entities(request: HttpRequest) -> HttpResponse:
    """List entities, by kind and by any of their names."""
    who = asker(request)
    kind, text = request.GET.get("kind", ""), request.GET.get("text", "").strip()
    counts = queries.counts(who=who).entities_by_kind
    matching = Asked(queries.entities, queries.count_entities, who=who, kind=kind, text=text)
    page = page_of(matching, request.GET.get("page"))
    context = {
        "page": page,
        "conflicts": queries.conflict_counts([card.id for card in page], who=who),
        "proposals": queries.count_proposals(who=who),
        "kind": kind,
        "text": text,
        "total": sum(counts.values()),
        "kinds": [(key, label, counts[key]) for key, label in labels.ENTITY_KINDS_MANY.items() if counts.get(key)],
    }
    return render(request, "evidence/entities.html", context)


@require_safe
def held(request: HttpRequest, identifier: str) -> HttpResponse:
    """Give all that is held about a person as JSON, to be handed to that person."""
    told = found(queries.held_about, identifier, who=asker(request))
    content = json.dumps(told, ensure_ascii=False, indent=1)
    disposition = f'attachment; filename="marsad-{identifier}.json"'
    return HttpResponse(content, content_type="application/json", headers={"Content-Disposition": disposition})


@require_safe
def entity(request: HttpRequest, identifier: str) -> HttpResponse:
    """Show one entity: names and why it bears them, what is told of it, when, where, with whom; its editions."""
    who = asker(request)
    try:
        shown = queries.entity(identifier, who=who)
    except UnknownItemError:
        return moved(identifier, who, "evidence:entity")
    named = queries.co_mentions(identifier, who=who, limit=SHOWN)
    is_series = shown.entity.kind == EntityKind.SERIES
    language = (get_language() or "en")[:2]
    editions = queries.editions_of(shown.members, who=who) if is_series else []
    context = {
        "shown": shown,
        "details": details_in(shown.entity, shown.facts, language, HIDDEN),
        "names": names_by_language(names_told(shown)),
        "mentions": mentions_by_document(shown.mentions),
        "links": links(shown),
        "conflicts": queries.conflicts(identifier, who=who),
        "editions": editions,
        "edition_chart": drawings.editions(editions, shown.name_in(language), language) if editions else None,
        "threads": queries.threads_across(shown.members, who=who) if is_series else (),
        "parts": () if is_series else shown.members,
        "together": together(named)[:MOST],
        "further": together(named)[MOST:SHOWN],
        "named": named,
        "timeline": timeline(shown, named, who),
        "years": (by_year := years(shown)),
        "busiest": max((number for _year, number in by_year), default=0),
        "map": drawings.world(shown, named, language),
        "away": {name: away(identifier, name) for name in ("editions", "map")},
        "can_join": shown.entity.kind in JOINED_BY_PEOPLE
        and bool(shown.entity.facts)
        and may(who, Action.DECIDE_PAIRS),
        "may_erase": may(who, Action.ERASE),
        "acts": queries.acts_about(shown.entity.facts, who=who),
    }
    return render(request, "evidence/entity.html", context)


def away(identifier: str, name: str) -> str:
    """Where a chart of the page can be taken away, without the ending."""
    return reverse("evidence:chart", args=[identifier, name, "-"]).removesuffix("-")


def names_by_language(names: Iterable[NameTold]) -> list[tuple[str, list[NameTold]]]:
    """Gather names by language, in the order in which Marsad lists languages; others at the end."""
    order = {code: place for place, code in enumerate(labels.LANGUAGES)}
    sorted_names = sorted(names, key=lambda told: (order.get(told.name.language, len(order)), told.name.language))
    return [(code, list(group)) for code, group in groupby(sorted_names, key=lambda told: told.name.language)]


def together(named: NamedTogether) -> list[Together]:
    """Those named in the same sentences, with the words of some."""
    return [
        Together(
            entity=one.entity,
            sentences=one.sentences,
            examples=tuple(
                (*named.texts[place], place[0], place[1][0]) for place in one.places if place in named.texts
            ),
        )
        for one in named.found
    ]


def timeline(shown: EntityPage, named: NamedTogether, who: Person) -> Drawing | None:
    """Draw the dated events that an entity is, has as editions, is named with, or organises."""
    events = [card.id for card in shown.members] + [one.entity.id for one in named.found if one.entity.kind == "event"]
    if shown.entity.kind == EntityKind.EVENT:
        events.append(shown.entity.id)
    if shown.entity.kind == EntityKind.ORGANISATION:
        events.extend(queries.events_run_by(shown.entity, who=who))
    found = queries.timeline_of(events, who=who)
    parents = queries.entity_cards({event.entity.parent for event in found if event.entity.parent}, who=who)
    language = (get_language() or "en")[:2]
    series = {card.id: card.name_in(language) for card in parents}
    return draw(found, language=language, series=series, right_to_left=get_language_bidi())


def years(shown: EntityPage) -> list[tuple[str, int]]:
    """How many documents of each year tell of an entity, oldest first; those without a date last, as ""."""
    told = {card.fact.citation.document: card.published[:4] for card in shown.facts}
    told |= {card.mention.citation.document: card.published[:4] for card in shown.mentions}
    counted = Counter(told.values())
    return sorted(counted.items(), key=lambda pair: (pair[0] == "", pair[0]))


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
