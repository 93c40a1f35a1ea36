"""Rebuilds all entities from the standing facts, the mentions and people's decisions, and replaces them at once.

With them go what linking leaves to people: proposals, conflicts and story groups (`linked`).
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, TypeAlias

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from marsad.accounts.actions import record
from marsad.accounts.permission import Asker, require
from marsad.accounts.roles import Action
from marsad.evidence import models, queries, rows
from marsad.evidence.actions.linked import replace_linked, score_rows
from marsad.evidence.signals import entities_changed, tell
from marsad.linking.link import link
from marsad.records import Analysis, Decisions, Entity, Link, Linked, Mention

Linker: TypeAlias = Callable[[Sequence[Analysis], Decisions], Linked]
MentionKey: TypeAlias = tuple[str, int, int, str, str]
BY_ITSELF: dict[str, Any] = {"probability": 1.0, "reason": "", "scores": []}  # of an item whose link is not told


def relink(*, who: Asker | None, linker: Linker = link) -> int:
    """Replace the entities and give their number. The thinking is done before the transaction, which is short."""
    require(who, Action.LINK)
    return link_all(who=who, linker=linker)


def link_all(*, who: Asker | None, linker: Linker = link) -> int:
    """Link anew after a permitted change: always from all documents, whatever of them `who` may see."""
    as_of = timezone.now()
    linked = linker(tuple(queries.analyses(who=None)), queries.decisions(who=None))
    with transaction.atomic():
        facts = dict(models.Fact.objects.order_by().values_list("pk", "document"))
        _replace(linked.entities, facts)
        replace_linked(linked, facts.keys())
        after = {"entities": len(linked.entities), "as_of": as_of.isoformat()}
        record("entities.relink", "entities", who=who, after=after)
    tell(entities_changed)
    return len(linked.entities)


def _replace(entities: Sequence[Entity], facts: Mapping[str, str]) -> None:
    for table in (models.EntityMention, models.EntityFact, models.Name, models.Conflict, models.Entity):
        table.objects.all().delete()
    models.Mention.objects.filter(by_linking=True).delete()
    _add_found_mentions(entities)
    write_entities(entities, facts, _mention_keys(models.Mention.objects.all()))


def exchange_entities(gone: Collection[str], come: Sequence[Entity]) -> None:
    """Put some entities in the place of others at once; what a person decided is seen before the next linking."""
    models.Entity.objects.filter(pk__in={*gone, *(entity.id for entity in come)}).delete()
    named = {fact for entity in come for fact in entity.facts}
    facts = dict(models.Fact.objects.filter(pk__in=named).order_by().values_list("pk", "document"))
    documents = {mention.citation.document for entity in come for mention in entity.mentions}
    keys = _mention_keys(models.Mention.objects.filter(document__in=documents))
    write_entities(come, facts, keys)


def write_entities(entities: Sequence[Entity], facts: Mapping[str, str], keys: dict[MentionKey, int]) -> None:
    """Store entities; `facts` gives the document of each fact, `keys` the row of each mention."""
    models.Entity.objects.bulk_create((_row(entity, facts) for entity in entities), batch_size=500)
    models.Name.objects.bulk_create(
        (
            models.Name(entity_id=e.id, text=n.text, language=n.language, script=n.script, kind=str(n.kind))
            for e in entities
            for n in e.names
        ),
        batch_size=500,
    )
    models.EntityFact.objects.bulk_create(
        (row for e in entities for row in _fact_links(e, facts)),
        batch_size=500,
    )
    models.EntityMention.objects.bulk_create((row for e in entities for row in _mention_links(e, keys)), batch_size=500)


def _add_found_mentions(entities: Sequence[Entity]) -> None:
    """Store the mentions that linking found where no reader saw them; their documents are still there."""
    known = _mention_keys(models.Mention.objects.all()).keys()
    documents = set(models.Document.objects.values_list("pk", flat=True))
    found = {
        _key(mention): mention
        for entity in entities
        for mention in entity.mentions
        if not mention.fact and mention.citation.document in documents and _key(mention) not in known
    }
    made = [rows.mention_row(mention) for mention in found.values()]
    for row in made:
        row.by_linking = True
    models.Mention.objects.bulk_create(made, batch_size=500)


def _row(entity: Entity, facts: Mapping[str, str]) -> models.Entity:
    documents = {mention.citation.document for mention in entity.mentions}
    documents |= {facts[fact] for fact in entity.facts if fact in facts}
    return models.Entity(
        id=entity.id,
        kind=str(entity.kind),
        label=entity.label,
        authority=entity.authority,
        parent=entity.parent,
        country=entity.country,
        details=dict(entity.details),
        fact_count=len(set(entity.facts)),
        mention_count=len(entity.mentions),
        document_count=len(documents),
    )


def _fact_links(entity: Entity, facts: Mapping[str, str]) -> list[models.EntityFact]:
    """Rows for the facts; one that was taken out while linking ran is passed over, the next linking knows."""
    told = {one.item: one for one in entity.links}
    return [
        models.EntityFact(entity_id=entity.id, fact_id=fact, **_why(told.get(fact)))
        for fact in dict.fromkeys(entity.facts)
        if fact in facts
    ]


def _mention_links(entity: Entity, keys: dict[MentionKey, int]) -> list[models.EntityMention]:
    told = {one.item: one for one in entity.links}
    rows = {}
    for mention in entity.mentions:
        place = f"{mention.citation.document}:{mention.citation.start}:{mention.citation.end}"
        row = keys.get(_key(mention))
        if row is not None:
            why = _why(told.get(mention.fact or place) or told.get(place))
            rows[row] = models.EntityMention(entity_id=entity.id, mention_id=row, **why)
    return list(rows.values())


def _why(told: Link | None) -> dict[str, Any]:
    if told is None:
        return BY_ITSELF
    return {
        "probability": told.probability,
        "reason": told.reason,
        "scores": score_rows(told.scores),
    }


def _key(mention: Mention) -> MentionKey:
    citation = mention.citation
    return (citation.document, citation.start, citation.end, str(mention.kind), mention.fact)


def _mention_keys(mentions: QuerySet[models.Mention]) -> dict[MentionKey, int]:
    columns = mentions.order_by().values_list("document", "start", "end", "kind", "fact", "pk")
    return {(document, start, end, kind, fact or ""): pk for document, start, end, kind, fact, pk in columns}
