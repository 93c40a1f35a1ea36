"""What the search page does with saved searches: keep, run, forget, and say how much is new."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from marsad.search import actions as index
from marsad.search.errors import UnknownSavedSearchError, UnnamedSearchError
from marsad.search.forms import SearchForm
from marsad.search.saved import actions, queries


@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Keep what the address asks for under a name."""
    form = SearchForm(request.GET)
    index.bring_up_to_date()
    try:
        key = actions.save_search(request.POST.get("name", ""), form.question(), form.filters(), who=request.user)
    except UnnamedSearchError as error:
        messages.error(request, str(error))
        return redirect(f"{reverse('search:search')}{form.filters().address(form.question())}")
    messages.success(request, _("The search has been saved."))
    return _shown(request, key)


@require_POST
def run(request: HttpRequest, key: int) -> HttpResponse:
    """Ask again, and show what is new."""
    index.bring_up_to_date()
    try:
        actions.run_search(key, who=request.user)
    except UnknownSavedSearchError as error:
        raise Http404(str(error)) from error
    return _shown(request, key)


@require_POST
def remove(request: HttpRequest, key: int) -> HttpResponse:
    """Forget one."""
    try:
        actions.remove_search(key, who=request.user)
    except UnknownSavedSearchError as error:
        raise Http404(str(error)) from error
    messages.success(request, _("The saved search has been removed."))
    return redirect("search:search")


@require_safe
def new(request: HttpRequest, key: int) -> HttpResponse:
    """Say how much a saved search would bring now: a piece of the page that comes later."""
    index.bring_up_to_date()
    try:
        count = queries.count_new(key, who=request.user)
    except UnknownSavedSearchError as error:
        raise Http404(str(error)) from error
    return render(request, "search/new.html", {"count": count})


def _shown(request: HttpRequest, key: int) -> HttpResponse:
    return redirect(f"{reverse('search:search')}{queries.saved_search(key, who=request.user).address}")
