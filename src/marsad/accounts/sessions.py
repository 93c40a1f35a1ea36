"""Remembers where somebody is signed in, without a write for each page that they read."""

from allauth.usersessions.middleware import UserSessionsMiddleware
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

SECONDS = 300  # how exact "last seen" is: with SQLite each write waits for the one writer


class Sessions(UserSessionsMiddleware):  # type: ignore[misc]  # allauth is not typed
    """Allauth's own, asked once in some minutes for each session."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Note the session where it was not noted just now."""
        key = request.session.session_key
        if key and request.user.is_authenticated and not cache.add(f"marsad-seen-{key}", 1, SECONDS):
            noted: HttpResponse = self.get_response(request)
            return noted
        told: HttpResponse = super().__call__(request)
        return told
