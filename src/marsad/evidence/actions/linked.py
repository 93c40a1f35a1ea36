"""Writes what linking leaves to people and pages beside entities; part of `relink`'s transaction."""

from collections.abc import Collection, Iterable
from dataclasses import asdict
from typing import Any

from marsad.evidence import models
from marsad.linking.reasons import reason
from marsad.records import Conflict, Linked, Proposal, Score, Story

BATCH = 500


def replace_linked(linked: Linked, facts: Collection[str]) -> None:
    """Replace proposals, conflicts and story groups; `facts` are those that are still there."""
    for table in (models.Proposal, models.Conflict, models.StoryDocument):
        table.objects.all().delete()
    known = [p for p in linked.proposals if p.first in facts and p.second in facts]
    models.Proposal.objects.bulk_create(map(proposal_row, known), batch_size=BATCH)
    models.Conflict.objects.bulk_create(map(conflict_row, linked.conflicts), batch_size=BATCH)
    documents = set(models.Document.objects.values_list("pk", flat=True))
    members = (row for story in linked.stories for row in story_rows(story, documents))
    models.StoryDocument.objects.bulk_create(members, batch_size=BATCH)


def score_rows(scores: Iterable[Score]) -> list[dict[str, Any]]:
    """Comparisons as a JSON column keeps them."""
    return [asdict(score) for score in scores]


def proposal_row(proposal: Proposal) -> models.Proposal:
    """What people are asked."""
    return models.Proposal(
        kind=str(proposal.kind),
        first_id=proposal.first,
        second_id=proposal.second,
        probability=proposal.probability,
        reason=reason(proposal.scores),
        scores=score_rows(proposal.scores),
        affected=proposal.affected,
        worth=proposal.worth,
    )


def conflict_row(conflict: Conflict) -> models.Conflict:
    """What sources tell differently."""
    return models.Conflict(
        entity_id=conflict.entity,
        field=conflict.field,
        about=conflict.about,
        values=[{"value": told.value, "facts": list(told.facts)} for told in conflict.values],
    )


def story_rows(story: Story, documents: Collection[str]) -> list[models.StoryDocument]:
    """The documents of a story, as far as they are there."""
    return [
        models.StoryDocument(
            story=story.id,
            kind=str(story.kind),
            document_id=member.document,
            probability=member.probability,
            reason=reason(member.scores),
            scores=score_rows(member.scores),
        )
        for member in story.members
        if member.document in documents
    ]
