"""How much one document may cost; every limit is a setting (docs/settings.md)."""

import os
from dataclasses import asdict, dataclass
from typing import Any

from marsad.reading.guarded.errors import LimitSettingError

PAGE_SECONDS = 60  # of the processor: more for each page that was read from its picture
MOST_PAGES = 300  # pages that are given more
PATIENCE = 3  # the clock may run this many times longer than the processor works: other programs want it too


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the reader of one document may use. Processor time, not the clock, so that a busy machine reads the same."""

    seconds: int = 120  # of the processor
    memory: int = 1024  # megabytes, beyond what the reader needs before it has opened anything
    output: int = 64  # megabytes of text, blocks and left-out parts
    nesting: int = 2000  # elements inside elements

    def plain(self) -> dict[str, Any]:
        """The limits as the reading process gets them."""
        return asdict(self)


def limits_of_this_system() -> Limits:
    """The limits that the environment sets, the usual ones where it says nothing.

    Raises:
        LimitSettingError: a setting that is no whole number above 0.
    """
    usual = Limits()
    return Limits(
        seconds=_setting("MARSAD_READ_SECONDS", usual.seconds),
        memory=_setting("MARSAD_READ_MEMORY", usual.memory),
        output=_setting("MARSAD_READ_OUTPUT", usual.output),
        nesting=_setting("MARSAD_READ_NESTING", usual.nesting),
    )


def _setting(name: str, usual: int) -> int:
    said = os.environ.get(name, "").strip()
    if not said:
        return usual
    if not said.isdecimal() or int(said) == 0:
        raise LimitSettingError(f"{name} is {said!r}: give it a whole number above 0, or leave it out for {usual}.")
    return int(said)
