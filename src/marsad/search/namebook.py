"""The names of the store's entities, kept at hand between searches and read again when linking has changed them."""

from functools import lru_cache

from django.dispatch import receiver

from marsad.accounts.permission import Asker
from marsad.evidence import queries as evidence
from marsad.evidence.signals import entities_changed
from marsad.search.logic.names import NameBook


def current(*, who: Asker | None) -> NameBook:
    """The name book of the store as it is."""
    counts = evidence.counts(who=who)
    return _book(counts.documents, counts.entities, tuple(sorted(counts.entities_by_kind.items())))


@lru_cache(maxsize=1)
def _book(_documents: int, _entities: int, _kinds: tuple[tuple[str, int], ...]) -> NameBook:
    """The figures of the store are only the key: another process may have linked."""
    return NameBook(evidence.full_entities(who=None))


@receiver(entities_changed, dispatch_uid="marsad.search.namebook")
def forget(**_signal: object) -> None:
    """Read the names again at the next search."""
    _book.cache_clear()
