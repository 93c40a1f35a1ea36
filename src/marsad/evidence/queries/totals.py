"""How much the store holds: the figures of the overview and of the summary after adding."""

from typing import Any

from django.db.models import Count, QuerySet

from marsad.accounts.permission import Asker, require_reading
from marsad.evidence import models
from marsad.evidence.cards import Counts
from marsad.records import ReviewState


def counts(*, who: Asker | None) -> Counts:
    """Totals, and how they fall by language, kind and review."""
    require_reading(who)
    standing = models.Fact.objects.exclude(review=ReviewState.REJECTED.value)
    return Counts(
        documents=models.Document.objects.count(),
        facts=standing.count(),
        entities=models.Entity.objects.count(),
        passages=models.Passage.objects.count(),
        unread=models.Unread.objects.count(),
        documents_by_language=_by(models.Document.objects.all(), "language"),
        facts_by_kind=_by(standing, "kind"),
        facts_by_review=_by(models.Fact.objects.all(), "review"),
        entities_by_kind=_by(models.Entity.objects.all(), "kind"),
    )


def _by(found: QuerySet[Any], column: str) -> dict[str, int]:
    rows = found.order_by().values_list(column).annotate(count=Count("pk"))
    return {str(value): int(count) for value, count in sorted(rows)}
