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
from marsad.followup.filters import Filters
from marsad.followup.views.asked import attempted, back, found

SHOWN = 50  # of the queue at once: the surest first


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Show what waits for a decision: updates to validate, and passages that may show progress."""
    who = asker(request)
    cards = {card.code: card for card in queries.recommendations(Filters(with_candidates=True), who=who)}
    context = {
        "updates": queries.waiting_updates(who=who),
        "candidates": [(one, cards.get(one.code)) for one in queries.candidates(who=who, limit=SHOWN)],
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


CANDIDATES: Mapping[str, Callable[[int, Person, str], object]] = {
    "accept": lambda key, who, note: actions.accept_candidate(key, who=who, note=note),
    "refuse": lambda key, who, note: actions.refuse_candidate(key, who=who, note=note),
    "undo": lambda key, who, _note: actions.undo_candidate(key, who=who),
}


@require_POST
def decide_candidate(request: HttpRequest, key: int, decision: str) -> HttpResponse:
    """Accept a passage as evidence, or refuse it; from refusals the search for evidence learns."""
    who, note = asker(request), request.POST.get("note", "")
    if decision not in CANDIDATES:
        raise Http404
    act = CANDIDATES[decision]
    by_htmx = bool(request.htmx)  # type: ignore[attr-defined]  # set by HtmxMiddleware
    attempted(request, lambda: act(key, who, note), "" if by_htmx else _("Your decision has been recorded."))
    return passage(request, key) if by_htmx else back(request, reverse("followup:queue"))


def passage(request: HttpRequest, key: int) -> HttpResponse:
    """Lay out one passage as it stands now."""
    code = request.POST.get("code", "")
    some = found(queries.candidates, who=asker(request), code=code, state="")
    one = next((one for one in some if one.id == key), None)
    if one is None:  # taken back, and no longer sure enough to be proposed: its place is empty
        return HttpResponse("")
    card = queries.recommendation(code, who=asker(request)).card
    context = {
        "one": one,
        "about": card,
        "with_code": request.POST.get("with_code"),
        "next": request.POST.get("next", ""),
    }
    return render(request, "followup/candidate.html", context)
