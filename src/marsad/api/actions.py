"""Every write about tokens: making, revoking, taking one at the door."""

import secrets
from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marsad.accounts.actions import digest, record
from marsad.accounts.models import Person
from marsad.accounts.permission import Asker, require_reading
from marsad.api.errors import TokenError, UnknownTokenError
from marsad.api.models import Token
from marsad.api.queries import own
from marsad.api.scopes import Scope

PREFIX = "marsad_"  # lets programs that look for leaked secrets know ours
LONGEST = 80
LIFETIMES = (30, 90, 365, None)  # days that people choose from; None: until it is revoked
USUAL_DAYS = 365


@transaction.atomic
def make_token(
    name: str, scopes: Iterable[str], *, person: Person, who: Asker | None, days: int | None = USUAL_DAYS
) -> str:
    """Make a token for a person and give it, the only time that it is seen; without `days` it never expires."""
    require_reading(who)
    chosen = [scope.value for scope in Scope if scope.value in set(scopes)]
    if not name.strip() or len(name) > LONGEST:
        raise TokenError(_("Give the token a name of up to 80 letters that says which program uses it."))
    if not chosen:
        raise TokenError(_("Choose at least one thing that the token may be used for."))
    token = PREFIX + secrets.token_urlsafe(32)
    now = timezone.now()
    expires_on = now.date() + timedelta(days=days) if days else None
    row = Token.objects.create(
        person=person, name=name.strip(), digest=digest(token), scopes=chosen, made_at=now, expires_on=expires_on
    )
    record("token.make", f"token:{row.pk}", who=who, after={"person": person.pk, "scopes": chosen, "days": days})
    return token


@transaction.atomic
def revoke_token(key: int, *, who: Asker | None) -> None:
    """Close a token for ever."""
    row = own(who).filter(pk=key, revoked_at=None).first()
    if row is None:
        raise UnknownTokenError(key)
    row.revoked_at = timezone.now()
    row.save(update_fields=["revoked_at"])
    record("token.revoke", f"token:{key}", who=who)


def take(token: str) -> Token | None:
    """The token that somebody shows, if it opens anything now."""
    row = Token.objects.select_related("person").filter(digest=digest(token), revoked_at=None).first()
    today = timezone.now().date()
    if row is None or not row.person.is_active or (row.expires_on and row.expires_on <= today):
        return None
    if row.used_on != today:  # one write a day, not one a request
        Token.objects.filter(pk=row.pk).update(used_on=today)
    return row
