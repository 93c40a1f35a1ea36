"""The worker: takes jobs out of the queue one after the other, and says every few seconds that it is alive."""

import os
import signal
import threading
from types import FrameType

from django.conf import settings
from django.db import OperationalError, connection
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker

from marsad.jobs.actions import forget_old, resume_lost
from marsad.jobs.models import Job
from marsad.jobs.running import WORKER, ending

INTERVAL = 0.5  # seconds between two looks into an empty queue


class GentleWorker(Worker):
    """A worker that, asked to end, hands the job at hand back at its next step instead of finishing it."""

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """Remember to end; an idle worker ends at once."""
        ending.set()
        super().shutdown(signum, frame)


def work(*, until_empty: bool = False, parent: int = 0) -> None:
    """Work until stopped (or until nothing waits); with `parent` also until that process is gone."""
    resume_lost()
    forget_old()
    threading.Thread(target=_stay_alive, args=(parent,), daemon=True).start()
    worker = GentleWorker(
        queue_names=["default"],
        interval=INTERVAL,
        batch=until_empty,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=WORKER,
        excluded_queue_names=[],
    )
    worker.configure_signals()
    worker.run()


def _stay_alive(parent: int) -> None:
    """Tell that this worker's job is being worked on, look for jobs of lost workers, end with the parent."""
    pause = threading.Event()
    while not pause.wait(settings.MARSAD_WORKER_SILENCE / 6):
        if parent and os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGTERM)
            return
        try:
            Job.objects.filter(worker=WORKER, state=Job.State.RUNNING).update(alive_at=timezone.now())
            resume_lost()
        except OperationalError:  # the database is busy or away: the next time will do
            connection.close()
