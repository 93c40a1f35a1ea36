"""Addresses of the interface for programs, and of the page of tokens."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.http import conditional_page

from marsad.api import views
from marsad.api.rest import api


def saved(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Have a browser that comes upon an answer for programs save it, never show it (ASVS 14.4.2)."""

    @wraps(view)
    def answer(request: HttpRequest, *words: Any, **named: Any) -> HttpResponse:
        response = view(request, *words, **named)
        response.headers.setdefault("Content-Disposition", 'attachment; filename="api.json"')
        return response

    return answer


def opened(patterns: Iterable[URLPattern | URLResolver]) -> list[URLPattern]:
    """Tokens let in, not sessions; every answer to a reading has an ETag and is not sent again (304)."""
    found = [pattern for pattern in patterns if isinstance(pattern, URLPattern)]
    for pattern in found:
        pattern.callback = login_not_required(saved(conditional_page(pattern.callback)))
    return found


patterns, app, namespace = api.urls
app_name = "tokens"
urlpatterns = [
    path("tokens/", views.tokens, name="tokens"),
    path("tokens/<int:key>/revoke/", views.revoke, name="revoke"),
]
rest = path("api/v1/", include((opened(patterns), app), namespace=namespace))
