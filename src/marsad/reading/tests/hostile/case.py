"""What a hostile file is, and how it must end: whole and clean, or refused in one sentence."""

from collections.abc import Callable
from dataclasses import dataclass

from marsad.reading.tests.making import ENGLISH

WORDS = ENGLISH  # what the author wrote, and must be read
SECRET = "unseenword"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One hostile file. With a `reason` it must be refused for it, else be read and hold its words."""

    name: str
    file: str
    content: Callable[[], bytes]
    reason: str = ""
    holds: tuple[str, ...] = (WORDS,)
    lacks: tuple[str, ...] = (SECRET,)

    def __str__(self) -> str:
        return self.name
