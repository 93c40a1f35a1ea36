"""Rows of entities, their names, and what belongs to them, as linking made them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
from typing import Any, TypeAlias, TypeVar

from django.db.models import QuerySet

from marsad.evidence import models
from marsad.evidence.actions.linked import score_rows
from marsad.records import Entity, Link, Mention

BATCH = 500  # rows of one statement
Value = TypeVar("Value")
MentionKey: TypeAlias = tuple[str, int, int, str, str]
BY_ITSELF: dict[str, Any] = {"probability": 1.0, "reason": "", "scores": []}  # of an item whose link is not told


def write_entities(
    entities: Sequence[Entity],
    facts: Mapping[str, str],
    keys: Mapping[MentionKey, int],
    fingerprints: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Store entities; `facts` gives the document of each fact, `keys` the row of each mention.

    One without fingerprint is written again by the next linking.
    """
    models.Entity.objects.bulk_create(
        (entity_row(e, documents_of(e, facts), fingerprints.get(e.id, "")) for e in entities), batch_size=BATCH
    )
    models.Name.objects.bulk_create((row for e in entities for row in name_rows(e)), batch_size=BATCH)
    models.EntityFact.objects.bulk_create(
        (row for e in entities for row in _fact_links(e, facts)),
        batch_size=BATCH,
    )
    models.EntityMention.objects.bulk_create(
        (row for e in entities for row in _mention_links(e, keys)), batch_size=BATCH
    )


def in_batches(values: Iterable[Value]) -> Iterator[list[Value]]:
    """Some values at a time: as many as one statement holds."""
    remaining = iter(values)
    while some := list(islice(remaining, BATCH)):
        yield some


def delete_rows(table: type[models.Entity | models.Mention], keys: Iterable[str | int]) -> None:
    """Delete rows by their keys, some at a time."""
    for some in in_batches(keys):
        table.objects.filter(pk__in=some).delete()


def documents_of(entity: Entity, facts: Mapping[str, str]) -> int:
    """How many documents speak of an entity; `facts` gives the document of each fact."""
    documents = {mention.citation.document for mention in entity.mentions}
    documents |= {facts[fact] for fact in entity.facts if fact in facts}
    return len(documents)


def entity_row(entity: Entity, documents: int, fingerprint: str) -> models.Entity:
    """The row of an entity of which so many documents speak."""
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
        document_count=documents,
        fingerprint=fingerprint,
    )


def name_rows(entity: Entity) -> list[models.Name]:
    """Its names, in order."""
    return [
        models.Name(entity_id=entity.id, text=n.text, language=n.language, script=n.script, kind=str(n.kind))
        for n in entity.names
    ]


def _fact_links(entity: Entity, facts: Mapping[str, str]) -> list[models.EntityFact]:
    """Rows for the facts; one that was taken out while linking ran is passed over, the next linking knows."""
    told = {one.item: one for one in entity.links}
    return [
        models.EntityFact(entity_id=entity.id, fact_id=fact, **why_columns(told.get(fact)))
        for fact in dict.fromkeys(entity.facts)
        if fact in facts
    ]


def _mention_links(entity: Entity, keys: Mapping[MentionKey, int]) -> Iterator[models.EntityMention]:
    told = {one.item: one for one in entity.links}
    for row, mention in mention_rows(entity, keys).items():
        place = f"{mention.citation.document}:{mention.citation.start}:{mention.citation.end}"
        why = why_columns(told.get(mention.fact or place) or told.get(place))
        yield models.EntityMention(entity_id=entity.id, mention_id=row, **why)


def mention_rows(entity: Entity, keys: Mapping[MentionKey, int]) -> dict[int, Mention]:
    """The entity's mentions by their stored row; those that are gone have none."""
    return {row: mention for mention in entity.mentions if (row := keys.get(mention_key(mention))) is not None}


def why_columns(told: Link | None) -> dict[str, Any]:
    """Why something belongs to an entity, as columns."""
    if told is None:
        return BY_ITSELF
    return {
        "probability": told.probability,
        "reason": told.reason,
        "scores": score_rows(told.scores),
    }


def mention_key(mention: Mention) -> MentionKey:
    """What a mention is found by among the rows."""
    citation = mention.citation
    return (citation.document, citation.start, citation.end, str(mention.kind), mention.fact)


def mention_keys(mentions: QuerySet[models.Mention]) -> dict[MentionKey, int]:
    """Stored mentions by what they are found by."""
    columns = mentions.order_by().values_list("document", "start", "end", "kind", "fact", "pk")
    return {(document, start, end, kind, fact or ""): pk for document, start, end, kind, fact, pk in columns}
