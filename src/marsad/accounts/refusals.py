"""Whoever is refused a page that exists is noted in the audit trail: who, which kind of page, once an hour for each.

The route is noted, never the address: it may hold a name or a question. Who has not
signed in is only led to signing in.
"""

from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from marsad.accounts.actions import record_at_most
from marsad.accounts.models import Person

OFTEN = timedelta(hours=1)
ACTION = "access.refused"


class Refusals:
    """The middleware; it stands behind the one that knows who asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Stand before the views."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and note a refusal."""
        answer = self.get_response(request)
        if is_refusal(request, answer.status_code) and (who := asking(request)):
            item, after = f"route:/{request.resolver_match.route}"[:200], {"status": answer.status_code}  # type: ignore[union-attr]
            record_at_most(ACTION, item, who=who, within=OFTEN, after=after)
        return answer


def is_refusal(request: HttpRequest, status: int) -> bool:
    """Not permitted, or a thing that is not there for whoever asks: what is hidden answers as what does not exist."""
    if request.resolver_match is None:
        return False
    return status == HTTPStatus.FORBIDDEN or (status == HTTPStatus.NOT_FOUND and bool(request.resolver_match.kwargs))


def asking(request: HttpRequest) -> Person | None:
    """Who is signed in, or whose token came with the request."""
    if isinstance(request.user, Person):
        return request.user
    person = getattr(getattr(request, "auth", None), "person", None)
    return person if isinstance(person, Person) else None
