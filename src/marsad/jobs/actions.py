"""Every write about jobs: starting, cancelling, and giving lost ones to another worker."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from marsad.accounts.actions import record
from marsad.accounts.models import Person
from marsad.accounts.permission import Asker, require_somewhere
from marsad.jobs.kinds import KINDS
from marsad.jobs.models import Job
from marsad.jobs.queries import own
from marsad.jobs.tasks import run_job

ATTEMPTS = 5  # a job that ends its worker so often would do so for ever
KEPT = timedelta(days=30)


@transaction.atomic
def start(kind: str, *, who: Asker | None, identifier: UUID | None = None, **arguments: Any) -> UUID:
    """Ask for a job and give its id."""
    require_somewhere(who, KINDS[kind].needs)
    job = Job(kind=kind, arguments=arguments, who=who if isinstance(who, Person) else None, asked_at=timezone.now())
    job.language = get_language() or "en"
    if identifier:
        job.id = identifier
    job.save()
    record("job.start", f"job:{job.id}", who=who, after={"kind": kind})
    run_job.enqueue(str(job.id))  # a row of the same transaction: both stand or neither
    return job.id


@transaction.atomic
def cancel(identifier: UUID, *, who: Asker | None) -> None:
    """Stop a job: at once while it waits, else when it tells its progress next. What it has done stays."""
    job = own(who).select_for_update().filter(pk=identifier).first()
    if job is None or job.state not in (Job.State.WAITING, Job.State.RUNNING):
        return
    if job.state == Job.State.WAITING:
        job.state, job.finished_at = Job.State.CANCELLED, timezone.now()
    job.is_unwanted = True
    job.save()
    record("job.cancel", f"job:{job.id}", who=who)


def resume_lost() -> int:
    """Give the jobs of workers that fell silent to the others, and say how many there were."""
    silent = timezone.now() - timedelta(seconds=settings.MARSAD_WORKER_SILENCE)
    lost = Job.objects.filter(state=Job.State.RUNNING, alive_at__lt=silent)
    return sum(_resume(identifier, silent) for identifier in lost.values_list("pk", flat=True))


@transaction.atomic
def _resume(identifier: UUID, silent: Any) -> bool:
    found = Job.objects.select_for_update().filter(pk=identifier, state=Job.State.RUNNING, alive_at__lt=silent)
    job = found.first()
    if job is None:  # another worker was first
        return False
    job.worker = ""
    if job.attempts >= ATTEMPTS or job.is_unwanted:
        job.state = Job.State.CANCELLED if job.is_unwanted else Job.State.FAILED
        job.problem = "" if job.is_unwanted else f"It was begun {ATTEMPTS} times and its worker ended each time."
        job.finished_at = timezone.now()
    else:
        job.state = Job.State.WAITING
    job.save()
    if job.state == Job.State.WAITING:
        run_job.enqueue(str(identifier))
    return True


def forget_old() -> None:
    """Take out jobs that ended long ago; what they did stands in the audit trail."""
    Job.objects.filter(finished_at__lt=timezone.now() - KEPT).delete()
