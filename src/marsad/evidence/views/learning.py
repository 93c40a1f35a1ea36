"""What linking learned from people's decisions: look at it, let it learn, take it back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from marsad.accounts.permission import may
from marsad.accounts.roles import Action
from marsad.evidence import labels, queries
from marsad.evidence.views.found import asker
from marsad.linking.reasons import said
from marsad.records import EntityKind

# What each model compares.
COMPARED: Mapping[str, EntityKind] = {
    "organisation_names": EntityKind.ORGANISATION,
    "events": EntityKind.EVENT,
    "persons": EntityKind.PERSON,
    "threads": EntityKind.THREAD,
    "programmes": EntityKind.PROGRAMME,
    "instruments": EntityKind.INSTRUMENT,
    "practices": EntityKind.PRACTICE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """How much one comparison counts, before and after."""

    comparison: str
    before: float
    after: float


@require_safe
def learning(request: HttpRequest, job_id: UUID | None = None) -> HttpResponse:  # noqa: ARG001 - the job is over
    """Show the latest learning: weights, guesses, what was joined and parted by it."""
    who = asker(request)
    if not may(who, Action.TEACH):
        raise PermissionDenied
    card = queries.learning(who=who)
    context = {
        "card": card,
        "models": [shown(told) for told in card.report["models"]] if card else [],
        "decisions": len(queries.decided_acts(who=who)),
    }
    return render(request, "evidence/learning.html", context)


def shown(told: Mapping[str, Any]) -> Mapping[str, Any]:
    """A model of the report with its comparisons in the reader's language; those that did not move are left out."""
    kind = str(labels.ENTITY_KINDS_MANY[COMPARED[told["model"]]])
    return {**told, "kind": kind, "weights": list(_weights(told["weights"]))}


def _weights(rows: list[Mapping[str, Any]]) -> Iterator[Weight]:
    language = (get_language() or "en")[:2]
    for row in rows:
        if row["before"] != row["after"]:
            comparison = said(row["name"], language) if row["name"] else _("Before anything is compared")
            yield Weight(comparison=comparison, before=row["before"], after=row["after"])
