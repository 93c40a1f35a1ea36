"""Addressees with who answers for them, days that come near, saved views, and what waits to be validated."""

from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone

from marsad.accounts.models import Person
from marsad.accounts.permission import Asker, may, require, require_reading
from marsad.accounts.roles import Action
from marsad.followup import models
from marsad.followup.cards import AddresseeRef, RecommendationCard, SavedViewCard, TaskCard, UpdateCard
from marsad.followup.kinds import CLOSED, Standing, UpdateState
from marsad.followup.openness import open_parts, open_updates
from marsad.followup.queries.laying import labelled, laid_out
from marsad.followup.queries.matching import visible
from marsad.followup.queries.page import task_card
from marsad.followup.queries.parts import document_names, update_card, with_rights
from marsad.language.normalise import fold

SOON = 30  # days


def addressees(*, who: Asker | None, text: str = "") -> tuple[AddresseeRef, ...]:
    """Everybody to whom a recommendation is addressed, by name."""
    require_reading(who)
    current = visible(who).filter(standing=Standing.CURRENT).order_by()
    rows = models.Addressee.objects.filter(owed__recommendation__in=current.values("pk")).distinct()
    found = labelled(list(rows), who)
    chosen = (one for one in found if text.casefold() in one.name.casefold())
    return tuple(sorted(chosen, key=lambda one: fold(one.name)))  # "écoles" stands with E, "a committee" with A


def accounts(*, who: Asker | None) -> tuple[tuple[int, str], ...]:
    """Whoever has an account and may report on recommendations, by key and name."""
    require(who, Action.REPORT_PROGRESS)
    people = Person.objects.filter(is_active=True).order_by("username")
    return tuple((one.pk, str(one)) for one in people if may(one, Action.REPORT_PROGRESS))


def due(
    *, who: Asker | None, days: int = SOON, today: date | None = None
) -> tuple[tuple[RecommendationCard, ...], tuple[TaskCard, ...]]:
    """Open recommendations and tasks whose day has passed or comes within some days, the soonest first."""
    require_reading(who)
    last = (today or timezone.localdate()) + timedelta(days=days)
    rows = visible(who).filter(standing=Standing.CURRENT, due__lte=last).exclude(status__in=CLOSED)
    tasks = models.Task.objects.filter(done_at=None, due__lte=last).select_related("recommendation", "person")
    open_tasks = tuple(map(task_card, open_parts(tasks, who)))
    return laid_out(rows.order_by("due", "series", "number"), who=who), open_tasks


def waiting_updates(*, who: Asker | None) -> tuple[UpdateCard, ...]:
    """Updates that wait to be validated, oldest first."""
    require_reading(who)
    rows = open_updates(models.Update.objects.filter(state=UpdateState.SUBMITTED), who)
    found = list(rows.select_related("recommendation").prefetch_related("citations"))
    names = document_names(cited.document for row in found for cited in row.citations.all())
    return with_rights([update_card(row, names) for row in found], who)


def saved_views(*, who: Asker | None) -> tuple[SavedViewCard, ...]:
    """One's own views and those that others share."""
    require_reading(who)
    own = who.pk if isinstance(who, Person) else None
    rows = models.SavedView.objects.filter(Q(owner=own) | Q(is_shared=True)).select_related("owner")
    return tuple(
        SavedViewCard(
            id=row.pk,
            name=row.name,
            owner=str(row.owner or ""),
            layout=row.layout,
            is_shared=row.is_shared,
            is_own=row.owner_id == own,
            filters=row.filters,
        )
        for row in rows
    )
