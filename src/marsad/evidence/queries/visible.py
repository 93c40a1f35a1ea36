"""Which documents are open to somebody, in the forms that the reads of this room and of those above it need.

All else follows from it: passages, facts, mentions and entities are seen only through documents that are open. Unlike
the other queries these answer readers without an account too: what is clear is open to readers of public registers.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from marsad.accounts.permission import Asker, visible_documents
from marsad.accounts.remembering import is_remembering, once
from marsad.accounts.roles import Mark
from marsad.evidence import models


def visible(who: Asker | None) -> QuerySet[models.Document]:
    """The documents that are open to somebody."""
    return models.Document.objects.filter(seen(who))


def seen(who: Asker | None, path: str = "") -> Q:
    """As `accounts.permission.visible_documents`, but no condition where it is known to hide nothing: asked quicker."""
    if is_remembering() and sees_everything(who=who):
        return Q()
    return visible_documents(who, path)


def hidden(who: Asker | None) -> QuerySet[models.Document]:
    """Those that are not."""
    if who is None:
        return models.Document.objects.none()
    shown = models.Document.objects.filter(visible_documents(who))
    return models.Document.objects.exclude(pk__in=shown.order_by().values("pk"))


def sees_everything(*, who: Asker | None) -> bool:
    """Whether no document is hidden from somebody: then what was counted when linking may be shown as it is."""
    return who is None or once(("everything", who), lambda: _nothing_is_marked() or not hidden(who).exists())


def _nothing_is_marked() -> bool:
    """Whether all documents are clear: the usual case, and quickly asked."""
    return not models.Document.objects.exclude(mark=Mark.CLEAR).exists()


def hidden_documents(*, who: Asker | None) -> frozenset[str]:
    """The ids of the documents that somebody may not see."""
    if sees_everything(who=who):
        return frozenset()
    return frozenset(hidden(who).order_by().values_list("pk", flat=True))


def open_documents(identifiers: Iterable[str], *, who: Asker | None) -> frozenset[str]:
    """Those of some documents that somebody may see; ids of documents that are gone are left out."""
    wanted = list(identifiers)
    return frozenset(visible(who).filter(pk__in=wanted).order_by().values_list("pk", flat=True))


def marked_documents(*, who: Asker | None) -> frozenset[str]:
    """The ids of the visible documents that are not clear: whatever was counted in the store hangs on them too."""
    return frozenset(visible(who).exclude(mark=Mark.CLEAR).order_by().values_list("pk", flat=True))


def visible_ids(*, who: Asker | None) -> QuerySet[Any, Any]:
    """The ids of all documents that somebody may see, to be used inside another statement."""
    return visible(who).order_by().values("pk")
