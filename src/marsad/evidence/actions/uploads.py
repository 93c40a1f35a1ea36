"""Documents that someone hands in through a page: the same chain, store and rules as on the command line."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from django.utils import timezone

from marsad.accounts.permission import Asker
from marsad.evidence.actions.adding import add, add_named
from marsad.evidence.added import Added
from marsad.evidence.handling import OPEN, Handling
from marsad.records import Original, Unread
from marsad.sources.holding import Holding
from marsad.sources.unpacking import opened
from marsad.sources.web.settings import settings_of_this_system


class Upload(Protocol):
    """A file that somebody sent."""

    @property
    def name(self) -> str | None:
        """What it is called where it came from."""

    def read(self) -> bytes:
        """All its bytes."""


PAGES = 20  # of a feed or sitemap that someone named on a page; the command line takes the rest
SECONDS = 30.0  # for one answer, for the same reason


def add_uploads(uploads: Iterable[Upload], *, who: Asker | None, handling: Handling = OPEN) -> Iterator[Added]:
    """Read uploaded files in and say what became of each."""
    return add(_originals(uploads), who=who, handling=handling)


def add_address(address: str, *, who: Asker | None, handling: Handling = OPEN) -> Iterator[Added]:
    """Visit a web address that someone typed on a page, and say what became of what stands there."""
    usual = settings_of_this_system()
    settings = replace(usual, pages=min(usual.pages, PAGES), seconds=min(usual.seconds, SECONDS))
    return add_named([address], who=who, settings=settings, handling=handling)


def _originals(uploads: Iterable[Upload]) -> Iterator[Original | Unread]:
    for upload in uploads:
        name = upload.name or "unnamed"
        held = Holding(content=upload.read(), file=name, address=f"upload:{name}", retrieved=timezone.now())
        yield from opened(held)
