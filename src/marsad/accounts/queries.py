"""Reads about people and the audit trail."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from marsad.accounts.models import AuditEntry, Person
from marsad.accounts.permission import Asker, require, require_reading
from marsad.accounts.roles import Action


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


def people(*, who: Asker | None) -> tuple[str, ...]:
    """The names of all who have an open account."""
    require_reading(who)
    return tuple(str(person) for person in Person.objects.filter(is_active=True).order_by("username"))


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
