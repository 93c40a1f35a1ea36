"""Which rows a reader may see, and which of them they ask for."""

from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from marsad.accounts.permission import Asker, may_read
from marsad.followup import models
from marsad.followup.errors import UnknownRecommendationError, UnknownRegisterError
from marsad.followup.filters import Filters
from marsad.followup.kinds import CLOSED, CandidateState, Standing, TagKind, UpdateState
from marsad.followup.logic.progress import least_confidence
from marsad.followup.openness import open_rows, with_open_documents
from marsad.language.normalise import fold

DIGITS = 18  # all numbers of so many fit into 64 bits
PLAIN = ("status", "strength", "language", "series", "issuer")  # columns of their own


def visible(who: Asker | None) -> QuerySet[models.Recommendation]:
    """All recommendations that are open to somebody; without an account only those of public registers."""
    rows = open_rows(who)
    return rows if may_read(who) else rows.filter(register__is_public=True)


def visible_registers(who: Asker | None) -> QuerySet[models.Register]:
    """The registers that somebody may see."""
    rows = models.Register.objects.all()
    return rows if may_read(who) else rows.filter(is_public=True)


def row_of(code: str, *, who: Asker | None) -> models.Recommendation:
    """The recommendation of a code, merged and withdrawn ones too; raises UnknownRecommendationError."""
    found = visible(who).select_related("register", "merged_into").filter(code=code.strip().upper()).first()
    if found is None:
        raise UnknownRecommendationError(code)
    return found


def register_of(slug: str, *, who: Asker | None) -> models.Register:
    """The register of that name in addresses; raises UnknownRegisterError."""
    found = visible_registers(who).filter(slug=slug).first()
    if found is None:
        raise UnknownRegisterError(slug)
    return found


def matching(filters: Filters, *, who: Asker | None, without: str = "") -> QuerySet[models.Recommendation]:
    """The rows that fit the filters, all of them but `without` (of a facet, its own does not narrow it)."""
    rows = visible(who)
    conditions = [*_columns(filters), *_tags(filters), *_people(filters), *_needs(filters, who), *_texts(filters)]
    return rows.filter(*(condition for name, condition in conditions if name != without))


def _columns(filters: Filters) -> list[tuple[str, Q]]:
    found = [(name, Q(**{f"{name}__in": values})) for name in PLAIN if (values := getattr(filters, name))]
    if filters.year:
        found.append(("year", _numbers("year", filters.year)))
    if filters.level:
        found.append(("level", _numbers("level", filters.level)))
    if filters.register:
        found.append(("register", Q(register__slug=filters.register)))
    if filters.event:
        found.append(("event", Q(event=filters.event)))
    if filters.standing != "all":
        found.append(("standing", Q(standing=filters.standing or Standing.CURRENT)))
    return found


def _numbers(column: str, values: tuple[str, ...]) -> Q:
    """Numbers, with "none" for those that have none."""
    numbers = [int(value) for value in values if _is_number(value)]
    condition = Q(**{f"{column}__in": numbers})
    return condition | Q(**{f"{column}__isnull": True}) if "none" in values else condition


def _is_number(value: str) -> bool:
    """Whether an address names a number that a column can hold."""
    return value.isascii() and value.isdigit() and len(value) <= DIGITS


def _tags(filters: Filters) -> list[tuple[str, Q]]:
    found = []
    for kind in TagKind:
        if values := getattr(filters, str(kind)):
            tags = models.Tag.objects.filter(recommendation=OuterRef("pk"), kind=kind).filter(_values(kind, values))
            found.append((str(kind), Q(Exists(tags))))
    return found


def _values(kind: TagKind, values: tuple[str, ...]) -> Q:
    """The values asked for; a goal asks for all its targets."""
    goals = [value for value in values if kind == TagKind.SDG and "." not in value]
    return reduce(or_, (Q(value__startswith=f"{goal}.") for goal in goals), Q(value__in=values))


def _people(filters: Filters) -> list[tuple[str, Q]]:
    found = []
    owed = models.Owed.objects.filter(recommendation=OuterRef("pk"))
    if filters.addressee:
        keys = [int(value) for value in filters.addressee if _is_number(value)]
        condition = Q(Exists(owed.filter(addressee__in=keys)))
        found.append(("addressee", condition | ~Q(Exists(owed)) if "none" in filters.addressee else condition))
    if _is_number(filters.person):
        tasks = models.Task.objects.filter(recommendation=OuterRef("pk"), person=int(filters.person))
        answers = owed.filter(addressee__contacts__person=int(filters.person))
        found.append(("person", Q(Exists(answers)) | Q(Exists(tasks))))
    if filters.unowned:
        found.append(("unowned", ~Q(Exists(owed.filter(addressee__contacts__isnull=False)))))
    return found


def _needs(filters: Filters, who: Asker | None) -> list[tuple[str, Q]]:
    found = []
    if filters.overdue:
        found.append(("overdue", overdue()))
    if filters.with_candidates:
        waiting = proposed(who).filter(recommendation=OuterRef("pk"))
        found.append(("with_candidates", Q(Exists(waiting))))
    if filters.with_updates:
        waiting_updates = models.Update.objects.filter(recommendation=OuterRef("pk"), state=UpdateState.SUBMITTED)
        found.append(("with_updates", Q(Exists(waiting_updates))))
    return found


def _texts(filters: Filters) -> list[tuple[str, Q]]:
    """Every word asked for stands in the text, a translation or the code; compared folded."""
    words = [fold(word) for word in filters.text.split()]
    return [("text", Q(folded__contains=word)) for word in words if word]


def proposed(who: Asker | None) -> QuerySet[models.Candidate]:
    """Passages that wait for a person and are open to the asker: sure enough, with what decisions taught meanwhile."""
    waiting = models.Candidate.objects.filter(state=CandidateState.PROPOSED, confidence__gte=least_confidence())
    return with_open_documents(waiting, who)


def overdue(today: date | None = None) -> Q:
    """Those whose day has passed without their being closed."""
    return Q(due__lt=today or timezone.localdate()) & ~Q(status__in=CLOSED)
