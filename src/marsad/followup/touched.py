"""Which recommendations people have worked on: these are never merged or withdrawn without a person."""

from collections.abc import Iterable

from django.db.models import Q

from marsad.followup import models
from marsad.followup.kinds import CandidateState, Status


def touched(rows: Iterable[models.Recommendation]) -> frozenset[int]:
    """The keys of those with any decision, report, task, indicator, cost, translation or day set by a person."""
    by_hand = {row.pk for row in rows if row.decided or row.due or row.is_imported or row.status != Status.NOT_STARTED}
    parts = (models.Update, models.Task, models.Indicator, models.Cost, models.Translation)
    for part in parts:
        by_hand |= set(part.objects.order_by().values_list("recommendation", flat=True).distinct())
    decided = models.Candidate.objects.filter(~Q(state=CandidateState.PROPOSED))
    return frozenset(by_hand | set(decided.order_by().values_list("recommendation", flat=True)))
