"""What people do to their own accounts stands in the audit trail: django-allauth makes these changes and tells of them.

No password, code or address is written down, only that it happened, and to whose account.
"""

from datetime import timedelta
from typing import Any

from allauth.account import signals as account
from allauth.account.adapter import get_adapter
from allauth.mfa import signals as factors
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import validate_totp_code
from allauth.mfa.utils import decrypt
from allauth.socialaccount import signals as provider
from django.contrib.auth.signals import user_logged_out, user_login_failed
from django.dispatch import Signal
from django.http import HttpRequest

from marsad.accounts.actions import record, record_at_most
from marsad.accounts.models import Person
from marsad.accounts.queries import REPLAYED

SELDOM = timedelta(minutes=10)  # who guesses is noted once in this time for each account, so that no trail is filled
PLAIN: dict[str, Signal] = {
    "password.set": account.password_set,
    "password.change": account.password_changed,
    "password.reset": account.password_reset,
    "email.add": account.email_added,
    "email.remove": account.email_removed,
    "email.change": account.email_changed,
    "second_factor.add": factors.authenticator_added,
    "second_factor.remove": factors.authenticator_removed,
    "second_factor.renew": factors.authenticator_reset,
    "provider.remove": provider.social_account_removed,
    "sign_out": user_logged_out,
}


def _noted_as(action: str) -> Any:
    """What notes one kind of change."""

    def note(*, user: Any = None, **about: Any) -> None:
        person = user or (about.get("socialaccount") and about["socialaccount"].user)
        if isinstance(person, Person):
            after = {"kind": about["authenticator"].type} if "authenticator" in about else None
            record(action, f"person:{person.pk}", who=person, after=after)

    return note


for name, signal in PLAIN.items():
    signal.connect(_noted_as(name), dispatch_uid=f"marsad.accounts.{name}", weak=False)


def note_provider(*, sociallogin: Any, **_about: Any) -> None:
    """Somebody joined their account at the organisation's provider to the one here."""
    record("provider.add", f"person:{sociallogin.user.pk}", who=sociallogin.user)


def note_refusal(*, credentials: dict[str, Any], **_about: Any) -> None:
    """A password was wrong. Names that nobody bears are noted as one: what was typed there may be a password."""
    name, address = str(credentials.get("username") or ""), str(credentials.get("email") or "")
    found = (
        Person.objects.filter(username=name).first() if name else Person.objects.filter(email=address or "-").first()
    )
    record_at_most("sign_in.refused", f"person:{found.pk if found else 'unknown'}", who=None, within=SELDOM)


def note_wrong_code(*, request: HttpRequest, user: Person, authenticator: Authenticator, **_about: Any) -> None:
    """A second factor was refused. A code that is right and still refused was used before: its owner is told."""
    item = f"person:{user.pk}"
    if not _is_right(request.POST.get("code", ""), authenticator):
        record_at_most("second_factor.refused", item, who=None, within=SELDOM)
        return
    record_at_most(REPLAYED, item, who=None, within=SELDOM)
    get_adapter(request).send_notification_mail("accounts/email/code_again", user)


def _is_right(code: str, authenticator: Authenticator) -> bool:
    is_timed = authenticator.type == Authenticator.Type.TOTP
    return is_timed and bool(validate_totp_code(decrypt(authenticator.data["secret"]), code))


def use_up_code(*, request: HttpRequest, authenticator: Authenticator, **_about: Any) -> None:
    """The code that set a second factor up has shown what it had to: it opens nothing in what is left of its time."""
    if authenticator.type == Authenticator.Type.TOTP:
        authenticator.wrap().validate_code(request.POST.get("code", ""))  # a code that was asked about is used


factors.authenticator_added.connect(use_up_code, dispatch_uid="marsad.accounts.use_up_code")
provider.social_account_added.connect(note_provider, dispatch_uid="marsad.accounts.provider.add")
user_login_failed.connect(note_refusal, dispatch_uid="marsad.accounts.refusal")
factors.authentication_failed.connect(note_wrong_code, dispatch_uid="marsad.accounts.wrong_code")
