"""What linking works on: every document with its standing facts and mentions, and people's decisions."""

from collections.abc import Collection, Iterator
from datetime import datetime

from django.db.models import Max, Prefetch

from marsad.accounts.permission import Asker, require_reading
from marsad.accounts.queries import audit_trail
from marsad.evidence import models, rows
from marsad.evidence.models import Decision
from marsad.evidence.queries.learning import learned_weights
from marsad.evidence.queries.visible import visible
from marsad.records import Analysis, Decisions, ReviewState

BATCH = 100  # documents in memory at a time


def analyses(*, who: Asker | None, documents: Collection[str] | None = None) -> Iterator[Analysis]:
    """Each visible document with what it says; rejected facts are left out, with the mentions that lead to them.

    With `documents` these alone, as far as they are there.
    """
    require_reading(who)
    standing = models.Fact.objects.exclude(review=ReviewState.REJECTED.value)
    naming = models.Mention.objects.filter(by_linking=False).exclude(fact__review=ReviewState.REJECTED.value)
    wanted = visible(who) if documents is None else visible(who).filter(pk__in=documents)
    whole = wanted.order_by("pk").prefetch_related(
        Prefetch("facts", queryset=standing.order_by("start", "end", "pk")),
        Prefetch("mentions", queryset=naming.order_by("start", "end", "kind", "pk")),
    )
    for row in whole.iterator(chunk_size=BATCH):
        yield Analysis(
            document=rows.document_record(row),
            facts=tuple(map(rows.fact_record, row.facts.all())),
            mentions=tuple(map(rows.mention_record, row.mentions.all())),
        )


def decisions(*, who: Asker | None) -> Decisions:
    """Which pairs of facts people joined, which they set apart for ever, and what was learned from that."""
    require_reading(who)
    return Decisions(
        same=_pairs(Decision.Kind.SAME), different=_pairs(Decision.Kind.DIFFERENT), weights=learned_weights(who=who)
    )


def _pairs(kind: Decision.Kind) -> tuple[tuple[str, str], ...]:
    taken = Decision.objects.filter(kind=kind, undone_at=None)
    return tuple(sorted({(min(one, two), max(one, two)) for one, two in taken.values_list("fact", "other")}))


def links_are_stale(*, who: Asker | None) -> bool:
    """Whether documents entered, were read again, or were decided upon since the entities were last linked."""
    require_reading(who)
    latest = _latest_change()
    if latest is None:
        return False
    trail = audit_trail(who=None, action="entities.relink", limit=1)
    return not trail or datetime.fromisoformat((trail[0].after or {})["as_of"]) < latest


def _latest_change() -> datetime | None:
    entered = models.Document.objects.aggregate(latest=Max("added_at"))["latest"]
    decided = Decision.objects.aggregate(latest=Max("when"), undone=Max("undone_at"))
    return max((moment for moment in (entered, *decided.values()) if moment), default=None)
