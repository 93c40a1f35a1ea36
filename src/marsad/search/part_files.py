"""Keeps parts of the index in files, so that the next process maps them into memory instead of making them again.

They hold nothing that the table could not give again: what is missing or cut short is as if it had never been.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from marsad.search.logic.postings import Postings
from marsad.search.part import Lists, Part

_NEW = "new-"  # folders that are being written, or were when somebody was killed
_NESTED: dict[str, type[Lists | Postings]] = {"words": Lists, "around": Lists, "postings": Postings}


def keep(folder: Path, part: Part) -> Path | None:
    """Write a part, whole or not at all; gives its folder, or None where nothing can be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(prefix=_NEW, dir=folder))
        for name, array in _arrays(part):
            np.save(new / f"{name}.npy", array)
        return new.rename(folder / new.name.removeprefix(_NEW))
    except OSError:
        return None


def kept(folder: Path) -> list[Path]:
    """The folders of the parts that are kept, in an order that is the same for all."""
    with suppress(OSError):
        return sorted(path for path in folder.iterdir() if not path.name.startswith(_NEW))
    return []


def mapped(folder: Path) -> Part | None:
    """A part that was kept; None when it is not whole, or was dropped meanwhile."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        found = {path.stem: _mapped(path) for path in folder.iterdir()}
        nested = {name: kind(**_below(name, found)) for name, kind in _NESTED.items()}
        return Part(**{name: array for name, array in found.items() if "." not in name}, **nested)  # type: ignore[arg-type]
    return None


def drop(folder: Path) -> None:
    """Forget a part, or all that is in a folder; whoever has it mapped keeps it until the end."""
    shutil.rmtree(folder, ignore_errors=True)


def _mapped(path: Path) -> NDArray[Any]:
    if not path.stat().st_size:
        raise ValueError(path)
    array: NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False).view(np.ndarray)
    return array


def _arrays(part: Part) -> Iterator[tuple[str, NDArray[Any]]]:
    for one in fields(part):
        value = getattr(part, one.name)
        if one.name in _NESTED:
            yield from ((f"{one.name}.{inner.name}", getattr(value, inner.name)) for inner in fields(value))
        else:
            yield one.name, value


def _below(name: str, arrays: dict[str, NDArray[Any]]) -> dict[str, Any]:
    return {key.removeprefix(f"{name}."): array for key, array in arrays.items() if key.startswith(f"{name}.")}
