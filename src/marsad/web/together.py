"""The figures of all processes that answer at one address: each leaves its own in the cache for the others."""

import os
import time
from collections.abc import Iterable

from django.core.cache import cache

from marsad.web.figures import Figures, State, figures

PLACE = "SERVED_TOGETHER"  # "NAME NUMBER COUNT": at which address, which process this is, of how many
OFTEN = 1.0  # seconds between two times that a process leaves its figures
_left_at = 0.0


def place(name: str, number: int, count: int) -> str:
    """What a process must find in its environment to know its place."""
    return f"{name} {number} {count}"


def leave() -> None:
    """Leave this process's figures for the others, now and then."""
    global _left_at  # noqa: PLW0603 - one clock for the process
    if PLACE in os.environ and time.monotonic() - _left_at >= OFTEN:
        _left_at = time.monotonic()
        name, number, _count = os.environ[PLACE].split()
        cache.set(_key(name, number), figures.state(), None)


def all_figures() -> Figures:
    """What all have counted: this process until now, the others until they last left theirs."""
    return Figures.of([figures.state(), *_others()])


def _others() -> Iterable[State]:
    if PLACE not in os.environ:
        return ()
    name, own, count = os.environ[PLACE].split()
    found: Iterable[State] = cache.get_many(
        [_key(name, str(number)) for number in range(int(count)) if str(number) != own]
    ).values()
    return found


def _key(name: str, number: str) -> str:
    return f"marsad-figures-{name}-{number}"
