"""Keeps parts of the index in files, so that the next process maps them into memory instead of making them again.

They hold nothing that the table could not give again: what is missing or cut short is as if it had never been.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from marsad.search import array_files
from marsad.search.logic.postings import Postings
from marsad.search.logic.signs import Outlines
from marsad.search.part import Lists, Part

_NESTED: dict[str, type[Lists | Outlines | Postings]] = {
    "outlines": Outlines,
    "words": Lists,
    "around": Lists,
    "postings": Postings,
}


def keep(folder: Path, part: Part) -> Path | None:
    """Write a part, whole or not at all; gives its folder, or None where nothing can be written."""
    return array_files.keep(folder, _arrays(part))


def mapped(folder: Path) -> Part | None:
    """A part that was kept; None when it is not whole, or was dropped meanwhile."""
    found = array_files.mapped(folder)
    if found is not None:
        with suppress(KeyError, TypeError):
            nested = {name: kind(**_below(name, found)) for name, kind in _NESTED.items()}
            plain = {name: array for name, array in found.items() if "." not in name}
            return Part(**plain, **nested)  # type: ignore[arg-type]
    return None


def _arrays(part: Part) -> Iterator[tuple[str, NDArray[Any]]]:
    for one in fields(part):
        value = getattr(part, one.name)
        if one.name in _NESTED:
            yield from ((f"{one.name}.{inner.name}", getattr(value, inner.name)) for inner in fields(value))
        else:
            yield one.name, value


def _below(name: str, arrays: dict[str, NDArray[Any]]) -> dict[str, Any]:
    return {key.removeprefix(f"{name}."): array for key, array in arrays.items() if key.startswith(f"{name}.")}
