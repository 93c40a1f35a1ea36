"""Reads the authority tables (tab-separated, comments after #), for the modules that look things up in them."""

from collections.abc import Iterator
from importlib.resources import files

SEPARATOR = "|"  # between several names of one thing


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table of this room, by the names of its columns.

    Raises FileNotFoundError for an unknown table, ValueError for a line with too many or too few cells.
    """
    text = files("marsad.authority").joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    columns = lines[0].split("\t")
    for line in lines[1:]:
        yield dict(zip(columns, line.split("\t"), strict=True))


def several(cell: str) -> tuple[str, ...]:
    """The names in a cell, in order."""
    return tuple(name for name in cell.split(SEPARATOR) if name)
