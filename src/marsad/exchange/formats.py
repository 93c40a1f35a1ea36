"""The formats that `marsad export` and `marsad import` know: endings, what they hold, and where they are written.

A format is loaded when it is asked for: the library of FollowTheMoney takes a second or two to start.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias

from marsad.exchange.errors import MissingLibraryError, UnknownFormatError
from marsad.exchange.logic.parcel import LeftOut, Paper, Parcel, Thing

Writer: TypeAlias = Callable[[Path, Iterable[Thing], Mapping[str, Paper]], tuple[LeftOut, ...]]
Reader: TypeAlias = Callable[[Path], Parcel]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: its name, the endings that mean it, its media type, what its files hold."""

    name: str
    endings: tuple[str, ...]  # the first is the usual one
    media_type: str
    holds: str
    where: str  # the module under `exchange.files` with `write` and `read`
    needs: str = ""  # a library that is an extra, by its name there

    @property
    def write(self) -> Writer:
        """Write things with their papers to a file; gives what could not be said in this format."""
        writer: Writer = self._module().write
        return writer

    @property
    def read(self) -> Reader:
        """Read a file."""
        reader: Reader = self._module().read
        return reader

    def _module(self) -> Any:
        try:
            return import_module(self.where)
        except ModuleNotFoundError as error:
            if (error.name or "").split(".")[0] != self.needs:
                raise
            raise MissingLibraryError(self.name, self.needs) from error


FORMATS: tuple[Format, ...] = (
    Format(
        name="ftm",
        endings=(".ftm.json", ".ftm", ".ijson"),
        media_type="application/json+ftm",
        holds="entities of FollowTheMoney, one a line",
        where="marsad.exchange.files.ftm",
        needs="followthemoney",
    ),
    Format(
        name="statements",
        endings=(".statements.csv", ".csv"),
        media_type="text/csv",
        holds="statements of FollowTheMoney as a table",
        where="marsad.exchange.files.statements",
        needs="followthemoney",
    ),
    Format(
        name="jsonld",
        endings=(".jsonld", ".json"),
        media_type="application/ld+json",
        holds="JSON-LD with types of schema.org",
        where="marsad.exchange.files.jsonld",
    ),
)
LONGEST_LINE = 10_000_000  # bytes of an entity
NAMES = tuple(known.name for known in FORMATS)


def format_of(file: str, name: str = "") -> Format:
    """The format of that name, else the one that the file's ending means; raises UnknownFormatError."""
    lowered = file.lower()
    for known in FORMATS:
        if name == known.name or (not name and lowered.endswith(known.endings)):
            return known
    raise UnknownFormatError(name or Path(file).name, NAMES)


def format_in(path: Path, name: str = "") -> Format:
    """The format of a file that is there: as `format_of`, but a file called ".json" may hold FollowTheMoney's lines."""
    chosen = format_of(path.name, name)
    is_plain = not name and path.suffix.lower() == ".json" and chosen.name == "jsonld"
    return format_of("", "ftm") if is_plain and _begins_with_an_entity(path) else chosen


def _begins_with_an_entity(path: Path) -> bool:
    """Whether the first line is a whole entity of FollowTheMoney: an object with a schema and properties."""
    with path.open("rb") as file:
        line = file.readline(LONGEST_LINE)
    try:
        first = json.loads(line)
    except ValueError:
        return False
    return isinstance(first, dict) and {"schema", "properties"} <= first.keys()
