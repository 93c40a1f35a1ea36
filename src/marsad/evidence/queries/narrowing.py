"""Entities as somebody may see them: which of them at all, and of each only what visible documents tell."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from django.db.models import Count, Q, QuerySet

from marsad import records
from marsad.accounts.permission import Asker
from marsad.evidence import models, rows
from marsad.evidence.cards import EntityCard
from marsad.evidence.logic.narrowing import Told, narrowed
from marsad.evidence.queries.visible import seen, sees_everything
from marsad.records import EntityKind, ReviewState

STEP = 500  # entities looked at in one statement: more parameters than that SQLite may refuse


def visible_entities(who: Asker | None) -> QuerySet[models.Entity]:
    """The entities of which at least one visible document speaks."""
    if sees_everything(who=who):
        return models.Entity.objects.all()
    facts, mentions = open_links(who)
    return models.Entity.objects.filter(
        Q(pk__in=facts.order_by().values("entity")) | Q(pk__in=mentions.order_by().values("entity"))
    )


def open_links(who: Asker | None) -> tuple[QuerySet[models.EntityFact], QuerySet[models.EntityMention]]:
    """The links of entities to facts and mentions of visible documents."""
    return (
        models.EntityFact.objects.filter(seen(who, "fact__document__")),
        models.EntityMention.objects.filter(seen(who, "mention__document__")),
    )


def told_of(identifiers: Collection[str], who: Asker | None) -> dict[str, Told]:
    """What visible documents tell of some entities; those of which they tell nothing are there too, empty."""
    told: dict[str, Told] = defaultdict(Told)
    remaining = iter(sorted(set(identifiers)))
    while some := list(islice(remaining, STEP)):
        _count_links(some, told)
        facts, mentions = open_links(who)
        standing = facts.filter(entity__in=some).exclude(fact__review=ReviewState.REJECTED.value)
        said = standing.order_by("id").values_list("entity", "fact", "fact__document", "fact__fields")
        for entity, fact, document, fields in said:
            told[entity].add_fact(fact, document, fields)
        named = mentions.filter(entity__in=some).order_by("id")
        for entity, document, quote in named.values_list("entity", "mention__document", "mention__quote"):
            told[entity].add_mention(document, quote)
    return told


def _count_links(some: Sequence[str], told: Mapping[str, Told]) -> None:
    for table in (models.EntityFact, models.EntityMention):
        links: QuerySet[Any] = table.objects.filter(entity__in=some).order_by()
        for entity, count in links.values_list("entity").annotate(count=Count("pk")):
            told[entity].all_links += count


def cards_of(found: QuerySet[models.Entity], who: Asker | None) -> tuple[EntityCard, ...]:
    """Entities as lists show them, each as far as the asker may see it."""
    cards = tuple(map(_card, found.prefetch_related("names")))
    if sees_everything(who=who):
        return cards
    told = told_of({card.id for card in cards}, who)
    open_parents = visible_parents(cards, who)
    return tuple(_narrowed_card(card, told[card.id], open_parents) for card in cards)


def visible_parents(things: Iterable[EntityCard | records.Entity], who: Asker | None) -> frozenset[str]:
    """Those of the things' parents that the asker may see."""
    parents = sorted({thing.parent for thing in things} - {""})
    return frozenset(visible_entities(who).filter(pk__in=parents).order_by().values_list("pk", flat=True))


def narrowed_records(entities: Sequence[records.Entity], who: Asker | None) -> Iterator[records.Entity]:
    """Whole entities as far as the asker may see them: without hidden facts, mentions and reasons."""
    if sees_everything(who=who):
        yield from entities
        return
    told = told_of({entity.id for entity in entities}, who)
    parents = visible_parents(entities, who)
    for entity in entities:
        own = told[entity.id]
        seen = narrowed(entity, own)
        yield seen if own.is_whole and entity.parent in parents else _without_hidden(seen, own, parents)


def _without_hidden(entity: records.Entity, told: Told, parents: Collection[str]) -> records.Entity:
    mentions = tuple(one for one in entity.mentions if one.citation.document in told.documents)
    places = {f"{m.citation.document}:{m.citation.start}:{m.citation.end}" for m in mentions}
    links = (link for link in entity.links if link.item in told.facts or link.item in places)
    return replace(
        entity,
        facts=tuple(fact for fact in entity.facts if fact in told.facts),
        mentions=mentions,
        links=tuple(links if told.is_whole else (replace(link, reason="", scores=()) for link in links)),
        parent=entity.parent if entity.parent in parents else "",
    )


def _narrowed_card(card: EntityCard, told: Told, parents: Collection[str]) -> EntityCard:
    return replace(
        narrowed(card, told),
        parent=card.parent if card.parent in parents else "",
        facts=len(told.facts),
        mentions=told.mentions,
        documents=len(told.documents),
    )


def labels_of(identifiers: Collection[str], who: Asker | None) -> dict[str, str] | None:
    """The labels under which somebody may see some entities; None where nothing at all is hidden from them."""
    if sees_everything(who=who):
        return None
    found = visible_entities(who).filter(pk__in=list(identifiers))
    return {card.id: card.label for card in cards_of(found, who)}


def _card(row: models.Entity) -> EntityCard:
    return EntityCard(
        id=row.id,
        kind=EntityKind(row.kind),
        label=row.label,
        names=tuple(map(rows.name_record, row.names.all())),
        country=row.country,
        parent=row.parent,
        details=dict(sorted(row.details.items())),
        facts=row.fact_count,
        mentions=row.mention_count,
        documents=row.document_count,
        authority=row.authority,
    )
