"""Keeps arrays in files that processes map into memory: a folder for each set of them, whole or not there."""

import shutil
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_NEW = "new-"  # folders that are being written, or were when somebody was killed


def keep(folder: Path, arrays: Iterable[tuple[str, NDArray[Any]]], *, name: str = "") -> Path | None:
    """Write arrays by their names into a new folder within one; gives it, or None where nothing can be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(prefix=_NEW, dir=folder))
        for file, array in arrays:
            np.save(new / f"{file}.npy", array)
        return new.rename(folder / (name or new.name.removeprefix(_NEW)))
    except OSError:
        return None


def kept(folder: Path) -> list[Path]:
    """The folders of what is kept, in an order that is the same for all."""
    with suppress(OSError):
        return sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(_NEW))
    return []


def mapped(folder: Path) -> dict[str, NDArray[Any]] | None:
    """What was kept; None when it is not whole, or was dropped meanwhile."""
    with suppress(OSError, ValueError):
        return {path.stem: _mapped(path) for path in folder.iterdir()}
    return None


def drop(folder: Path) -> None:
    """Forget what is in a folder; whoever has it mapped keeps it until the end."""
    shutil.rmtree(folder, ignore_errors=True)


def _mapped(path: Path) -> NDArray[Any]:
    if not path.stat().st_size:
        raise ValueError(path)
    array: NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False).view(np.ndarray)
    return array
