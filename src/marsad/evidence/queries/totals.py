"""How much the store holds: the figures of the overview and of the summary after adding."""

from typing import Any

from django.db.models import Count, QuerySet

from marsad.accounts.permission import Asker, require_reading, visible_documents
from marsad.evidence import models
from marsad.evidence.cards import Counts
from marsad.evidence.queries.narrowing import visible_entities
from marsad.evidence.queries.visible import visible
from marsad.records import ReviewState


def counts(*, who: Asker | None) -> Counts:
    """Totals of what the asker may see, and how they fall by language, kind and review."""
    require_reading(who)
    documents, said = visible(who), models.Fact.objects.filter(visible_documents(who, "document__"))
    standing, entities = said.exclude(review=ReviewState.REJECTED.value), visible_entities(who)
    return Counts(
        documents=documents.count(),
        facts=standing.count(),
        entities=entities.count(),
        passages=models.Passage.objects.filter(visible_documents(who, "document__")).count(),
        unread=models.Unread.objects.filter(visible_documents(who)).count(),
        documents_by_language=_by(documents, "language"),
        facts_by_kind=_by(standing, "kind"),
        facts_by_review=_by(said, "review"),
        entities_by_kind=_by(entities, "kind"),
    )


def _by(found: QuerySet[Any], column: str) -> dict[str, int]:
    rows = found.order_by().values_list(column).annotate(count=Count("pk"))
    return {str(value): int(count) for value, count in sorted(rows)}
