"""The search page: works as a plain form; with htmx only the list of results is exchanged."""

from dataclasses import replace
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from marsad.accounts.models import Person
from marsad.accounts.permission import may
from marsad.accounts.roles import Action
from marsad.evidence import queries as evidence
from marsad.evidence.errors import UnknownItemError
from marsad.search import actions, queries
from marsad.search.choices import chosen, narrowing
from marsad.search.forms import SearchForm
from marsad.search.logic.phrases import phrases_in, without_marks
from marsad.search.results import Found
from marsad.search.saved import queries as saved

SHOWN = 20


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show the box, and what was found once something was asked."""
    form = SearchForm(request.GET)
    found = _found(form, request.user)
    question, filters = form.question(), form.filters()
    context = {
        "form": form,
        "asked": {
            "q": question,
            "is_asked": bool(question or form.like_place()),
            "is_like": bool(form.like_place()),
            "like": found.like,
            "address": filters.address(question),
        },
        "saved": _saved(form, request.user),
        "found": found,
        "facets": narrowing(found.facets, filters, question, like=request.GET.get("like", "")),
        "chosen": chosen(filters, question, like=request.GET.get("like", "")),
        "respelled": filters.address(found.respelled) if found.respelled else "",
        "has_documents": bool(evidence.count_documents(who=request.user)),
    }
    is_part = bool(request.htmx)  # type: ignore[attr-defined]  # set by HtmxMiddleware
    response = render(request, "search/results.html" if is_part else "search/search.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _saved(form: SearchForm, who: Person | AnonymousUser) -> dict[str, Any]:
    """One's own saved searches, and the one that is shown."""
    cards, key = saved.saved_searches(who=who), form.saved_key()
    shown = next((card for card in cards if card.id == key), None)
    return {"cards": cards, "shown": shown, "is_allowed": may(who, Action.SAVE_VIEWS)}


def _found(form: SearchForm, who: Person | AnonymousUser) -> Found:
    """Ask the index, which is brought up to date first when another process has changed the store."""
    place = form.like_place()
    if not (form.question() or place):
        return Found()
    actions.bring_up_to_date()
    if place:
        try:
            return queries.more_like(*place, who=who, filters=form.filters(), limit=SHOWN, counted=True)
        except UnknownItemError:
            return Found()
    return _answered(form, who)


def _answered(form: SearchForm, who: Person | AnonymousUser) -> Found:
    """What was asked; where no passage has its phrases word for word, what is found without the quotation marks."""
    question, filters = form.question(), form.filters()
    found = queries.found(question, who=who, filters=filters, limit=SHOWN, counted=True)
    if found.results or not phrases_in(question):
        return found
    loosened = queries.found(without_marks(question), who=who, filters=filters, limit=SHOWN, counted=True)
    return replace(loosened, is_loosened=True) if loosened.results else found
