"""What the pages of accounts share: who asks, and how a change is tried and told."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from marsad.accounts.errors import AccountsError
from marsad.accounts.models import Person


def attempt(request: HttpRequest, act: Callable[[], object]) -> None:
    """Change something, and tell on the next page that it was done, or why it was not."""
    try:
        act()
    except AccountsError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Done: the change is in the audit trail."))


def asker(request: HttpRequest) -> Person:
    """Whoever is signed in."""
    if not isinstance(request.user, Person):
        raise TypeError("a page of accounts was reached without signing in: keep LoginRequiredMiddleware")
    return request.user
