"""Decisions: updates validated or refused, passages accepted as evidence or refused, on their page or in the queue."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from marsad.accounts.models import Person
from marsad.evidence.views.found import asker
from marsad.followup import actions, queries
from marsad.followup.views.asked import attempted, back

SHOWN = 50  # of the queue at once: the surest first


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Show what waits for a decision: updates to validate, and passages that may show progress."""
    who = asker(request)
    context = {
        "updates": queries.waiting_updates(who=who),
        "candidates": queries.candidates(who=who, limit=SHOWN),
        "total": queries.overview(who=who).candidates,
        "next": reverse("followup:queue"),
    }
    return render(request, "followup/queue.html", context)


UPDATES: dict[str, tuple[Callable[[int, Person, str], object], str]] = {
    "validate": (lambda key, who, note: actions.validate_update(key, who=who, note=note), "validated"),
    "refuse": (lambda key, who, note: actions.refuse_update(key, who=who, note=note), "refused"),
    "withdraw": (lambda key, who, _note: actions.withdraw_update(key, who=who), "withdrawn"),
    "undo": (lambda key, who, _note: actions.undo_validation(key, who=who), "undone"),
}


@require_POST
def decide_update(request: HttpRequest, key: int, decision: str) -> HttpResponse:
    """Validate, refuse or take back an update."""
    who, note = asker(request), request.POST.get("note", "")
    act = UPDATES[decision][0]
    attempted(request, lambda: act(key, who, note), _("Your decision has been recorded."))
    return back(request, reverse("followup:queue"))


@require_POST
def decide_candidate(request: HttpRequest, key: int, decision: str) -> HttpResponse:
    """Accept a passage as evidence, or refuse it; from a refusal the search for evidence learns."""
    who, note = asker(request), request.POST.get("note", "")
    act = {
        "accept": actions.accept_candidate,
        "refuse": actions.refuse_candidate,
        "undo": actions.undo_candidate,
    }[decision]
    attempted(request, lambda: act(key, who=who, note=note), _("Your decision has been recorded."))
    return back(request, reverse("followup:queue"))
