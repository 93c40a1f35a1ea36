"""Reads the authority tables (tab-separated, comments after #), for the modules that look things up in them."""

import csv
from collections.abc import Iterator
from importlib.resources import files

SEPARATOR = "|"  # between several names of one thing


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table of this room, by the names of its columns; raises FileNotFoundError for an unknown one."""
    text = files("marsad.authority").joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def several(cell: str) -> tuple[str, ...]:
    """The names in a cell, in order."""
    return tuple(name for name in cell.split(SEPARATOR) if name)
