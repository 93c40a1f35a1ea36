"""Linking learns from people's decisions when somebody asks for it, and forgets again. Each is one reversible act."""

from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from marsad.accounts.actions import record
from marsad.accounts.models import Person
from marsad.accounts.permission import Asker, require
from marsad.accounts.roles import Action
from marsad.evidence import models, queries
from marsad.evidence.actions.linking import encoder_here, link_all, link_here, store_linked
from marsad.evidence.errors import LearningError
from marsad.evidence.logic.joining import JOINED_BY_PEOPLE
from marsad.evidence.logic.learning_report import report_of
from marsad.evidence.logic.taught import regrouped, weights_of, weights_told
from marsad.evidence.queries.learning import standing_learnings
from marsad.evidence.signals import entities_changed, tell
from marsad.linking.learning import learn
from marsad.records import Linked


def learn_from_decisions(*, who: Asker | None) -> dict[str, Any]:
    """Fit the weights to all standing decisions, link with them, and give the report of what changed.

    Raises LearningError where nobody has decided anything.
    """
    require(who, Action.TEACH)
    acts = queries.decided_acts(who=None)
    if not acts:
        raise LearningError.nothing_decided()
    if queries.links_are_stale(who=None):
        link_all(who=who)  # so that the report tells of nothing but what was learned
    as_of, decisions = timezone.now(), queries.decisions(who=None)
    analyses = tuple(queries.analyses(who=None))
    learned = learn(analyses, decisions, acts, encoder_here())
    linked = link_here(analyses, replace(decisions, weights=learned.weights))
    report = report_of(learned, len(acts), regrouped(queries.groups(who=None), _groups(linked)))
    row = models.Learning(
        when=as_of, who=who if isinstance(who, Person) else None, weights=weights_told(learned.weights), report=report
    )
    with transaction.atomic():
        row.save()
        told = {"decisions": len(acts), "joined": report["joined"], "parted": report["parted"]}
        before = weights_told(decisions.weights)
        record("links.learn", "links", who=who, before=before, after={**told, "weights": row.weights})
        store_linked(linked, as_of, who=who)
    tell(entities_changed)
    return report


def take_learning_back(*, who: Asker | None) -> int:
    """Give back the weights that held before the latest learning, link with them, and give the number of entities."""
    require(who, Action.TEACH)
    standing = list(standing_learnings()[:2])
    if not standing:
        raise LearningError.nothing_learned()
    latest, before = standing[0], standing[1].weights if len(standing) > 1 else {}
    as_of, decisions = timezone.now(), replace(queries.decisions(who=None), weights=weights_of(before))
    linked = link_here(tuple(queries.analyses(who=None)), decisions)
    with transaction.atomic():
        models.Learning.objects.filter(pk=latest.pk).update(undone_at=as_of)
        record("links.forget", "links", who=who, before=latest.weights, after=before)
        store_linked(linked, as_of, who=who)
    tell(entities_changed)
    return len(linked.entities)


def _groups(linked: Linked) -> dict[str, str]:
    """The entity of each fact, as `queries.groups` gives it of those that are stored."""
    return {fact: entity.id for entity in linked.entities if entity.kind in JOINED_BY_PEOPLE for fact in entity.facts}
