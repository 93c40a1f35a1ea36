"""The search page: works as a plain form; with htmx only the list of results is exchanged."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from marsad.accounts.models import Person
from marsad.evidence import queries as evidence
from marsad.search import actions, queries
from marsad.search.forms import SearchForm
from marsad.search.results import Result

SHOWN = 20


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show the box, and what was found once something was asked."""
    form = SearchForm(request.GET)
    asked = form.asked()
    context = {
        "form": form,
        "asked": asked,
        "results": found(asked, request.user),
        "has_documents": bool(evidence.count_documents(who=request.user)),
    }
    is_part = bool(request.htmx)  # type: ignore[attr-defined]  # set by HtmxMiddleware
    response = render(request, "search/results.html" if is_part else "search/search.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def found(asked: dict[str, str], who: Person | AnonymousUser) -> list[Result]:
    """Ask the index, which is brought up to date first when another process has changed the store."""
    if not asked["q"].strip():
        return []
    if not actions.is_up_to_date():
        actions.update_index()
    return queries.search(asked["q"], who=who, language=asked["language"], kind=asked["kind"], limit=SHOWN)
