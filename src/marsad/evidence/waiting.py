"""Files that people sent, kept until a worker has read them: `waiting/` in the data folder, a folder for each job."""

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from uuid import UUID

from django.conf import settings


class Sent(Protocol):
    """A file as Django hands it over."""

    @property
    def name(self) -> str | None:
        """What it is called where it came from."""

    def chunks(self) -> Iterator[bytes]:
        """Its bytes, a part at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A file that waits: the name it came with, which is never a path here, and where it stands."""

    name: str
    path: Path

    def read(self) -> bytes:
        """All its bytes."""
        return self.path.read_bytes()


def keep(job: UUID, files: Iterable[Sent]) -> list[str]:
    """Keep files for a job and give their names, in order."""
    folder, names = _folder(job), []
    folder.mkdir(parents=True)
    for number, file in enumerate(files):
        with (folder / str(number)).open("wb") as kept:
            for chunk in file.chunks():
                kept.write(chunk)
        names.append(file.name or "unnamed")
    return names


def kept(job: UUID, names: Iterable[str]) -> tuple[Kept, ...]:
    """The files of a job."""
    return tuple(Kept(name=name, path=_folder(job) / str(number)) for number, name in enumerate(names))


def forget(job: UUID) -> None:
    """Take the files of a job away: they have been read, or nobody wants them."""
    shutil.rmtree(_folder(job), ignore_errors=True)


def _folder(job: UUID) -> Path:
    return Path(settings.HOME) / "waiting" / str(job)
