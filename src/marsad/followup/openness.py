"""Which lines of the register, and which of their parts, are open to somebody through the documents that one may see.

A recommendation is drawn from some of its sources (`Source.is_basis`): it is seen by those who see the documents of
all these. Its other sources, passages and citations are each seen with their own document.
"""

from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from marsad.accounts.permission import Asker
from marsad.evidence import queries as evidence
from marsad.followup import models

Row = TypeVar("Row", bound=Model)


def open_rows(who: Asker | None) -> QuerySet[models.Recommendation]:
    """The recommendations whose own documents are open to somebody."""
    rows = models.Recommendation.objects.all()
    if evidence.sees_everything(who=who):
        return rows
    closed = models.Source.objects.filter(is_basis=True).exclude(document__in=evidence.visible_ids(who=who))
    return rows.exclude(pk__in=closed.order_by().values("recommendation"))


def open_parts(rows: QuerySet[Row], who: Asker | None) -> QuerySet[Row]:
    """Those of some tasks, updates, indicators or costs that belong to a recommendation that is open to somebody."""
    if evidence.sees_everything(who=who):
        return rows
    return rows.filter(recommendation__in=open_rows(who).order_by().values("pk"))


def open_updates(rows: QuerySet[models.Update], who: Asker | None) -> QuerySet[models.Update]:
    """Those of some reports whose citations are all open to somebody: their words may say what the cited ones say."""
    if evidence.sees_everything(who=who):
        return rows
    closed = models.Cited.objects.exclude(document__in=evidence.visible_ids(who=who))
    return open_parts(rows, who).exclude(pk__in=closed.order_by().values("update"))


def with_open_documents(rows: QuerySet[Row], who: Asker | None) -> QuerySet[Row]:
    """Those of some sources, passages or citations whose document is open to somebody."""
    if evidence.sees_everything(who=who):
        return rows
    visible: QuerySet[Any, Any] = evidence.visible_ids(who=who)
    return rows.filter(document__in=visible)
