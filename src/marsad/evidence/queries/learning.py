"""Reading what linking learned from people's decisions, and the decisions that it may learn from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from marsad.accounts.permission import Asker, require, require_reading
from marsad.accounts.roles import Action
from marsad.evidence import models
from marsad.evidence.cards import FactCard
from marsad.evidence.logic.joining import JOINED_BY_PEOPLE
from marsad.evidence.logic.taught import acts_of, weights_of
from marsad.evidence.models import Decision
from marsad.evidence.queries.facts import facts_named
from marsad.records import Act, Weights

PAIRS = (Decision.Kind.SAME, Decision.Kind.DIFFERENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeCard:
    """Things that learning joined or parted: a fact of each that the asker may see."""

    joined: bool
    facts: tuple[FactCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningCard:
    """What was learned last and stands: when, by whom, and what it changed."""

    when: datetime
    who: str
    report: Mapping[str, Any]
    changes: tuple[ChangeCard, ...]


def decided_acts(*, who: Asker | None) -> tuple[Act, ...]:
    """Every standing decision about two things: what linking may learn from. That the parted stay one, nobody said."""
    require_reading(who)
    found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    standing = Decision.objects.filter(kind__in=PAIRS, undone_at=None).order_by("pk")
    for key, act, kind, fact, other in standing.values_list("pk", "act", "kind", "fact", "other"):
        if not (act.startswith("split:") and kind == Decision.Kind.SAME):
            found[act or str(key), kind].append((fact, other))
    return tuple(
        act for (_, kind), pairs in found.items() for act in acts_of(pairs, is_same=kind == Decision.Kind.SAME)
    )


def learned_weights(*, who: Asker | None) -> dict[str, Weights]:
    """The weights that hold in the place of the shipped ones; none where nothing was learned."""
    require_reading(who)
    latest = standing_learnings().first()
    return weights_of(latest.weights) if latest else {}


def learning(*, who: Asker | None) -> LearningCard | None:
    """What was learned last and was not taken back; for whoever may teach."""
    require(who, Action.TEACH)
    row = standing_learnings().first()
    if row is None:
        return None
    told = [(change["joined"], change["facts"]) for change in row.report["changes"]]
    cards = {card.fact.id: card for card in facts_named({fact for _, facts in told for fact in facts}, who=who)}
    found = (ChangeCard(joined=joined, facts=_seen(facts, cards)) for joined, facts in told)
    changes = tuple(change for change in found if len(change.facts) > 1)
    return LearningCard(
        when=row.when, who=row.who.get_username() if row.who else "", report=row.report, changes=changes
    )


def standing_learnings() -> QuerySet[models.Learning]:
    """What was learned and not taken back, the latest first: it alone holds."""
    return models.Learning.objects.filter(undone_at=None).select_related("who")


def groups(*, who: Asker | None) -> dict[str, str]:
    """The entity of each fact, of the kinds that people join and part."""
    require_reading(who)
    kinds = [str(kind) for kind in JOINED_BY_PEOPLE]
    return dict(models.EntityFact.objects.filter(entity__kind__in=kinds).order_by().values_list("fact", "entity"))


def _seen(facts: Iterable[str], cards: Mapping[str, FactCard]) -> tuple[FactCard, ...]:
    return tuple(cards[fact] for fact in facts if fact in cards)
