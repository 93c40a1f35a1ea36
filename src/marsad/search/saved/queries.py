"""Every read of saved searches: each person reads their own. `who` None is the local system, which has its own too."""

from django.db.models import QuerySet

from marsad.accounts.models import Person
from marsad.accounts.permission import Asker, require_reading
from marsad.evidence import queries as evidence
from marsad.search import models, queries
from marsad.search.errors import UnknownSavedSearchError
from marsad.search.filters import Filters
from marsad.search.logic.novelty import new_places
from marsad.search.saved.cards import SavedCard


def own_rows(who: Asker | None) -> QuerySet[models.SavedSearch]:
    """The rows of whoever asks."""
    require_reading(who)
    return models.SavedSearch.objects.filter(owner=who if isinstance(who, Person) else None)


def own_row(key: int, *, who: Asker | None) -> models.SavedSearch:
    """One of them; raises UnknownSavedSearchError also for somebody else's."""
    row = own_rows(who).filter(pk=key).first()
    if row is None:
        raise UnknownSavedSearchError(key)
    return row


def saved_searches(*, who: Asker | None) -> tuple[SavedCard, ...]:
    """One's own saved searches by name."""
    return tuple(_card(row) for row in own_rows(who))


def saved_search(key: int, *, who: Asker | None) -> SavedCard:
    """One of one's own; raises UnknownSavedSearchError."""
    return _card(own_row(key, who=who))


def count_new(key: int, *, who: Asker | None) -> int:
    """How many passages a saved search finds now that its last run did not find; raises UnknownSavedSearchError."""
    row = own_row(key, who=who)
    now = queries.places(row.question, who=who, filters=Filters.from_json(row.filters))
    return len(new_places(now, row.found))


def new_quotes(key: int, *, who: Asker | None) -> tuple[str, ...]:
    """The words of the passages that the last run brought; raises UnknownSavedSearchError."""
    new = sorted(saved_search(key, who=who).new)
    texts = {one.id: one.text for one in evidence.full_documents(sorted({place[0] for place in new}), who=who)}
    return tuple(texts[document][start:end] for document, start, end in new if document in texts)


def _card(row: models.SavedSearch) -> SavedCard:
    return SavedCard(
        id=row.pk,
        name=row.name,
        question=row.question,
        filters=Filters.from_json(row.filters),
        ran_at=row.ran_at,
        new=frozenset(new_places(((d, s, e) for d, s, e in row.found), row.known)),
    )
