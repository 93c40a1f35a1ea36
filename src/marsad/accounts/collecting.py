"""Writes about collections, their members, and the persons who are named for red documents."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from marsad.accounts.actions import LOCAL, record
from marsad.accounts.errors import UnknownNameError
from marsad.accounts.models import Collection, Member, Person, Recipient, Team
from marsad.accounts.permission import Asker, require
from marsad.accounts.roles import Action, Mark, Role


@transaction.atomic
def add_collection(name: str, *, who: Asker | None, mark: Mark = Mark.CLEAR) -> Collection:
    """Make a collection; what enters it gets its mark unless told otherwise."""
    require(who, Action.MANAGE_COLLECTION)
    slug = slugify(name, allow_unicode=True)[:60] or f"collection-{Collection.objects.count() + 1}"
    row = Collection.objects.create(slug=slug, name=name.strip(), mark=mark, made_at=timezone.now())
    record("collection.add", f"collection:{row.slug}", who=who, after={"name": row.name, "mark": row.mark})
    return row


@transaction.atomic
def set_member(collection: Collection, member: Person | Team, role: Role, *, who: Asker | None) -> None:
    """Give a person or a team a role in a collection, in place of the one it had there."""
    require(who, Action.MANAGE_COLLECTION, collection=collection.pk)
    named = _named(member)
    before = Member.objects.filter(collection=collection, **named).values_list("role", flat=True).first()
    Member.objects.update_or_create(collection=collection, **named, defaults={"role": role})
    _record_member(collection, member, who, before, role)


@transaction.atomic
def remove_member(collection: Collection, member: Person | Team, *, who: Asker | None) -> None:
    """Take a person or a team out of a collection."""
    require(who, Action.MANAGE_COLLECTION, collection=collection.pk)
    found = Member.objects.filter(collection=collection, **_named(member))
    before = found.values_list("role", flat=True).first()
    found.delete()
    _record_member(collection, member, who, before, None)


def _named(member: Person | Team) -> dict[str, Any]:
    return {"person" if isinstance(member, Person) else "team": member}


def _record_member(
    collection: Collection, member: Person | Team, who: Asker | None, before: str | None, after: str | None
) -> None:
    kind = "person" if isinstance(member, Person) else "team"
    record(
        "collection.member",
        f"collection:{collection.slug}",
        who=who,
        before={kind: member.pk, "role": before},
        after={kind: member.pk, "role": after},
    )


def name_recipients(document: str, mark: Mark, who: Asker | None, people: Iterable[Person] = ()) -> None:
    """Name for whom a red document is, and whoever marks it so; what is not red names nobody.

    Called inside the transaction of the action that marks. On the command line the person of this machine is named.
    """
    Recipient.objects.filter(document=document).delete()
    if mark is not Mark.RED:
        return
    marking = who if isinstance(who, Person) else Person.objects.filter(username=LOCAL).first()
    named = {person.pk: person for person in (marking, *people) if person is not None}
    Recipient.objects.bulk_create(Recipient(document=document, person=person) for person in named.values())


def collection_named(name: str) -> Collection:
    """The collection of that short or full name; raises UnknownNameError, which lists the known ones."""
    rows = Collection.objects.all()
    found = rows.filter(slug=name).first() or rows.filter(name=name).first()
    if found is None:
        raise UnknownNameError("collection", name, rows.values_list("slug", flat=True))
    return found


def member_named(name: str) -> Person | Team:
    """The person or the team of that name; raises UnknownNameError."""
    found = Person.objects.filter(username=name).first() or Team.objects.filter(name=name).first()
    if found is None:
        raise UnknownNameError("person or team", name)
    return found
