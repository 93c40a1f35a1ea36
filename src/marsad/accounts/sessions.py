"""Remembers where somebody is signed in, without a write for each page; no browser or proxy keeps what they read."""

from allauth.usersessions.middleware import UserSessionsMiddleware
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

SECONDS = 300  # how exact "last seen" is: with SQLite each write waits for the one writer


class Sessions(UserSessionsMiddleware):  # type: ignore[misc]  # allauth is not typed
    """Allauth's own, asked once in some minutes for each session."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Note the session where it was not noted just now; what somebody sees by right of it is kept nowhere."""
        if not request.user.is_authenticated:
            told: HttpResponse = self.get_response(request)
            return told
        told = self.get_response(request) if _is_noted(request) else super().__call__(request)
        told.headers.setdefault("Cache-Control", "no-store")
        return told


def _is_noted(request: HttpRequest) -> bool:
    key = request.session.session_key
    return bool(key) and not cache.add(f"marsad-seen-{key}", 1, SECONDS)
