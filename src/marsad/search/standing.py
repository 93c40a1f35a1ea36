"""What stood in a table when it was last read, kept beside the parts of the index, so that asking need not open it.

Loading LanceDB takes a short command a fifth of its time. Whether its table has changed since is told by the names of
the table's states, of which LanceDB writes one for each change, and by when and where their folder was last written.
"""

import os
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from marsad.records import digest

_FILE = "standing.npz"
_UNKNOWN = ""
_SETTLED = 1_000_000_000  # nanoseconds after which another change of a folder surely bears another time
_listed: dict[Path, tuple[str, str]] = {}  # what was said of folders of states: there may be thousands in one


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A state of a table: its version, and the parcels of its rows."""

    state: str
    version: int
    parcels: NDArray[np.int64]


def table_of(stamp: str) -> str:
    """The name of the table of a stamp (encoder, analysis): another stamp is another table."""
    return f"passages_{digest(stamp)}"


def state_of(place: Path | str, table: str) -> str:
    """What names the state of a table in a folder; empty where it cannot be told, as on object storage."""
    if not isinstance(place, Path):
        return _UNKNOWN
    states = place / f"{table}.lance" / "_versions"
    with suppress(OSError):
        folder = states.stat()
        written = f"{folder.st_ino} {folder.st_mtime_ns}"
        if _listed.get(states, ("", ""))[0] == written:
            return _listed[states][1]
        name = digest(" ".join((written, *sorted(path.name for path in states.iterdir()))))
        if time.time_ns() - folder.st_mtime_ns > _SETTLED:
            _listed[states] = written, name
        return name
    return _UNKNOWN


def keep(folder: Path, standing: Standing) -> None:
    """Keep this state in place of the one before; where nothing can be written, nothing is kept."""
    with suppress(OSError):
        handle, new = tempfile.mkstemp(dir=folder)
        with os.fdopen(handle, "wb") as file:
            np.savez(file, state=standing.state, version=standing.version, parcels=standing.parcels)
        Path(new).rename(folder / _FILE)


def kept(folder: Path, state: str) -> Standing | None:
    """What was kept, when it is of this state."""
    with suppress(OSError, ValueError, KeyError, EOFError), np.load(folder / _FILE, allow_pickle=False) as found:
        if state and str(found["state"]) == state:
            return Standing(state=state, version=int(found["version"]), parcels=found["parcels"])
    return None
