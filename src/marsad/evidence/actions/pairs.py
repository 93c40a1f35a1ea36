"""People decide that two facts speak of one thing, or never do; linking obeys whatever its scores say."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from marsad.accounts.actions import record
from marsad.accounts.models import Person
from marsad.accounts.permission import Asker, require, visible_documents
from marsad.accounts.roles import Action
from marsad.evidence import models
from marsad.evidence.actions.decided import PAIRS
from marsad.evidence.errors import ReviewError, UnknownItemError
from marsad.evidence.models import Decision


def decide_same(one: str, other: str, *, who: Asker | None) -> None:
    """Join what two facts speak of, from the next linking on."""
    _decide(Decision.Kind.SAME, one, other, who=who)


def decide_different(one: str, other: str, *, who: Asker | None) -> None:
    """Keep apart for ever what two facts speak of, from the next linking on."""
    _decide(Decision.Kind.DIFFERENT, one, other, who=who)


@transaction.atomic
def undo_pair(one: str, other: str, *, who: Asker | None) -> None:
    """Take back what was decided about two facts: the scores decide again."""
    require(who, Action.DECIDE_PAIRS)
    standing = _about(one, other)
    kinds = sorted(standing.values_list("kind", flat=True))
    if not kinds:
        raise ReviewError("There is no decision about these two facts to take back.")
    standing.update(undone_at=timezone.now())
    record("pair.undo", _item(one, other), who=who, before={"decided": kinds})


@transaction.atomic
def _decide(kind: Decision.Kind, one: str, other: str, *, who: Asker | None) -> None:
    require(who, Action.DECIDE_PAIRS)
    if one == other:
        raise ReviewError("Choose two facts: a fact is always one thing with itself.")
    facts = models.Fact.objects.filter(visible_documents(who, "document__")).in_bulk([one, other])
    if missing := [identifier for identifier in (one, other) if identifier not in facts]:
        raise UnknownItemError("fact", missing[0])
    before = sorted(_about(one, other).values_list("kind", flat=True))
    _about(one, other).update(undone_at=timezone.now())  # the newest decision holds alone
    first, second = sorted((one, other))
    fact = facts[first]
    Decision.objects.create(
        kind=kind,
        document=fact.document_id,
        fact=first,
        other=second,
        fact_kind=fact.kind,
        start=fact.start,
        end=fact.end,
        quote=fact.quote,
        other_at=stands_at(facts[second]),
        who=who if isinstance(who, Person) else None,
        when=timezone.now(),
    )
    record(
        f"pair.{kind.value}", _item(one, other), who=who, before={"decided": before}, after={"decided": [kind.value]}
    )


def stands_at(fact: models.Fact) -> dict[str, Any]:
    """Where the other fact of a pair stands, so that the decision finds it again when a better reader moved it."""
    return {
        "document": fact.document_id,
        "kind": fact.kind,
        "start": fact.start,
        "end": fact.end,
        "quote": fact.quote,
    }


def _about(one: str, other: str) -> QuerySet[Decision]:
    first, second = sorted((one, other))
    return Decision.objects.filter(fact=first, other=second, kind__in=PAIRS, undone_at=None)


def _item(one: str, other: str) -> str:
    return "pair:" + "+".join(sorted((one, other)))
