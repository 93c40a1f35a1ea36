"""Reads about people and the audit trail."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.utils import timezone

from marsad.accounts.actions import digest
from marsad.accounts.models import AuditEntry, Collection, Member, Person, SignInToken, Team
from marsad.accounts.permission import Asker, may, memberships, require, require_reading
from marsad.accounts.roles import Action, Mark, Role

REPLAYED = "second_factor.replayed"  # the action of the entry that a used code was tried again


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailEntry:
    """One line of the audit trail, ready to be shown. `who` is "" for the local system."""

    position: int  # in the order of writing, from 0
    when: datetime
    who: str
    action: str
    item: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


def audit_trail(
    *, who: Asker | None, item: str = "", action: str = "", limit: int | None = 100
) -> tuple[TrailEntry, ...]:
    """Who did what, newest first; of one item ("fact:…", "document:…"), which the caller has shown to be visible.

    The whole trail names every document: only those who run the house read it.
    """
    require(who, Action.READ if item else Action.READ_TRAIL)
    found = AuditEntry.objects.select_related("who")
    if item:
        found = found.filter(item=item)
    if action:
        found = found.filter(action=action)
    return tuple(map(_entry, found[:limit]))


def trail_since(position: int, *, who: Asker | None) -> tuple[TrailEntry, ...]:
    """The entry at a position and all later ones, oldest first: for what follows the trail step by step.

    No entry is passed over: writers wait for each other, so a later position is never seen before an earlier one.
    """
    require(who, Action.READ_TRAIL)
    return tuple(
        map(_entry, AuditEntry.objects.select_related("who").filter(position__gte=position).order_by("position"))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCard:
    """Somebody with an account, for those who manage people."""

    username: str
    name: str
    email: str
    role: Role
    is_active: bool
    has_entered: bool  # has chosen a password, or comes through the provider
    has_second_factor: bool
    last_login: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionCard:
    """A collection with its members: their names and roles."""

    id: int
    slug: str
    name: str
    mark: Mark
    members: tuple[tuple[str, Role], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamCard:
    """A team: the names of its people, and its collections with its role in each."""

    id: int
    name: str
    people: tuple[str, ...]
    collections: tuple[tuple[str, str, Role], ...]  # short name, name, role


def people_cards(*, who: Asker | None) -> tuple[PersonCard, ...]:
    """All accounts, closed ones last."""
    require(who, Action.MANAGE_PEOPLE)
    protected = set(Authenticator.objects.values_list("user", flat=True))
    return tuple(
        PersonCard(
            username=row.username,
            name=str(row),
            email=row.email,
            role=Role(row.role),
            is_active=row.is_active,
            has_entered=row.has_usable_password() or row.last_login is not None,
            has_second_factor=row.pk in protected,
            last_login=row.last_login,
        )
        for row in Person.objects.order_by("-is_active", "username")
    )


def collections(*, who: Asker | None) -> tuple[CollectionCard, ...]:
    """The collections that somebody is a member of; those who manage collections see all."""
    require_reading(who)
    rows = Collection.objects.prefetch_related("members__person", "members__team")
    if not may(who, Action.MANAGE_COLLECTION):
        own = memberships(who).values_list("collection_id", flat=True) if isinstance(who, Person) else ()
        rows = rows.filter(pk__in=list(own))
    return tuple(
        CollectionCard(
            id=row.pk,
            slug=row.slug,
            name=row.name,
            mark=Mark(row.mark),
            members=tuple((_called(one), Role(one.role)) for one in row.members.all()),
        )
        for row in rows
    )


def teams(*, who: Asker | None) -> tuple[TeamCard, ...]:
    """All teams, with who is in each and what each is a member of."""
    require(who, Action.MANAGE_PEOPLE)
    return tuple(
        TeamCard(
            id=row.pk,
            name=row.name,
            people=tuple(sorted(person.username for person in row.people.all())),
            collections=tuple(
                (one.collection.slug, one.collection.name, Role(one.role)) for one in row.memberships.all()
            ),
        )
        for row in Team.objects.prefetch_related("people", "memberships__collection")
    )


def waited_for(token: str) -> Person | None:
    """Who enters by a one-time link that still holds; told to whoever has the link."""
    holding = SignInToken.objects.filter(used_at=None, expires_at__gte=timezone.now(), person__is_active=True)
    found = holding.select_related("person").filter(digest=digest(token)).first()
    return found.person if found else None


def has_passwords() -> bool:
    """Whether anybody signs in with a password here, and not by the link of this machine alone; told to everybody."""
    return Person.objects.filter(is_active=True).exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX).exists()


def member_names(*, who: Asker | None) -> tuple[str, ...]:
    """All who can be made a member of a collection: open accounts, then teams."""
    require(who, Action.MANAGE_COLLECTION)
    accounts = Person.objects.filter(is_active=True).order_by("username").values_list("username", flat=True)
    return (*accounts, *Team.objects.values_list("name", flat=True))


def _called(member: Member) -> str:
    """The name by which a member is put in and taken out."""
    return member.person.username if member.person else str(member.team)


def works_alone() -> bool:
    """Whether there is one account and no collection: then nothing of all this is shown."""
    return Person.objects.count() <= 1 and not Collection.objects.exists()


def people(*, who: Asker | None) -> tuple[str, ...]:
    """The names of all who have an open account."""
    require_reading(who)
    return tuple(str(person) for person in Person.objects.filter(is_active=True).order_by("username"))


def was_replayed(person: Person) -> bool:
    """Whether a used code of somebody's second factor was tried again since they last signed in."""
    about = AuditEntry.objects.filter(item=f"person:{person.pk}")
    latest = about.filter(action__in=("sign_in", REPLAYED)).first()
    return latest is not None and latest.action == REPLAYED


def _entry(row: AuditEntry) -> TrailEntry:
    return TrailEntry(
        position=row.position,
        when=row.when,
        who=str(row.who) if row.who else "",
        action=row.action,
        item=row.item,
        before=row.before,
        after=row.after,
    )
