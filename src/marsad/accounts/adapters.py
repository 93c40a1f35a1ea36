"""What this house decides where django-allauth asks: who may get an account, and where sign-in leads."""

from collections.abc import Collection
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from marsad.accounts.actions import record
from marsad.accounts.models import Person
from marsad.accounts.queries import was_replayed
from marsad.accounts.roles import Role


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is not typed
    """Accounts are made by owners: nobody signs up by themselves."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        """Refuse."""
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Who chose a first password goes in; who changed theirs comes back to their account."""
        is_first = request.resolver_match is not None and request.resolver_match.url_name == "account_set_password"
        return "/" if is_first else reverse("accounts:account")

    def post_login(self, request: HttpRequest, user: Person, **kwargs: Any) -> Any:
        """Leave an entry in the audit trail for each sign-in, and say what happened to the account before it."""
        if was_replayed(user):
            messages.warning(request, _("Since you last signed in, somebody tried a code that had been used already."))
        record("sign_in", f"person:{user.pk}", who=user)
        return super().post_login(request, user, **kwargs)


class Provided(DefaultSocialAccountAdapter):  # type: ignore[misc]  # the same
    """People whom the organisation's provider knows: those with an account enter; others only where it is set so."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002 - allauth's signature
        """Whether a newcomer gets an account."""
        return bool(settings.MARSAD_OIDC_NEW)

    def save_user(self, request: HttpRequest, sociallogin: Any, form: Any = None) -> Person:
        """Make a newcomer's account, as a guest, with its entry in the audit trail."""
        sociallogin.user.role = Role.GUEST
        person: Person = super().save_user(request, sociallogin, form)
        record("person.add", f"person:{person.pk}", who=None, after={"username": person.username, "role": person.role})
        return person


class UserSessions(DefaultUserSessionsAdapter):  # type: ignore[misc]  # the same
    """Where people are signed in."""

    def end_sessions(self, sessions: Collection[UserSession]) -> None:
        """End them, with an entry in the audit trail."""
        ended = list(sessions)
        super().end_sessions(ended)
        if ended:
            person = ended[0].user
            record("sessions.end", f"person:{person.pk}", who=person, after={"ended": len(ended)})
