"""What can go wrong with jobs.

JobsError
├── UnknownJobError     no such job, or not this person's; the page answers 404
├── CancelledError      the person who started it wants it no more; raised where the job tells its progress
├── HandedBackError     the worker is asked to end: the job waits for another
└── TakenOverError      another worker does it now: this one was silent for too long
"""


class JobsError(Exception):
    """The root: any error of this room."""


class UnknownJobError(JobsError):
    """There is no such job for this person."""

    def __init__(self, identifier: object) -> None:
        super().__init__(f"There is no job {identifier}: list them with `marsad jobs`.")


class CancelledError(JobsError):
    """The job was cancelled."""


class TakenOverError(JobsError):
    """Another worker does the job now."""


class HandedBackError(JobsError):
    """The worker ends; the job goes back into the queue."""
