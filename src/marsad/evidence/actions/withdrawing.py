"""Takes documents out whole: text, facts, mentions, decisions about them, and the original."""

from collections.abc import Collection

from django.db import transaction

from marsad.accounts.actions import record
from marsad.accounts.permission import Asker, require
from marsad.accounts.roles import Action
from marsad.evidence import models
from marsad.evidence.actions.erasing import forget_original
from marsad.evidence.actions.linking import link_all
from marsad.evidence.signals import documents_changed, tell


def withdraw_documents(identifiers: Collection[str], *, who: Asker | None, reason: str) -> int:
    """Take documents out, each in a transaction of its own, and link what is left; gives how many went.

    The register keeps the recommendations that they made, with their words: they are commitments, not copies.
    """
    rows = list(models.Document.objects.filter(pk__in=identifiers).order_by("pk"))
    for collection in {row.collection_id for row in rows}:
        require(who, Action.WITHDRAW, collection=collection)
    gone = frozenset(row.pk for row in rows)
    for row in rows:
        _withdraw(row, who, reason)
    if gone:
        tell(documents_changed, documents=gone)
        link_all(who=who)
    return len(gone)


@transaction.atomic
def _withdraw(row: models.Document, who: Asker | None, reason: str) -> None:
    identifier = row.pk
    models.Decision.objects.filter(document=identifier).delete()
    models.Decision.objects.filter(other_at__document=identifier).delete()
    row.delete()
    forget_original(row.sha256)
    record("document.withdraw", f"document:{identifier}", who=who, after={"reason": reason})
