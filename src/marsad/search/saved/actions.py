"""Every write of saved searches: permission, change and audit in one transaction. `who` None is the local system."""

from django.db import transaction
from django.utils import timezone

from marsad.accounts.actions import record
from marsad.accounts.models import Person
from marsad.accounts.permission import Asker, require
from marsad.accounts.roles import Action
from marsad.search import models, queries
from marsad.search.errors import UnnamedSearchError
from marsad.search.filters import Filters
from marsad.search.logic.novelty import new_places
from marsad.search.saved.queries import own_row


@transaction.atomic
def save_search(name: str, question: str, filters: Filters, *, who: Asker | None) -> int:
    """Keep a question under a name; the same name again replaces it. Gives its key.

    What it finds now counts as seen. Raises UnnamedSearchError when the name or the question is empty.
    """
    require(who, Action.SAVE_VIEWS)
    name, question = " ".join(name.split()), " ".join(question.split())
    if not name or not question:
        raise UnnamedSearchError
    seen = queries.places(question, who=who, filters=filters)
    values = {
        "question": question,
        "filters": filters.as_json(),
        "known": seen,
        "found": seen,
        "ran_at": timezone.now(),
    }
    owner = who if isinstance(who, Person) else None
    row, _made = models.SavedSearch.objects.update_or_create(owner=owner, name=name, defaults=values)
    record("search.save", _item(row.pk), who=who, after={"name": name, "question": question, "filters": row.filters})
    return row.pk


@transaction.atomic
def run_search(key: int, *, who: Asker | None) -> int:
    """Ask again, and remember what was found; gives how many passages the last run did not have."""
    require(who, Action.SAVE_VIEWS)
    row = own_row(key, who=who)
    found = queries.places(row.question, who=who, filters=Filters.from_json(row.filters))
    row.known, row.found, row.ran_at = row.found, found, timezone.now()
    row.save(update_fields=["known", "found", "ran_at"])
    new = len(new_places(found, row.known))
    record("search.run", _item(key), who=who, after={"new": new})
    return new


@transaction.atomic
def remove_search(key: int, *, who: Asker | None) -> None:
    """Forget a search of one's own."""
    require(who, Action.SAVE_VIEWS)
    row = own_row(key, who=who)
    record("search.remove", _item(key), who=who, before={"name": row.name, "question": row.question})
    row.delete()


def _item(key: int) -> str:
    return f"search:{key}"
