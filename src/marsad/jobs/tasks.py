"""The one task that the queue of django-tasks carries: which job to do."""

from uuid import UUID

from django_tasks import task

from marsad.jobs.running import run


@task()
def run_job(identifier: str) -> None:
    """Do a job; everything about it stands in its row."""
    run(UUID(identifier))
