"""Decisions: updates validated or refused, passages accepted as evidence or refused, on their page or in the queue."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
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


UPDATES: Mapping[str, Callable[[int, Person, str], object]] = {
    "validate": lambda key, who, note: actions.validate_update(key, who=who, note=note),
    "refuse": lambda key, who, note: actions.refuse_update(key, who=who, note=note),
    "withdraw": lambda key, who, _note: actions.withdraw_update(key, who=who),
    "undo": lambda key, who, _note: actions.undo_validation(key, who=who),
}


@require_POST
def decide_update(request: HttpRequest, key: int, decision: str) -> HttpResponse:
    """Validate, refuse or take back an update."""
    who, note = asker(request), request.POST.get("note", "")
    if decision not in UPDATES:
        raise Http404
    act = UPDATES[decision]
    attempted(request, lambda: act(key, who, note), _("Your decision has been recorded."))
    return back(request, reverse("followup:queue"))
