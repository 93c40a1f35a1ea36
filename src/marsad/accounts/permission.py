"""Who may do what, and who sees which documents: one place for every action and query of every room.

What each role may do and how far each mark goes is data (`roles.py`). The local system (None: the command line on
this machine) may do and see all. A passage, fact, mention or entity is seen only through documents that one may see.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import Q, QuerySet

from marsad.accounts.errors import NotPermittedError
from marsad.accounts.models import Member, Person, Recipient
from marsad.accounts.remembering import is_remembering, once
from marsad.accounts.roles import (
    LEAST,
    SEEN_ANYWHERE,
    SEEN_AT_HOME,
    SEEN_WITHIN,
    Action,
    Mark,
    Role,
    roles_that_reach,
)


class Asker(Protocol):
    """Whoever asks: a Person, or Django's anonymous visitor."""

    @property
    def is_active(self) -> bool:
        """Whether the account is open."""

    @property
    def is_authenticated(self) -> bool:
        """Whether they have signed in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """All who see one document, taken together as one asker: they see what is clear, and what is handled like it.

    For deriving what is shown to all of them: it must not hang on what only some of them see. Without arguments it
    is everybody. A red document is a circle of its own.
    """

    mark: Mark = Mark.CLEAR
    collection: int | None = None
    document: str = ""
    is_active: bool = True
    is_authenticated: bool = True


PUBLIC = Circle()


def circle_of(mark: str, collection: int | None, document: str) -> Circle:
    """The circle of a document."""
    if mark == Mark.CLEAR:
        return PUBLIC
    return Circle(mark=Mark(mark), collection=collection, document=document if mark == Mark.RED else "")


def may_read(who: Asker | None) -> bool:
    """Say whether someone has an account here; which documents they see is another question."""
    return who is None or (who.is_authenticated and who.is_active)


def role_of(who: Asker | None) -> Role | None:
    """The role of somebody in the house; None without an open account."""
    if who is None:
        return Role.OWNER
    if isinstance(who, Circle):
        return Role.GUEST
    return Role(who.role) if isinstance(who, Person) and may_read(who) else None


def role_in(who: Asker | None, collection: int | None) -> Role | None:
    """The role that counts for what stands in a collection: the higher of the one there and the one in the house."""
    own = role_of(who)
    if own is None or collection is None or not isinstance(who, Person):
        return own
    there = memberships(who).filter(collection=collection).values_list("role", flat=True)
    return max((own, *map(Role, there)), key=list(Role).index)


def may(who: Asker | None, action: Action, *, collection: int | None = None) -> bool:
    """Say whether somebody may do something, or do it to what stands in a collection (by its key)."""
    role = role_in(who, collection)
    return role is not None and role.reaches(LEAST[action])


def require(who: Asker | None, action: Action, *, collection: int | None = None) -> None:
    """Raise NotPermittedError unless they may."""
    if not may(who, action, collection=collection):
        raise NotPermittedError(action)


def may_somewhere(who: Asker | None, action: Action) -> bool:
    """Say whether somebody may do something in the house or in any collection: whether to offer it at all."""
    if may(who, action):
        return True
    reaching = roles_that_reach(LEAST[action])
    return isinstance(who, Person) and may_read(who) and memberships(who).filter(role__in=reaching).exists()


def require_somewhere(who: Asker | None, action: Action) -> None:
    """Raise NotPermittedError unless they may do it in the house or in some collection."""
    if not may_somewhere(who, action):
        raise NotPermittedError(action)


def require_reading(who: Asker | None) -> None:
    """Raise NotPermittedError unless they have an open account."""
    require(who, Action.READ)


def memberships(who: Person) -> QuerySet[Member]:
    """What a person is a member of, by themselves or through a team."""
    return Member.objects.filter(Q(person=who) | Q(team__people=who))


def visible_documents(who: Asker | None, path: str = "") -> Q:
    """The condition under which a document is open to somebody; the one filter that every room's reads go through.

    `path` leads from the filtered table to the document: "" on documents, "document__" on facts, mentions, passages.
    Without an account only what is clear is open: readers of public registers.
    """
    if who is None:
        return Q()
    if isinstance(who, Circle):
        return _within_circle(who, path)
    role = role_of(who)
    if role is None or not isinstance(who, Person):
        return _marked(path, (Mark.CLEAR,))
    anywhere = frozenset(_seen(SEEN_ANYWHERE, role))  # of these marks nothing else has to be asked
    found = _marked(path, anywhere) | Q(**{f"{path}pk__in": _received(who)})
    if at_home := frozenset(_seen(SEEN_AT_HOME, role)) - anywhere:
        found |= _marked(path, at_home) & Q(**{f"{path}collection": None})
    return found | _within_collections(who, path, SEEN_WITHIN.keys() - anywhere)


def _within_circle(circle: Circle, path: str) -> Q:
    alike = _marked(path, (circle.mark,)) & Q(**{f"{path}collection": circle.collection})
    if circle.mark is Mark.RED:
        alike = Q(**{f"{path}pk": circle.document})
    return _marked(path, (Mark.CLEAR,)) | alike


def _within_collections(who: Person, path: str, asked: Collection[Mark]) -> Q:
    """What of some marks is open by membership: each mark to the roles that it names."""
    found = Q()
    for least in dict.fromkeys(role for mark, role in SEEN_WITHIN.items() if mark in asked):
        marks = [mark for mark, role in SEEN_WITHIN.items() if role is least and mark in asked]
        found |= _marked(path, marks) & Q(**{f"{path}collection__in": _collections(who, least)})
    return found


def _collections(who: Person, least: Role) -> Any:
    """The keys of the collections in which somebody has a role: known while a page is read, else a statement."""
    reaching = roles_that_reach(least)
    if not is_remembering():
        return memberships(who).filter(role__in=reaching).values("collection")
    known = once(("memberships", who.pk), lambda: set(memberships(who).values_list("collection_id", "role")))
    return sorted({collection for collection, role in known if role in reaching})


def _received(who: Person) -> Any:
    """The documents for which somebody is named, in the same two ways."""
    if not is_remembering():
        return Recipient.objects.filter(person=who).values("document")
    return once(
        ("received", who.pk), lambda: sorted(Recipient.objects.filter(person=who).values_list("document", flat=True))
    )


def _seen(table: Mapping[Mark, Role], role: Role) -> list[Mark]:
    return [mark for mark, least in table.items() if role.reaches(least)]


def _marked(path: str, marks: Iterable[Mark]) -> Q:
    return Q(**{f"{path}mark__in": sorted(marks)})
