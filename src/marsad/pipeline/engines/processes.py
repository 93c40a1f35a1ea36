"""Several processes of this machine; outcomes come in the order of the originals.

A bounded number of originals is under way, so that memory stays flat. When a process dies (killed for its memory,
a crash in a library), the items that were under way are tried again one at a time: the one that kills its process
again is listed as unread, the others go on.
"""

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing.connection import wait
from typing import TypeAlias

from marsad.pipeline.attempt import Worker, attempt, unread
from marsad.pipeline.outcomes import Result
from marsad.records import Original, Unread

UNDER_WAY = 4  # originals per worker: enough that none waits for a slow neighbour, few enough for memory
RARELY = (50_000, 20, 20)  # objects until Python looks for garbage: among a worker's models that takes .3 s each time
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
DIED = (
    "The process that read this document died, twice (often too little memory): the others are not affected; "
    "split the file, or add it alone on a larger machine."
)

Pair: TypeAlias = tuple[Original, Result | Unread]
Waiting: TypeAlias = deque[tuple[Original, "Future[Result | Unread]"]]


def run(originals: Iterable[Original], worker: Worker, workers: int) -> Iterator[Pair]:
    """Process originals in `workers` processes; closing the iterator (Ctrl-C) cancels what has not begun."""
    source = iter(originals)
    pool = start(workers)
    waiting: Waiting = deque()
    try:
        while True:
            for original in islice(source, UNDER_WAY * workers - len(waiting)):
                waiting.append((original, submit(pool, worker, original)))
            if not waiting:
                return
            original, future = waiting.popleft()
            try:
                outcome = future.result()
            except BrokenProcessPool:
                stop(pool)
                again = [original, *(item for item, _ in waiting)]
                waiting.clear()
                yield from one_by_one(again, worker)
                pool = start(workers)
                continue
            yield original, outcome
    finally:
        stop(pool)


def one_by_one(originals: Iterable[Original], worker: Worker) -> Iterator[Pair]:
    """Process originals alone, one at a time, and list those that kill their process."""
    pool = start(1)
    try:
        for original in originals:
            try:
                yield original, submit(pool, worker, original).result()
            except BrokenProcessPool:
                stop(pool)
                pool = start(1)
                yield original, unread(original, DIED)
    finally:
        stop(pool)


def submit(pool: ProcessPoolExecutor, worker: Worker, original: Original) -> "Future[Result | Unread]":
    """Hand an original to the pool; a pool that is broken already gives a future that says so."""
    try:
        return pool.submit(attempt, worker, original)
    except BrokenProcessPool as error:
        broken: Future[Result | Unread] = Future()
        broken.set_exception(error)
        return broken


def start(workers: int) -> ProcessPoolExecutor:
    """Start a pool with all its processes. Spawned, not forked: forking a process with threads can lock it up."""
    pool = ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=prepare)
    with few_threads(workers):  # processes take over the environment when they start: at these submits
        for _ in range(workers):
            pool.submit(os.getpid)
    return pool


def stop(pool: ProcessPoolExecutor) -> None:
    """Cancel what has not begun and wait for what has."""
    pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def few_threads(workers: int) -> Iterator[None]:
    """Let each process use its share of the cores: more threads than cores slow each other down."""
    share = str(max(1, (os.cpu_count() or 1) // workers))
    before = {name: os.environ.get(name) for name in THREADS}
    os.environ.update(dict.fromkeys((name for name in THREADS if before[name] is None), share))
    try:
        yield
    finally:
        for name in (name for name in THREADS if before[name] is None):
            del os.environ[name]


def prepare() -> None:
    """Make a new process leave Ctrl-C to its parent, end when the parent is gone, and seldom look for garbage."""
    gc.set_threshold(*RARELY)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=end_with, args=(parent.sentinel,), daemon=True).start()


def end_with(sentinel: int) -> None:
    """Wait until the parent process has ended, killed or not, and end too."""
    wait([sentinel])
    os._exit(1)
