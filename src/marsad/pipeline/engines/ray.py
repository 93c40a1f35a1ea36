"""Many machines through Ray: promised, not here yet; asking for it says so instead of doing something else."""

from collections.abc import Iterable, Iterator
from typing import NoReturn

from marsad.pipeline.attempt import Worker
from marsad.pipeline.errors import EngineNotReadyError
from marsad.pipeline.outcomes import Result
from marsad.records import Original, Unread


def run(originals: Iterable[Original], worker: Worker, workers: int) -> Iterator[tuple[Original, Result | Unread]]:
    """Refuse: raises EngineNotReadyError."""
    return refuse(originals, worker, workers)


def refuse(*_arguments: object) -> NoReturn:
    """Say what to use instead."""
    raise EngineNotReadyError("The engine 'ray' comes with a later version: use --engine processes for now.")
