"""Reads of jobs: everybody sees their own, the local system all."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise

from marsad.accounts.models import Person
from marsad.accounts.permission import Asker, require_reading
from marsad.jobs.errors import UnknownJobError
from marsad.jobs.kinds import KINDS
from marsad.jobs.models import Job


@dataclass(frozen=True, slots=True, kw_only=True)
class JobCard:
    """A job, ready to be shown."""

    id: UUID
    kind: str
    label: str | Promise
    state: str
    asked_at: datetime
    finished_at: datetime | None
    done: int
    total: int | None
    result: Any
    problem: str
    is_unwanted: bool

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self.finished_at is not None

    @property
    def outcome(self) -> str:
        """The address of what came of it, or "" where there is none."""
        name = KINDS[self.kind].outcome if self.kind in KINDS else ""
        return reverse(name, args=[self.id]) if name and self.state != Job.State.FAILED and self.result else ""


def job(identifier: UUID, *, who: Asker | None) -> JobCard:
    """One job; raises UnknownJobError."""
    found = own(who).filter(pk=identifier).first()
    if found is None:
        raise UnknownJobError(identifier)
    return _card(found)


def jobs(*, who: Asker | None, limit: int = 50) -> tuple[JobCard, ...]:
    """The newest jobs."""
    return tuple(map(_card, own(who)[:limit]))


def is_waiting(kind: str) -> bool:
    """Whether a job of this kind is still to begin: it does what is asked for now as well."""
    return Job.objects.filter(kind=kind, state=Job.State.WAITING).exists()


def own(who: Asker | None) -> QuerySet[Job]:
    """The jobs that someone may see and cancel."""
    require_reading(who)
    return Job.objects.all() if who is None else Job.objects.filter(who=who if isinstance(who, Person) else None)


def counts_by_state() -> dict[str, int]:
    """How many jobs wait, run or ended, for whoever watches the machine."""
    states = Job.objects.order_by().values_list("state", flat=True)
    return {state: list(states).count(state) for state in Job.State.values}


def _card(row: Job) -> JobCard:
    names = ("id", "kind", "state", "asked_at", "finished_at", "done", "total", "result", "problem", "is_unwanted")
    label = KINDS[row.kind].label if row.kind in KINDS else row.kind
    return JobCard(label=label, **{name: getattr(row, name) for name in names})
