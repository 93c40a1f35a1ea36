"""Writes about people: making them, sign-in links, and the audit trail that every other action leaves its entry in."""

import hashlib
import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marsad.accounts.audit.tree import append
from marsad.accounts.errors import SignInError
from marsad.accounts.models import AuditEntry, Person, SignInToken
from marsad.accounts.permission import Asker, require
from marsad.accounts.roles import Action, Role

LOCAL = "local"  # the person who runs `marsad serve` on this machine
LIFETIME = timedelta(hours=12)  # a working day: the link is printed when the server starts and used once


def record(
    action: str,
    item: str,
    *,
    who: Asker | None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    """Write an audit entry; call it inside the transaction of the change, so that both stand or neither."""
    entry = AuditEntry(
        who=who if isinstance(who, Person) else None,
        when=timezone.now(),
        action=action,
        item=item,
        before=dict(before) if before is not None else None,
        after=dict(after) if after is not None else None,
    )
    append(entry)


def record_at_most(
    action: str, item: str, *, who: Asker | None, within: timedelta, after: Mapping[str, Any] | None = None
) -> bool:
    """Write an audit entry of something that is no change, unless the same was noted of the same person just now.

    Says whether it was written.
    """
    person = who if isinstance(who, Person) else None
    noted = AuditEntry.objects.filter(action=action, item=item, who=person, when__gt=timezone.now() - within)
    if noted.exists():
        return False
    with transaction.atomic():
        record(action, item, who=person, after=after)
    return True


@transaction.atomic
def add_person(
    username: str, *, who: Asker | None, password: str = "", email: str = "", role: Role = Role.READER
) -> Person:
    """Make an account; without a password it can be entered only with a sign-in link."""
    require(who, Action.MANAGE_PEOPLE)
    person = Person(username=username, email=email, role=role)
    if password:
        person.set_password(password)
    else:
        person.set_unusable_password()
    person.save()
    record("person.add", f"person:{person.pk}", who=who, after={"username": username, "role": role})
    return person


@transaction.atomic
def local_person() -> Person:
    """The person who sits at this machine, its owner, made at the first start of the server.

    Two servers that start at once on a new database may both find nobody: the second takes whom the first has made.
    """
    if found := Person.objects.filter(username=LOCAL).first():
        return found
    try:
        return add_person(LOCAL, who=None, role=Role.OWNER)
    except IntegrityError:
        return Person.objects.get(username=LOCAL)


@transaction.atomic
def make_sign_in_token(person: Person, *, who: Asker | None, lifetime: timedelta = LIFETIME) -> str:
    """Make a token that signs this person in once. It is returned here and nowhere kept: only its digest is."""
    token, now = secrets.token_urlsafe(32), timezone.now()
    SignInToken.objects.filter(expires_at__lt=now).delete()
    SignInToken.objects.create(person=person, digest=digest(token), made_at=now, expires_at=now + lifetime)
    record("sign_in.link", f"person:{person.pk}", who=who)
    return token


@transaction.atomic
def use_sign_in_token(token: str) -> Person:
    """Take a token for the one time that it holds and give its person; raises SignInError with the reason."""
    now = timezone.now()
    found = SignInToken.objects.select_related("person").filter(digest=digest(token)).first()
    if found is None or found.expires_at < now:
        raise SignInError(
            _(
                "This sign-in link is unknown or out of date: ask an owner for a new one; on your own machine, "
                "start the server again."
            )
        )
    taken = SignInToken.objects.filter(pk=found.pk, used_at=None).update(used_at=now)  # of two at once, one gets it
    if not taken:
        raise SignInError(
            _(
                "This sign-in link has been used: each works once. Ask an owner for a new one; on your own machine, "
                "start the server again."
            )
        )
    if not found.person.is_active:
        raise SignInError(_("This account is closed: ask an administrator to open it."))
    record("sign_in", f"person:{found.person_id}", who=found.person)
    return found.person


def digest(token: str) -> str:
    """What is kept of a token. It is long and random, so one SHA-256 is enough: there is nothing to guess."""
    return hashlib.sha256(token.encode()).hexdigest()
