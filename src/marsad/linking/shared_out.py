"""Shares long work out between the cores of the machine: parts of it, each in a process of its own.

Every part gives numbers, and these stand in the order of the parts, so that nothing depends on how many there are. A
process begins as a copy of this one, so that nothing is sent to it; what it makes comes back through a pipe.
"""

import os
import select
import signal
import time
import warnings
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing, suppress
from itertools import pairwise
from typing import Any, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

Thing = TypeVar("Thing")
Numbers = npt.NDArray[np.float64]
Part: TypeAlias = Callable[[int, int], npt.NDArray[Any]]  # from a place up to another one
MOST = 4  # processes: each holds some memory of its own
PATIENCE = 4  # times as long as its own part takes a process waits for another's
LEAST_PATIENCE = 20.0  # seconds


def shared_out(count: int, part: Part, worth: int) -> npt.NDArray[Any]:
    """What `part` gives for all places up to `count`, one after the other; less work than `worth` stays whole.

    A process that ends before its time, or takes several times as long as this one, costs time alone: its part is made
    here. So a copy that waits for what another thread held when it began stops nobody.
    """
    parts = min(MOST, _cores()) if count >= worth else 1
    edges = [count * place // parts for place in range(parts + 1)]
    with ExitStack() as begun:
        copies = [begun.enter_context(closing(_Copy(part, *edge))) for edge in pairwise(edges[1:])]
        began = time.monotonic()
        made = [part(0, edges[1])]
        patience = LEAST_PATIENCE + PATIENCE * (time.monotonic() - began)
        for copy, (begin, end) in zip(copies, pairwise(edges[1:]), strict=True):
            told = copy.told(patience)
            made.append(part(begin, end) if told is None else np.frombuffer(told, dtype=made[0].dtype))
    return np.concatenate(made)


def each(things: Sequence[Thing], number: Callable[[Thing], float], worth: int) -> Numbers:
    """The number of each thing, in their order."""
    return shared_out(len(things), lambda begin, end: np.fromiter(map(number, things[begin:end]), np.float64), worth)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "fork") and hasattr(os, "sched_getaffinity") else 1


class _Copy:
    """A copy of this process that makes a part and ends."""

    def __init__(self, part: Part, begin: int, end: int) -> None:
        """It begins at once."""
        heard, told = os.pipe()
        with warnings.catch_warnings():  # that other threads may hold something: see `shared_out`
            warnings.simplefilter("ignore", DeprecationWarning)
            warnings.simplefilter("ignore", RuntimeWarning)  # LanceDB's, which the copy never asks for anything
            self._process = os.fork()
        if not self._process:
            os.close(heard)
            _make(part, begin, end, told)
        os.close(told)
        self._heard = os.fdopen(heard, "rb")
        self._status: int | None = None

    def told(self, seconds: float) -> bytes | None:
        """What it made; None where it came to nothing, or begins to tell it later than so."""
        ready = select.poll()
        ready.register(self._heard)
        if not ready.poll(seconds * 1000):
            return None
        made = self._heard.read()
        _, self._status = os.waitpid(self._process, 0)
        return made if self._status == 0 else None

    def close(self) -> None:
        """End it, if it has not ended by itself."""
        self._heard.close()
        if self._status is None:
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)


def _make(part: Part, begin: int, end: int, told: int) -> None:
    """Make a part and end: nothing else of this process may go on in its copy."""
    with suppress(BaseException):
        with os.fdopen(told, "wb") as pipe:
            pipe.write(part(begin, end).tobytes())
        os._exit(0)
    os._exit(1)
