"""Writes about people of a house: inviting, roles, closing and opening accounts, new links."""

from dataclasses import dataclass
from datetime import timedelta

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils.translation import gettext as _

from marsad.accounts.actions import LOCAL, add_person, make_sign_in_token, record
from marsad.accounts.errors import LastOwnerError, UnknownNameError
from marsad.accounts.models import Person, SignInToken
from marsad.accounts.permission import Asker, require
from marsad.accounts.roles import Action, Role

INVITATION = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """An account that waits for its person. The token is shown once and kept nowhere."""

    person: Person
    token: str


@transaction.atomic
def invite(username: str, *, who: Asker | None, role: Role = Role.READER, email: str = "") -> Invited:
    """Make an account that its person enters with a link which works once, within a week, to choose a password."""
    person = add_person(username, who=who, email=email, role=role)
    return Invited(person=person, token=make_sign_in_token(person, who=who, lifetime=INVITATION))


@transaction.atomic
def new_link(person: Person, *, who: Asker | None, without_second_factor: bool = False) -> str:
    """Give somebody who cannot sign in a new link; their password, and if asked their second factor, are forgotten."""
    require(who, Action.MANAGE_PEOPLE)
    person.set_unusable_password()
    person.save(update_fields=["password"])
    if without_second_factor:
        Authenticator.objects.filter(user=person).delete()
    end_sessions(person)
    after = {"second_factor": "removed" if without_second_factor else "kept"}
    record("person.reset", f"person:{person.pk}", who=who, after=after)
    return make_sign_in_token(person, who=who, lifetime=INVITATION)


@transaction.atomic
def set_role(person: Person, role: Role, *, who: Asker | None) -> None:
    """Give somebody another role in the house; one owner always stays."""
    require(who, Action.MANAGE_PEOPLE)
    if role is not Role.OWNER:
        _keep_an_owner(person)
    before, person.role = person.role, role
    person.save(update_fields=["role"])
    record("person.role", f"person:{person.pk}", who=who, before={"role": before}, after={"role": role})


@transaction.atomic
def close(person: Person, *, who: Asker | None) -> None:
    """Close an account: its sessions end at once, and what it did stays on record."""
    require(who, Action.MANAGE_PEOPLE)
    _keep_an_owner(person)
    person.is_active = False
    person.save(update_fields=["is_active"])
    end_sessions(person)
    record("person.close", f"person:{person.pk}", who=who)


@transaction.atomic
def reopen(person: Person, *, who: Asker | None) -> None:
    """Open a closed account again."""
    require(who, Action.MANAGE_PEOPLE)
    person.is_active = True
    person.save(update_fields=["is_active"])
    record("person.open", f"person:{person.pk}", who=who)


def end_sessions(person: Person) -> None:
    """Sign somebody out everywhere; links that were given before and not yet used open nothing any more."""
    SignInToken.objects.filter(person=person, used_at=None).delete()
    for session in UserSession.objects.filter(user=person):
        session.end()


def send_link(person: Person, address: str) -> bool:
    """Mail a sign-in link where a mail server is set and the person has an address; say whether it went out."""
    if not (settings.EMAIL_HOST and person.email):
        return False
    subject = _("Your account in Marsad")
    body = _("Open this link to enter and choose a password. It works once, within a week:\n\n%(address)s") % {
        "address": address
    }
    return bool(send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [person.email]))


def person_named(username: str) -> Person:
    """The person of that name; raises UnknownNameError, which lists the known ones."""
    found = Person.objects.filter(username=username).first()
    if found is None:
        raise UnknownNameError(_("person"), username, Person.objects.values_list("username", flat=True))
    return found


def _keep_an_owner(person: Person) -> None:
    others = Person.objects.filter(role=Role.OWNER, is_active=True).exclude(pk=person.pk)
    if person.role == Role.OWNER and person.username != LOCAL and not others.exists():
        raise LastOwnerError(person.username)
