"""The names of the store's entities, kept at hand between searches and read again when linking has changed them.

Whoever may not see all documents searches with the names that visible ones attest: nobody finds by a hidden name.
"""

from django.dispatch import receiver

from marsad.accounts.permission import Asker
from marsad.evidence import queries as evidence
from marsad.evidence.signals import entities_changed
from marsad.search.logic.names import NameBook

_SIGHTS = 8  # people of like roles see alike, so few books serve all

# A key of the store as it is (another process may have linked), and what of it is hidden.
Key = tuple[int, tuple[tuple[str, int], ...], frozenset[str]]
_books: dict[Key, NameBook] = {}


def current(*, who: Asker | None) -> NameBook:
    """The name book of the store as it is, as far as the asker may see it."""
    entities = tuple(sorted(evidence.entities_by_kind(who=None).items()))
    key = (evidence.count_documents(who=None), entities, evidence.hidden_documents(who=who))
    book = _books.get(key)
    if book is None:
        if len(_books) >= _SIGHTS:
            _books.clear()
        book = _books[key] = NameBook(evidence.entity_names(who=who))
    return book


@receiver(entities_changed, dispatch_uid="marsad.search.namebook")
def forget(**_signal: object) -> None:
    """Read the names again at the next search."""
    _books.clear()
