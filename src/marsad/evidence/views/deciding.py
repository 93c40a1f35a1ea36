"""Decisions about one fact, taken on its card: accept, reject with a reason, take back."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from marsad.accounts.returning import page_to_return_to
from marsad.evidence import actions, queries
from marsad.evidence.errors import ReviewError
from marsad.evidence.review_forms import why_rejected
from marsad.evidence.views.found import asker, found


@require_safe
def card(request: HttpRequest, identifier: str) -> HttpResponse:
    """Show a fact's card alone: what comes back when a correction is given up."""
    return shown(request, identifier)


@require_POST
def accept(request: HttpRequest, identifier: str) -> HttpResponse:
    """Hold a fact to be right."""
    return reviewed(request, identifier, actions.accept_fact)


@require_http_methods(["GET", "HEAD", "POST"])
def reject(request: HttpRequest, identifier: str) -> HttpResponse:
    """Ask why a fact is wrong, then hold it to be so: it stays in the store, out of counts and reports."""
    if request.method == "POST":
        return reviewed(request, identifier, actions.reject_fact, lambda: why_rejected(request.POST))
    card = found(queries.fact, identifier, who=asker(request))
    template = "evidence/reject_form.html" if request.htmx else "evidence/reject.html"  # type: ignore[attr-defined]
    return render(request, template, {"card": card, "next": back(request, identifier)})


@require_POST
def undo(request: HttpRequest, identifier: str) -> HttpResponse:
    """Take the latest decision back; a second press, when there is none left, changes nothing."""
    return reviewed(request, identifier, actions.undo_review)


def reviewed(
    request: HttpRequest, identifier: str, action: Callable[..., object], why: Callable[[], dict[str, str]] = dict
) -> HttpResponse:
    """Take one decision, with what else it needs to know, and show what came of it."""
    who = asker(request)
    found(queries.fact, identifier, who=who)
    try:
        action(identifier, who=who, version=request.POST.get("version", ""), **why())
    except ReviewError as error:
        return answered(request, identifier, str(error), is_refused=True)
    return answered(request, identifier, _("Your decision has been recorded."))


def answered(request: HttpRequest, identifier: str, message: str, *, is_refused: bool = False) -> HttpResponse:
    """Answer htmx with the new card, and a plain form with the page that it came from."""
    if request.htmx:  # type: ignore[attr-defined]  # set by HtmxMiddleware
        return shown(request, identifier, notice=message if is_refused else "")
    (messages.error if is_refused else messages.success)(request, message)
    return HttpResponseRedirect(back(request, identifier))


def shown(request: HttpRequest, identifier: str, notice: str = "") -> HttpResponse:
    """Lay out one card."""
    card = found(queries.fact, identifier, who=asker(request))
    return render(request, "evidence/card.html", {"card": card, "next": back(request, identifier), "notice": notice})


def back(request: HttpRequest, identifier: str) -> str:
    """Give the page to return to: the one that the form names if it is ours, else the fact's own."""
    return page_to_return_to(request, reverse("evidence:fact", args=[identifier]))
