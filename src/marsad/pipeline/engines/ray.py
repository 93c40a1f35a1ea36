"""Workers of Ray, on this machine or on a cluster; outcomes come in the order of the originals.

Without an address a Ray of this machine is started and stopped at the end (`ray_start`); with ``RAY_ADDRESS``
(``marsad add --address``) the work goes to the workers of that cluster, which must have this version of Marsad. Ray
gives the work of a worker that died to another one; what kills its workers every time is listed as unread.
"""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module
from importlib.util import find_spec
from itertools import islice
from typing import Any

from marsad.pipeline.attempt import Worker, attempt, unread
from marsad.pipeline.engines.processes import UNDER_WAY
from marsad.pipeline.engines.ray_start import joined_ray, local_ray, show_token
from marsad.pipeline.errors import EngineNotReadyError
from marsad.pipeline.outcomes import Result
from marsad.records import Original, Unread

_TRIES = 1  # after the first: a worker may die of its neighbour
_DIED = (
    "The worker that read this document died, twice (often too little memory): the others are not affected; "
    "split the file, or add it alone on a larger machine."
)


def run(originals: Iterable[Original], worker: Worker, workers: int) -> Iterator[tuple[Original, Result | Unread]]:
    """Process originals on Ray; raises EngineNotReadyError when it is not installed."""
    if find_spec("ray") is None:
        raise EngineNotReadyError("The engine 'ray' needs Ray: pip install 'marsad[ray]', or use --engine processes.")
    return _run(originals, worker, workers)


def _run(originals: Iterable[Original], worker: Worker, workers: int) -> Iterator[tuple[Original, Result | Unread]]:
    if os.environ.get("RAY_ADDRESS"):
        show_token()
    ray = import_module("ray")
    with _connected(ray, workers):
        task = ray.remote(max_retries=_TRIES)(attempt)
        source = iter(originals)
        waiting: deque[tuple[Original, Any]] = deque()
        while True:
            for original in islice(source, UNDER_WAY * workers - len(waiting)):
                waiting.append((original, task.remote(worker, original)))
            if not waiting:
                return
            original, promised = waiting.popleft()
            yield original, _outcome(ray, original, promised)


def _connected(ray: Any, workers: int) -> AbstractContextManager[None]:
    """The cluster that is named, or a Ray of this machine; one that the caller started stays as it is."""
    if ray.is_initialized():
        return nullcontext()
    return joined_ray(ray) if os.environ.get("RAY_ADDRESS") else local_ray(ray, workers)


def _outcome(ray: Any, original: Original, promised: Any) -> Result | Unread:
    try:
        outcome: Result | Unread = ray.get(promised)
    except (ray.exceptions.WorkerCrashedError, ray.exceptions.OutOfMemoryError, ray.exceptions.NodeDiedError):
        return unread(original, _DIED)
    return outcome
