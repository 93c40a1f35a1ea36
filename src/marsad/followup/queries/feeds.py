"""Calendars: of the whole register, of one person or of one addressee, by account or by a token."""

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import get_language

from marsad.accounts.actions import digest
from marsad.accounts.models import Person
from marsad.accounts.permission import PUBLIC, Asker, require_reading
from marsad.followup import models
from marsad.followup.calendars import calendar
from marsad.followup.errors import UnknownPartError
from marsad.followup.filters import Filters
from marsad.followup.kinds import CLOSED
from marsad.followup.openness import open_rows
from marsad.followup.queries.laying import laid_out
from marsad.followup.queries.matching import matching
from marsad.followup.queries.page import task_card


def calendar_of(filters: Filters, *, who: Asker | None) -> bytes:
    """The days of the recommendations that fit, and of their open tasks, as iCalendar."""
    require_reading(who)
    rows = matching(filters, who=who)
    tasks = models.Task.objects.filter(recommendation__in=rows.values("pk"))
    return _calendar(rows.filter(due__isnull=False), tasks, who)


def feed(token: str) -> bytes:
    """What a calendar program fetches; the token says whose days. Raises UnknownPartError when it does not hold."""
    feeds = models.Feed.objects.select_related("person", "addressee")
    found = feeds.filter(digest=digest(token), ended_at=None).first()
    if found is None or (found.person is not None and not found.person.is_active):
        raise UnknownPartError("calendar", "…")
    rows = open_rows(found.person or PUBLIC).filter(standing="current", due__isnull=False)
    tasks = models.Task.objects.filter(recommendation__in=rows.order_by().values("pk"))
    if found.addressee is not None:
        rows = rows.filter(owed__addressee=found.addressee)
        tasks = tasks.filter(recommendation__owed__addressee=found.addressee)
    elif isinstance(found.person, Person):
        rows = rows.filter(owed__addressee__contacts__person=found.person).distinct()
        tasks = tasks.filter(person=found.person)
    return _calendar(rows, tasks, found.person)


def _calendar(rows: QuerySet[models.Recommendation], tasks: QuerySet[models.Task], who: Asker | None) -> bytes:
    cards = laid_out(rows.exclude(status__in=CLOSED).order_by("due", "code"), who=who)
    open_tasks = tasks.filter(Q(done_at=None), due__isnull=False).select_related("recommendation", "person")
    return calendar(cards, map(task_card, open_tasks), language=(get_language() or "en")[:2], stamp=timezone.now())
