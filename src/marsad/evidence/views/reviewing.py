"""The review queue of facts: one at a time, in its sentence, decided with the keyboard."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from marsad.evidence import actions, queries
from marsad.evidence.context import surroundings
from marsad.evidence.errors import ReviewError, UnknownItemError
from marsad.evidence.queries.reviewing import ORDERS
from marsad.evidence.review_forms import why_rejected
from marsad.evidence.views.found import asker
from marsad.records import ReviewState

DECISIONS: Mapping[str, Callable[..., ReviewState]] = {
    "accept": actions.accept_fact,
    "reject": actions.reject_fact,
    "undo": actions.undo_review,
}


@require_safe
def review(request: HttpRequest) -> HttpResponse:
    """Show the next fact of a queue."""
    who, order, skip = asker(request), _order(request.GET.get("order", "")), request.GET.get("skip", "")
    passed = int(skip) if skip.isdecimal() else 0
    card = queries.next_to_review(order, who=who, skip=passed)
    document = queries.document(card.fact.citation.document, who=who) if card else None
    context = {
        "order": order,
        "counts": [(one, queries.count_to_review(one, who=who)) for one in ORDERS],
        "card": card,
        "context": surroundings(document, card.fact.citation.start, card.fact.citation.end)
        if card and document
        else None,
        "skip": passed,
        "next_skip": passed + 1,
        "latest": request.session.get("reviewed", ""),
        "agreement": queries.agreement(who=who),
    }
    return render(request, "evidence/reviewing.html", context)


@require_POST
def decide_fact(request: HttpRequest) -> HttpResponse:
    """Take one decision and go on to the next fact."""
    who, fact = asker(request), request.POST.get("fact", "")
    order, decision = _order(request.POST.get("order", "")), request.POST.get("decision", "")
    try:
        if decision in DECISIONS:
            version = "" if decision == "undo" else request.POST.get("version", "")
            why = why_rejected(request.POST) if decision == "reject" else {}
            DECISIONS[decision](fact, who=who, version=version, **why)
            request.session["reviewed"] = "" if decision == "undo" else fact
    except (ReviewError, UnknownItemError) as error:
        messages.error(request, str(error))
    return redirect(f"{reverse('evidence:review')}?order={order}&skip={request.POST.get('skip', '0')}")


def _order(name: str) -> str:
    return name if name in ORDERS else ORDERS[0]
