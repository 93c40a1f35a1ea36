"""Documents that someone hands in through a page: the same chain, store and rules as on the command line."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from django.utils import timezone

from marsad.accounts.permission import Asker
from marsad.evidence.actions.adding import add
from marsad.evidence.added import Summary, summary_of
from marsad.records import Original


class Upload(Protocol):
    """A file as Django hands it over."""

    name: str | None

    def read(self) -> bytes:
        """All its bytes."""


def add_uploads(uploads: Iterable[Upload], *, who: Asker | None) -> Summary:
    """Read uploaded files in and say what became of each."""
    return summary_of(add(_originals(uploads), who=who))


def _originals(uploads: Iterable[Upload]) -> Iterator[Original]:
    for upload in uploads:
        name = upload.name or "unnamed"
        yield Original(content=upload.read(), file=name, address=f"upload:{name}", retrieved=timezone.now())
