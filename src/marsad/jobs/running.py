"""A job as its function sees it, and how a worker goes through one from claim to end."""

import logging
import os
import socket
import threading
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone, translation
from django.utils.module_loading import import_string

from marsad.accounts.models import Person
from marsad.jobs.errors import CancelledError, HandedBackError, TakenOverError
from marsad.jobs.kinds import KINDS
from marsad.jobs.models import Job

WORKER = f"{socket.gethostname()[:40]}:{os.getpid()}"
ending = threading.Event()  # set when this worker is asked to end
TASK = "marsad.jobs.tasks.run_job"  # by name: it imports this module
log = logging.getLogger(__name__)


class Running:
    """What a job's function is given: who asked, and where to tell how far it is."""

    def __init__(self, job: Job) -> None:
        self.who: Person | None = job.who
        self.id = job.id
        self._worker = job.worker

    def tell(self, done: int, total: int | None = None) -> None:
        """Tell how far it is; raises an error of this room when the work is to stop here."""
        mine = Job.objects.filter(pk=self.id, worker=self._worker, state=Job.State.RUNNING)
        if not mine.update(done=done, total=total, alive_at=timezone.now()):
            raise TakenOverError(str(self.id))
        if mine.filter(is_unwanted=True).exists():
            raise CancelledError(str(self.id))
        if ending.is_set():
            raise HandedBackError(str(self.id))


def run(identifier: UUID) -> None:
    """Do one job, from claim to end; a job that is claimed, over or cancelled already is left alone."""
    now = timezone.now()
    waiting = Job.objects.filter(pk=identifier, state=Job.State.WAITING)
    if not waiting.update(state=Job.State.RUNNING, started_at=now, alive_at=now, worker=WORKER):
        return
    job = Job.objects.select_related("who").get(pk=identifier)
    job.attempts += 1
    job.save(update_fields=["attempts"])
    with translation.override(job.language):
        _settle(job, import_string(KINDS[job.kind].where))


def _settle(job: Job, function: Callable[..., Any]) -> None:
    """Run the function and write down what came of it, unless another worker has taken the job over."""
    outcome: dict[str, Any] = {}
    try:
        outcome = {"result": function(Running(job), **job.arguments), "state": Job.State.DONE}
    except CancelledError:
        outcome = {"state": Job.State.CANCELLED}
    except HandedBackError:
        Job.objects.filter(pk=job.pk, worker=job.worker).update(state=Job.State.WAITING, worker="")
        import_string(TASK).enqueue(str(job.pk))
        return
    except TakenOverError:
        log.warning("job %s was taken over by another worker", job.pk)
        return
    except Exception as error:  # a job that fails must say so to its person, whatever it was
        log.exception("job %s failed", job.pk)
        outcome = {"state": Job.State.FAILED, "problem": _told(error)}
    Job.objects.filter(pk=job.pk, worker=job.worker).update(finished_at=timezone.now(), **outcome)


def _told(error: Exception) -> str:
    """Sentences of our own error trees are for people; anything else stays in the log."""
    is_ours = type(error).__module__.startswith("marsad.") and type(error).__module__.endswith(".errors")
    return str(error) if is_ours or settings.DEBUG else ""
