"""How much the store holds: the figures of the overview and of the summary after adding."""

from typing import Any

from django.db.models import Count, QuerySet

from marsad.accounts.permission import Asker, require_reading
from marsad.evidence import models
from marsad.evidence.cards import Counts
from marsad.evidence.queries.narrowing import visible_entities
from marsad.evidence.queries.visible import seen, visible
from marsad.records import ReviewState


def counts(*, who: Asker | None) -> Counts:
    """Totals of what the asker may see, and how they fall by language, kind and review."""
    require_reading(who)
    said = models.Fact.objects.filter(seen(who, "document__"))
    standing = said.exclude(review=ReviewState.REJECTED.value)
    languages, kinds = _by(visible(who), "language"), _by(standing, "kind")
    entities = entities_by_kind(who=who)
    return Counts(
        documents=sum(languages.values()),
        facts=sum(kinds.values()),
        entities=sum(entities.values()),
        passages=count_passages(who=who),
        unread=models.Unread.objects.filter(seen(who)).count(),
        documents_by_language=languages,
        facts_by_kind=kinds,
        facts_by_review=_by(said, "review"),
        entities_by_kind=entities,
    )


def count_passages(*, who: Asker | None) -> int:
    """How many passages stand in documents that the asker may see."""
    require_reading(who)
    return models.Passage.objects.filter(seen(who, "document__")).count()


def entities_by_kind(*, who: Asker | None) -> dict[str, int]:
    """How many entities of each kind the asker may see."""
    require_reading(who)
    return _by(visible_entities(who), "kind")


def _by(found: QuerySet[Any], column: str) -> dict[str, int]:
    rows = found.order_by().values_list(column).annotate(count=Count("pk"))
    return {str(value): int(count) for value, count in sorted(rows)}
