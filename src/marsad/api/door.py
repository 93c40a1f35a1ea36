"""The door at /api/v1/: who comes in with which token, how often, and how it says no."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.security import HttpBearer
from ninja.throttling import SimpleRateThrottle

from marsad import __version__
from marsad.accounts.models import Person
from marsad.api import actions
from marsad.api.models import Token
from marsad.api.scopes import Scope


class Bearer(HttpBearer):
    """`Authorization: Bearer marsad_…`, with a token that has the scope."""

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Token:  # noqa: ARG002 - ninja's signature
        """Give the token's row; answers 401 or 403 with what to do."""
        found = actions.take(token) if token.isascii() else None
        if found is None:
            raise HttpError(401, "This token opens nothing: make one under “Tokens”, or with `marsad token make`.")
        if self.scope not in found.scopes:
            raise HttpError(403, f"This token was made without the scope {self.scope}: make one that has it.")
        return found


class PerToken(SimpleRateThrottle):
    """So many requests a minute for each token; the next ones are told how long to wait (429, Retry-After)."""

    scope = "token"

    def __init__(self) -> None:
        super().__init__(settings.MARSAD_API_RATE)

    def get_cache_key(self, request: HttpRequest) -> str | None:
        """A key of the token's own."""
        token = getattr(request, "auth", None)
        return f"marsad-api-{token.pk}" if isinstance(token, Token) else None


api = NinjaAPI(
    title="Marsad",
    version=__version__,
    description="An evidence base in Arabic, French and English in which every fact carries its citation.",
    urls_namespace="api",
    docs_url=None,  # its page would load scripts from elsewhere; the schema itself is enough for any tool
    throttle=[PerToken()],
)


def person(request: HttpRequest) -> Person:
    """As whom the request acts."""
    token: Token = request.auth  # type: ignore[attr-defined]  # set by ninja when Bearer let the request in
    return token.person


def refused(status: int) -> Callable[[HttpRequest, Any], HttpResponse]:
    """Answer an error with its own sentence."""
    return lambda request, error: api.create_response(request, {"detail": sentence(error)}, status=status)


def sentence(error: Exception) -> str:
    """What an error of a room says; of others nothing is told but what the status means."""
    is_ours = type(error).__module__.startswith("marsad.") and str(error)
    return str(error) if is_ours else "There is no such thing here, or it is not open to this token's person."


def invalid(request: HttpRequest, error: Any) -> HttpResponse:
    """Name each part of the request that cannot be taken."""
    told = [f"{'.'.join(str(part) for part in one['loc'][1:])}: {one['msg']}" for one in error.errors]
    return api.create_response(request, {"detail": "; ".join(told)}, status=HTTPStatus.UNPROCESSABLE_ENTITY)


api.add_exception_handler(ValidationError, invalid)
api.add_exception_handler(PermissionDenied, refused(HTTPStatus.FORBIDDEN))
api.add_exception_handler(Http404, refused(HTTPStatus.NOT_FOUND))
