"""The second factor where the house asks for one: secrets that rest encrypted, and nothing before it is set up."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Callable

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.utils import is_mfa_enabled
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from marsad.accounts.actions import LOCAL
from marsad.accounts.models import Person
from marsad.accounts.roles import Role

PURPOSE = b"marsad: secrets of second factors"
SEALED = "sealed:"  # what stands before an encrypted secret; those of older homes have none
OPEN = ("/account/", "/sign-out/", "/language/", "/static/")  # reached without one: where it is set up


class SealedSecrets(DefaultMFAAdapter):  # type: ignore[misc]  # allauth is not typed
    """Encrypts what second factors rest on: the database alone gives no codes; the key stands beside it, in a file."""

    def encrypt(self, text: str) -> str:
        """The secret as it is stored."""
        return SEALED + _lock().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret; one that another key sealed becomes a random one, to which no code belongs."""
        if not encrypted_text.startswith(SEALED):
            return encrypted_text
        try:
            return _lock().decrypt(encrypted_text.removeprefix(SEALED).encode()).decode()
        except InvalidToken:
            return base64.b32encode(secrets.token_bytes(20)).decode()


def _lock() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hmac.digest(settings.SECRET_KEY.encode(), PURPOSE, hashlib.sha256)))


class Required:
    """Leads those of whom the house asks a second factor to where they set it up, from every other page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Stand behind signing in."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or lead there."""
        if request.path.startswith(OPEN) or not is_missing(request.user):
            return self.get_response(request)
        messages.warning(request, _("This house asks you for a second factor: set one up, then go on."))
        return redirect("mfa_index")


def is_missing(who: object) -> bool:
    """Whether somebody must set a second factor up first; the person of this machine signs in by its link alone."""
    asked = settings.MARSAD_SECOND_FACTOR
    if asked == "nobody" or not isinstance(who, Person) or who.username == LOCAL:
        return False
    return (asked == "everybody" or who.role == Role.OWNER) and not is_mfa_enabled(who)
