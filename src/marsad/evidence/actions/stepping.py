"""Writes what one change of the documents did to what linking gives: a new document writes its own rows and few others.

The store must be as the same linking left it; where it turns out not to be, `OutOfStepError` takes the step back, and
the caller stores the whole. Entities written so bear a mark in place of a fingerprint: the next linking that stores
everything writes them again, in its own order of facts; nothing else differs.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Q

from marsad.accounts.actions import record
from marsad.accounts.permission import Asker
from marsad.evidence import models, rows
from marsad.evidence.actions.entity_rows import (
    BATCH,
    BY_ITSELF,
    MentionKey,
    delete_rows,
    entity_row,
    in_batches,
    mention_key,
    mention_keys,
    name_rows,
    why_columns,
)
from marsad.evidence.actions.former import remember_entities
from marsad.evidence.actions.linked import conflict_row, proposal_row, story_rows
from marsad.linking.standing.step import Step
from marsad.records import Entity, EntityKind

STEPPED = "step"  # no fingerprint is as short
_COLUMNS = [
    *("kind", "label", "authority", "parent", "country", "details"),
    *("fact_count", "mention_count", "document_count", "fingerprint"),
]


class OutOfStepError(Exception):
    """The store is not what the linking took it for."""


def store_step(step: Step, as_of: datetime, *, who: Asker | None) -> None:
    """Write a step within the caller's transaction; `as_of` is when it read the facts."""
    remember_entities(step.gone)
    _delete_links(step)
    delete_rows(models.Entity, sorted(step.gone))
    _write_entities(step.come)
    if models.Entity.objects.count() != step.entities:
        raise OutOfStepError
    _write_links(step)
    _write_beside(step)
    record("entities.relink", "entities", who=who, after={"entities": step.entities, "as_of": as_of.isoformat()})


def _delete_links(step: Step) -> None:
    """Take out what ties the items concerned, and all places in the documents."""
    facts = [one.fact for one in step.belongings if one.fact]
    for some in in_batches(facts):
        models.EntityFact.objects.filter(fact__in=some).delete()
        models.EntityMention.objects.filter(mention__fact__in=some).delete()
    named = models.EntityMention.objects.filter(mention__document__in=step.documents)
    named.filter(entity__kind=EntityKind.PLACE.value).delete()


def _write_entities(come: Sequence[tuple[Entity, int]]) -> None:
    models.Entity.objects.bulk_create(
        [entity_row(entity, documents, STEPPED) for entity, documents in come],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=_COLUMNS,
    )
    stored: dict[str, list[Any]] = defaultdict(list)
    for some in in_batches((entity.id for entity, _ in come)):
        for row in models.Name.objects.filter(entity__in=some).order_by("id"):
            stored[row.entity_id].append(rows.name_record(row))
    renamed = [entity for entity, _ in come if stored[entity.id] != list(entity.names)]
    for some in in_batches(entity.id for entity in renamed if stored[entity.id]):
        models.Name.objects.filter(entity__in=some).delete()
    models.Name.objects.bulk_create((row for entity in renamed for row in name_rows(entity)), batch_size=BATCH)


def _mentions_stored(step: Step) -> dict[MentionKey, int]:
    """The mentions of the items concerned by their rows, with the finds exchanged for those that are now."""
    documents = {mention.citation.document for one in step.belongings for mention in one.mentions} | step.documents
    read: dict[MentionKey, int] = {}
    found: dict[MentionKey, int] = {}
    for some in in_batches(sorted(documents)):
        here = models.Mention.objects.filter(document__in=some)
        read |= mention_keys(here.filter(by_linking=False))
        found |= mention_keys(here.filter(by_linking=True))
    finds = {
        mention_key(mention): (one, mention) for one in step.belongings if not one.fact for mention in one.mentions
    }
    for few in in_batches(read[key] for key in finds if key in read):
        models.EntityMention.objects.filter(mention__in=few).delete()
    delete_rows(models.Mention, [pk for key, pk in found.items() if key in finds])
    fresh = {key: mention for key, (one, mention) in sorted(finds.items()) if one.links and key not in read}
    made = [rows.mention_row(mention) for mention in fresh.values()]
    for row in made:
        row.by_linking = True
    models.Mention.objects.bulk_create(made, batch_size=BATCH)
    return read | {key: row.pk for key, row in zip(fresh, made, strict=True)}


def _write_links(step: Step) -> None:
    keys = _mentions_stored(step)
    named = {one.fact for one in step.belongings if one.fact}
    facts = {fact for some in in_batches(named) for fact in _stored_facts(some)}
    of_facts = [
        models.EntityFact(entity_id=entity, fact_id=one.fact, **why_columns(link))
        for one in step.belongings
        if one.fact in facts
        for entity, link in one.links
    ]
    models.EntityFact.objects.bulk_create(of_facts, batch_size=BATCH)
    models.EntityMention.objects.bulk_create(_mention_links(step, keys), batch_size=BATCH)


def _stored_facts(some: Sequence[str]) -> Iterable[str]:
    """Those of some facts that are still there."""
    return models.Fact.objects.filter(pk__in=some).order_by().values_list("pk", flat=True)


def _mention_links(step: Step, keys: Mapping[MentionKey, int]) -> Iterable[models.EntityMention]:
    told: dict[tuple[str, int], dict[str, Any]] = {}
    for entity, place in step.places:
        if (row := keys.get(mention_key(place))) is not None:
            told[entity, row] = BY_ITSELF
    for one in step.belongings:
        for mention in one.mentions:
            if (row := keys.get(mention_key(mention))) is not None:
                told.update(((entity, row), why_columns(link)) for entity, link in one.links)
    return [models.EntityMention(entity_id=entity, mention_id=row, **why) for (entity, row), why in told.items()]


def _write_beside(step: Step) -> None:
    """Proposals, conflicts and stories."""
    for some in in_batches((one.first, one.second) for one in (*step.proposals_gone, *step.proposals_come)):
        either = Q(first__in=[first for first, _ in some]) & Q(second__in=[second for _, second in some])
        wanted = set(some)
        pairs = models.Proposal.objects.filter(either).values_list("pk", "first", "second")
        models.Proposal.objects.filter(pk__in=[pk for pk, *pair in pairs if tuple(pair) in wanted]).delete()
    come = {(one.first, one.second): one for one in step.proposals_come}
    facts = {fact for some in in_batches({fact for two in come for fact in two}) for fact in _stored_facts(some)}
    known = [proposal_row(one) for two, one in come.items() if facts.issuperset(two)]
    models.Proposal.objects.bulk_create(known, batch_size=BATCH)
    for few in in_batches(entity.id for entity, _ in step.come):
        models.Conflict.objects.filter(entity__in=few).delete()
    models.Conflict.objects.bulk_create(map(conflict_row, step.conflicts), batch_size=BATCH)
    for few in in_batches({*step.stories_gone, *(story.id for story in step.stories_come)}):
        models.StoryDocument.objects.filter(story__in=few).delete()
    told = {member.document for story in step.stories_come for member in story.members}
    documents = {one for some in in_batches(told) for one in _stored_documents(some)}
    members = [row for story in step.stories_come for row in story_rows(story, documents)]
    models.StoryDocument.objects.bulk_create(members, batch_size=BATCH)


def _stored_documents(some: Sequence[str]) -> Iterable[str]:
    return models.Document.objects.filter(pk__in=some).order_by().values_list("pk", flat=True)
