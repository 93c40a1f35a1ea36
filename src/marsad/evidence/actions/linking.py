"""Rebuilds all entities from the standing facts, the mentions and people's decisions, and stores those that changed.

With them go what linking leaves to people: proposals, conflicts and story groups (`linked`).
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from marsad.accounts.actions import record
from marsad.accounts.permission import Asker, require
from marsad.accounts.roles import Action
from marsad.evidence import models, queries, rows
from marsad.evidence.actions.former import remember_entities
from marsad.evidence.actions.linked import replace_linked, score_rows
from marsad.evidence.actions.ready import ready_linked
from marsad.evidence.actions.unchanged import made, unchanged
from marsad.evidence.signals import entities_changed, tell
from marsad.language.encoder import default_encoder
from marsad.linking.kept_vectors import KeptVectors
from marsad.linking.link import link
from marsad.records import Analysis, Decisions, Entity, Link, Linked, Mention

Linker: TypeAlias = Callable[[Sequence[Analysis], Decisions], Linked]
BATCH = 500  # rows of one statement
MentionKey: TypeAlias = tuple[str, int, int, str, str]
BY_ITSELF: dict[str, Any] = {"probability": 1.0, "reason": "", "scores": []}  # of an item whose link is not told


def relink(*, who: Asker | None, linker: Linker | None = None) -> int:
    """Replace the entities and give their number. The thinking is done before the transaction, which is short."""
    require(who, Action.LINK)
    return link_all(who=who, linker=linker)


def link_all(*, who: Asker | None, linker: Linker | None = None) -> int:
    """Link anew after a permitted change: always from all documents, whatever of them `who` may see."""
    as_of = timezone.now()
    linked = ready_linked(encoder_here(), as_of) if linker is None else None
    if linked is None:
        linked = (linker or link_here)(tuple(queries.analyses(who=None)), queries.decisions(who=None))
    with transaction.atomic():
        store_linked(linked, as_of, who=who)
    tell(entities_changed)
    return len(linked.entities)


def link_here(analyses: Sequence[Analysis], decisions: Decisions) -> Linked:
    """Link with the vectors that this home keeps from one linking to the next."""
    return link(analyses, decisions, encoder_here())


def encoder_here() -> KeptVectors:
    """The encoder with the vectors that this home keeps."""
    return KeptVectors(default_encoder(), Path(settings.HOME) / "index" / "linking.sqlite")


def store_linked(linked: Linked, as_of: datetime, *, who: Asker | None) -> None:
    """Put what a linking gave into the store, within the caller's transaction; `as_of` is when it read the facts."""
    facts = dict(models.Fact.objects.order_by().values_list("pk", "document"))
    _replace(linked.entities, facts)
    replace_linked(linked, facts.keys())
    after = {"entities": len(linked.entities), "as_of": as_of.isoformat()}
    record("entities.relink", "entities", who=who, after=after)


def _replace(entities: Sequence[Entity], facts: Mapping[str, str]) -> None:
    """Put the entities in the place of those that are stored; what came out as it was is not touched."""
    _exchange_found_mentions(entities)
    keys = _mention_keys(models.Mention.objects.all())
    found = [made(entity, facts, _mention_rows(entity, keys)) for entity in entities]
    kept = unchanged(found)
    models.Conflict.objects.all().delete()
    gone = sorted(set(models.Entity.objects.order_by().values_list("pk", flat=True)) - kept)
    remember_entities(set(gone) - {one.entity.id for one in found})
    _delete(models.Entity, gone)
    fresh = [one for one in found if one.entity.id not in kept]
    fingerprints = {one.entity.id: one.fingerprint for one in fresh}
    write_entities([one.entity for one in fresh], facts, keys, fingerprints)


def exchange_entities(gone: Collection[str], come: Sequence[Entity]) -> None:
    """Put some entities in the place of others at once; what a person decided is seen before the next linking."""
    remember_entities(set(gone) - {entity.id for entity in come})
    models.Entity.objects.filter(pk__in={*gone, *(entity.id for entity in come)}).delete()
    named = {fact for entity in come for fact in entity.facts}
    facts = dict(models.Fact.objects.filter(pk__in=named).order_by().values_list("pk", "document"))
    documents = {mention.citation.document for entity in come for mention in entity.mentions}
    keys = _mention_keys(models.Mention.objects.filter(document__in=documents))
    write_entities(come, facts, keys)


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
        (_row(entity, facts, fingerprints.get(entity.id, "")) for entity in entities), batch_size=BATCH
    )
    models.Name.objects.bulk_create(
        (
            models.Name(entity_id=e.id, text=n.text, language=n.language, script=n.script, kind=str(n.kind))
            for e in entities
            for n in e.names
        ),
        batch_size=BATCH,
    )
    models.EntityFact.objects.bulk_create(
        (row for e in entities for row in _fact_links(e, facts)),
        batch_size=BATCH,
    )
    models.EntityMention.objects.bulk_create(
        (row for e in entities for row in _mention_links(e, keys)), batch_size=BATCH
    )


def _delete(table: type[models.Entity | models.Mention], keys: Sequence[str] | Sequence[int]) -> None:
    for start in range(0, len(keys), BATCH):
        table.objects.filter(pk__in=keys[start : start + BATCH]).delete()


def _exchange_found_mentions(entities: Sequence[Entity]) -> None:
    """Store the mentions that linking found where no reader saw them; their documents are still there."""
    read = _mention_keys(models.Mention.objects.filter(by_linking=False)).keys()
    documents = set(models.Document.objects.values_list("pk", flat=True))
    found = {
        mention
        for entity in entities
        for mention in entity.mentions
        if not mention.fact and mention.citation.document in documents and _key(mention) not in read
    }
    stored = {rows.mention_record(row): row.pk for row in models.Mention.objects.filter(by_linking=True)}
    _delete(models.Mention, [pk for mention, pk in stored.items() if mention not in found])
    fresh = {_key(mention): mention for mention in found - stored.keys()}
    made_rows = [rows.mention_row(mention) for _, mention in sorted(fresh.items())]
    for row in made_rows:
        row.by_linking = True
    models.Mention.objects.bulk_create(made_rows, batch_size=BATCH)


def _row(entity: Entity, facts: Mapping[str, str], fingerprint: str) -> models.Entity:
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
        fingerprint=fingerprint,
    )


def _fact_links(entity: Entity, facts: Mapping[str, str]) -> list[models.EntityFact]:
    """Rows for the facts; one that was taken out while linking ran is passed over, the next linking knows."""
    told = {one.item: one for one in entity.links}
    return [
        models.EntityFact(entity_id=entity.id, fact_id=fact, **_why(told.get(fact)))
        for fact in dict.fromkeys(entity.facts)
        if fact in facts
    ]


def _mention_links(entity: Entity, keys: Mapping[MentionKey, int]) -> Iterator[models.EntityMention]:
    told = {one.item: one for one in entity.links}
    for row, mention in _mention_rows(entity, keys).items():
        place = f"{mention.citation.document}:{mention.citation.start}:{mention.citation.end}"
        why = _why(told.get(mention.fact or place) or told.get(place))
        yield models.EntityMention(entity_id=entity.id, mention_id=row, **why)


def _mention_rows(entity: Entity, keys: Mapping[MentionKey, int]) -> dict[int, Mention]:
    """The entity's mentions by their stored row; those that are gone have none."""
    return {row: mention for mention in entity.mentions if (row := keys.get(_key(mention))) is not None}


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
