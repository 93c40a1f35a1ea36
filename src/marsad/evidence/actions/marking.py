"""How documents are to be handled: their mark, their collection, and for whom they are when they are red."""

from collections.abc import Iterable

from django.db import transaction

from marsad.accounts.actions import record
from marsad.accounts.collecting import name_recipients
from marsad.accounts.models import Collection, Person
from marsad.accounts.permission import Asker, require, require_somewhere, visible_documents
from marsad.accounts.roles import Action, Mark
from marsad.evidence import models
from marsad.evidence.errors import UnknownItemError
from marsad.evidence.signals import EVERY_KIND, entities_changed, tell


@transaction.atomic
def mark_document(
    identifier: str,
    mark: Mark,
    *,
    who: Asker | None,
    collection: Collection | None = None,
    recipients: Iterable[Person] = (),
) -> None:
    """Give a document a mark and a place in a collection (None: in none), and name for whom it is when it is red.

    Everything that was read in it follows at once; the register, whose reading asks for the mark too, gives its lines
    other words by a job. Whoever takes a document out of a collection, or puts it into one,
    must be allowed to mark in both.
    """
    require_somewhere(who, Action.MARK)
    found = models.Document.objects.select_for_update(of=("self",)).filter(visible_documents(who), pk=identifier)
    document = found.first()
    if document is None:
        raise UnknownItemError("document", identifier)
    require(who, Action.MARK, collection=document.collection_id)
    require(who, Action.MARK, collection=collection.pk if collection else None)
    before = {"mark": document.mark, "collection": document.collection_id}
    document.mark, document.collection = mark.value, collection
    document.save(update_fields=["mark", "collection"])
    name_recipients(identifier, mark, who, recipients)
    after = {"mark": document.mark, "collection": document.collection_id}
    record("document.mark", f"document:{identifier}", who=who, before=before, after=after)
    transaction.on_commit(lambda: tell(entities_changed, kinds=EVERY_KIND))
