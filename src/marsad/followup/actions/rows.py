"""Finding what an action is to change, held against others who change it at this moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.db import transaction
from django.db.models import Model, QuerySet

from marsad.accounts.models import Person
from marsad.accounts.permission import Asker
from marsad.followup import models
from marsad.followup.errors import UnknownPartError, UnknownRecommendationError
from marsad.followup.openness import open_rows

Row = TypeVar("Row", bound=Model)


def line(code: str, who: Asker | None) -> models.Recommendation:
    """The line of a code that is open to somebody; of a merged one the line where it lives on, never a dead one."""
    found = _held(open_rows(who).filter(code=code.strip().upper())).first()
    if found is None:
        raise UnknownRecommendationError(code)
    seen = {found.pk}
    while found.merged_into_id is not None and found.merged_into_id not in seen:
        found = _held(open_rows(who).filter(pk=found.merged_into_id)).get()
        seen.add(found.pk)
    return found


@contextmanager
def held(code: str, *, who: Asker | None) -> Iterator[None]:
    """Hold a recommendation against others: what is read in this block is what is changed in it."""
    with transaction.atomic():
        line(code, who)
        yield


def _held(rows: QuerySet[models.Recommendation]) -> QuerySet[models.Recommendation]:
    return rows.select_for_update(of=("self",)).select_related("register")


def part(rows: QuerySet[Row], key: int, what: object) -> Row:
    """A part of a recommendation by its key; raises UnknownPartError with its name, `what`."""
    found = rows.filter(pk=key).first()
    if found is None:
        raise UnknownPartError(what, key)
    return found


def person(who: Asker | None) -> Person | None:
    """Who acts, as rows keep it: None is the local system."""
    return who if isinstance(who, Person) else None


def name_of(who: Asker | None) -> str:
    """Who acts, by name; "" for the local system."""
    return str(who) if isinstance(who, Person) else ""


def item(row: models.Recommendation) -> str:
    """How the audit trail names a recommendation."""
    return f"recommendation:{row.code}"
