"""Reads of tokens: everybody sees their own, the local system all."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from marsad.accounts.models import Person
from marsad.accounts.permission import Asker, require_reading
from marsad.api.models import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenCard:
    """A token in a list, without its digest."""

    key: int
    name: str
    person: str
    scopes: tuple[str, ...]
    made_at: datetime
    used_on: date | None
    expires_on: date | None
    is_expired: bool
    is_revoked: bool


def tokens(*, who: Asker | None) -> tuple[TokenCard, ...]:
    """Tokens, newest first, revoked ones too."""
    return tuple(map(_card, own(who).select_related("person")))


def own(who: Asker | None) -> QuerySet[Token]:
    """The tokens that someone may see and revoke."""
    require_reading(who)
    return Token.objects.all() if who is None else Token.objects.filter(person=who if isinstance(who, Person) else None)


def _card(row: Token) -> TokenCard:
    return TokenCard(
        key=row.pk,
        name=row.name,
        person=str(row.person),
        scopes=tuple(row.scopes),
        made_at=row.made_at,
        used_on=row.used_on,
        expires_on=row.expires_on,
        is_expired=row.expires_on is not None and row.expires_on <= timezone.now().date(),
        is_revoked=row.revoked_at is not None,
    )
