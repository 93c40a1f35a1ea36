"""What all pages of this room need: who asks, and 404 for what is not there."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from marsad.accounts.models import Person
from marsad.evidence import queries
from marsad.evidence.errors import UnknownItemError

P = ParamSpec("P")
T = TypeVar("T")


def asker(request: HttpRequest) -> Person:
    """Give the person who asks; the middleware lets nobody else come here."""
    if not isinstance(request.user, Person):
        raise TypeError("a page of the evidence base was reached without signing in: keep LoginRequiredMiddleware")
    return request.user


def moved(identifier: str, who: Person, page: str, *parts: str) -> HttpResponse:
    """Lead from an entity that is no more to the same page of the one that it became; 404 where there is none."""
    if (now := queries.successor(identifier, who=who)) is None:
        raise Http404(str(UnknownItemError("entity", identifier)))
    return redirect(page, now, *parts)


def found(query: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Ask a query; what it does not know is a page that does not exist."""
    try:
        return query(*args, **kwargs)
    except UnknownItemError as unknown:
        raise Http404(str(unknown)) from unknown
