"""Lets long reading say that a page is done, for the process that limits its time (`guarded`); else nobody listens."""

from collections.abc import Callable
from contextvars import ContextVar


def _nobody() -> None:
    return


_listener: ContextVar[Callable[[], None]] = ContextVar("page_listener", default=_nobody)


def call(listener: Callable[[], None]) -> None:
    """Call `listener` after every page that was read from its picture."""
    _listener.set(listener)


def is_done() -> None:
    """Say that a page was read from its picture."""
    _listener.get()()
