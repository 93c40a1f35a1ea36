"""Who may read and who may change: one place for every action and query.

For now: the local system (None: the command line on this machine) may do all; a person who is signed in and active
may read and review; everyone else nothing.
"""

from typing import Protocol

from marsad.accounts.errors import NotPermittedError


class Asker(Protocol):
    """Whoever asks: a Person, or Django's anonymous visitor."""

    @property
    def is_active(self) -> bool:
        """Whether the account is open."""

    @property
    def is_authenticated(self) -> bool:
        """Whether they have signed in."""


def may_read(who: Asker | None) -> bool:
    """Say whether someone sees the evidence."""
    return who is None or (who.is_authenticated and who.is_active)


def may_change(who: Asker | None) -> bool:
    """Say whether someone may add documents and review facts."""
    return may_read(who)


def require_reading(who: Asker | None) -> None:
    """Raise NotPermittedError unless they may read."""
    if not may_read(who):
        raise NotPermittedError("read the evidence")


def require_changing(who: Asker | None, doing: str) -> None:
    """Raise NotPermittedError unless they may change; `doing` completes "You may not …"."""
    if not may_change(who):
        raise NotPermittedError(doing)
