"""Rebuilds all entities from the standing facts, the mentions and people's decisions, and stores those that changed.

With them go what linking leaves to people: proposals, conflicts and story groups (`linked`).
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from marsad.accounts.actions import record
from marsad.accounts.permission import Asker, require
from marsad.accounts.roles import Action
from marsad.evidence import models, queries, rows
from marsad.evidence.actions.entity_rows import (
    BATCH,
    delete_rows,
    mention_key,
    mention_keys,
    mention_rows,
    write_entities,
)
from marsad.evidence.actions.former import remember_entities
from marsad.evidence.actions.linked import replace_linked
from marsad.evidence.actions.ready import ready_linked
from marsad.evidence.actions.stepping import OutOfStepError, store_step
from marsad.evidence.actions.unchanged import made, unchanged
from marsad.evidence.signals import EVERY_KIND, entities_changed, tell
from marsad.language.encoder import default_encoder
from marsad.linking.kept_vectors import KeptVectors
from marsad.linking.link import link
from marsad.linking.standing.step import Step
from marsad.records import Analysis, Decisions, Entity, Linked

Linker: TypeAlias = Callable[[Sequence[Analysis], Decisions], Linked]


def relink(*, who: Asker | None, linker: Linker | None = None) -> int:
    """Replace the entities and give their number. The thinking is done before the transaction, which is short."""
    require(who, Action.LINK)
    return link_all(who=who, linker=linker)


def link_all(*, who: Asker | None, linker: Linker | None = None) -> int:
    """Link anew after a permitted change: always from all documents, whatever of them `who` may see."""
    as_of = timezone.now()
    prepared = ready_linked(encoder_here(), as_of) if linker is None else None
    if prepared is None:
        linked = (linker or link_here)(tuple(queries.analyses(who=None)), queries.decisions(who=None))
    else:
        if prepared.step and _is_stored(prepared.step, as_of, who=who):
            tell(entities_changed, kinds=EVERY_KIND)  # the document is there; what follows it is the next job
            return prepared.step.entities
        linked = prepared.whole()
    with transaction.atomic():
        store_linked(linked, as_of, who=who)
    tell(entities_changed)
    return len(linked.entities)


def _is_stored(step: Step, as_of: datetime, *, who: Asker | None) -> bool:
    """Store only what a linking changed; says whether the store was as the linking before left it."""
    try:
        with transaction.atomic():
            store_step(step, as_of, who=who)
    except OutOfStepError:
        return False
    return True


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
    keys = mention_keys(models.Mention.objects.all())
    found = [made(entity, facts, mention_rows(entity, keys)) for entity in entities]
    kept = unchanged(found)
    models.Conflict.objects.all().delete()
    gone = sorted(set(models.Entity.objects.order_by().values_list("pk", flat=True)) - kept)
    remember_entities(set(gone) - {one.entity.id for one in found})
    delete_rows(models.Entity, gone)
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
    keys = mention_keys(models.Mention.objects.filter(document__in=documents))
    write_entities(come, facts, keys)


def _exchange_found_mentions(entities: Sequence[Entity]) -> None:
    """Store the mentions that linking found where no reader saw them; their documents are still there."""
    read = mention_keys(models.Mention.objects.filter(by_linking=False)).keys()
    documents = set(models.Document.objects.values_list("pk", flat=True))
    found = {
        mention
        for entity in entities
        for mention in entity.mentions
        if not mention.fact and mention.citation.document in documents and mention_key(mention) not in read
    }
    stored = {rows.mention_record(row): row.pk for row in models.Mention.objects.filter(by_linking=True)}
    delete_rows(models.Mention, [pk for mention, pk in stored.items() if mention not in found])
    fresh = {mention_key(mention): mention for mention in found - stored.keys()}
    made_rows = [rows.mention_row(mention) for _, mention in sorted(fresh.items())]
    for row in made_rows:
        row.by_linking = True
    models.Mention.objects.bulk_create(made_rows, batch_size=BATCH)
