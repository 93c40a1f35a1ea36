"""Keeps a snapshot of the table in memory, and brings it up to date by what was written since.

The table says which parcels stand (`marsad.search.part`); those that no part has are read into a new one. Parts of
`_KEPT` rows and more are kept in files, which all processes of a machine map; smaller ones live in the process, but
those of its first look, so that a short command finds what the one before it made (`marsad.search.standing`). A new
part takes in the parts that are no larger than itself, and those of which most has gone, so that parts are few and
each row is read again seldom.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from marsad.search import array_files, part_files, standing
from marsad.search.part import Part, part_of
from marsad.search.sight import Sight
from marsad.search.snapshot import Snapshot

_NAMED = "shelf_"
_KEPT = 2_000  # rows
_LARGEST = 200_000  # rows: half a gigabyte while it is made

Parcels = NDArray[np.int64]
Counts = NDArray[np.int64]


class Source(Protocol):
    """The table as its shelf reads it."""

    def version(self) -> int:
        """A number that every change raises."""

    def state(self) -> str:
        """The same, told without opening the table; empty where that is not possible."""

    def standing(self) -> tuple[Parcels, Counts]:
        """The parcels, and how many passages each has."""

    def rows(self, parcels: Collection[int] | None) -> Any:
        """Some parcels, or all, as an Arrow table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shelved:
    """A part, and its folder when it is kept."""

    part: Part
    folder: Path | None = None


class Shelf:
    """The parts of one table."""

    def __init__(self, place: Path, table: str) -> None:
        """Know nothing yet; parts are kept in a folder in `place`."""
        self._folder, self._refreshing = place / f"{_NAMED}{table}", Lock()
        self._parts: tuple[_Shelved, ...] = ()
        self._version, self._state, self._snapshot = -1, "", Snapshot()

    def snapshot(self, source: Source) -> Snapshot:
        """The table as it is."""
        version = source.version()
        if version != self._version:
            with self._refreshing:
                if version != self._version:  # nobody else was quicker
                    self._read(source)
        return self._snapshot

    def as_kept(self, state: str) -> Snapshot | None:
        """The table in a state that was kept, read from files alone; None when it was not, or they are not whole."""
        with self._refreshing:
            if state != self._state or not state:
                found = standing.kept(self._folder, state)
                if found is None or not self._take(found):
                    return None
            return self._snapshot

    def _take(self, found: standing.Standing) -> bool:
        """Show a state of which all parts are kept."""
        self._open_kept()
        sights, seen = self._sights(found.parcels)
        if not seen.all():
            return False
        self._state, self._version = found.state, found.version
        self._snapshot = Snapshot(sights=tuple(sights), version=found.version)
        return True

    def _read(self, source: Source) -> None:
        """Follow the table; what is the same before and after is its state, and kept for others."""
        state, version, is_first = source.state(), source.version(), self._version < 0
        parcels, counts = _in_order(*source.standing())
        sights = self._sights_of(parcels, counts, source, least=0 if is_first else _KEPT)
        self._version, self._snapshot = version, Snapshot(sights=tuple(sights), version=version)
        if all(one.folder for one in self._parts) and state == source.state():
            self._state = state
            standing.keep(self._folder, standing.Standing(state=state, version=version, parcels=parcels))

    def forget(self) -> None:
        """Drop all parts, from the disk too: what was erased stands in some of them."""
        with self._refreshing:
            array_files.drop(self._folder)
            self._parts, self._version, self._state, self._snapshot = (), -1, "", Snapshot()

    def forget_others(self) -> None:
        """Drop the parts of other tables from the disk."""
        for folder in self._folder.parent.glob(f"{_NAMED}*"):
            if folder != self._folder:
                array_files.drop(folder)

    def _sights_of(self, parcels: Parcels, counts: Counts, source: Source, *, least: int) -> list[Sight]:
        """What stands of parts that together have all these parcels; new ones of `least` rows are kept."""
        self._open_kept()
        sights, seen = self._sights(parcels)
        if seen.all():
            return sights
        joined = _joined(sights, int(counts[~seen].sum()))
        wanted = ~seen
        for sight in joined:
            wanted |= _known(sight.part.parcels[sight.standing], parcels)
        made = [
            self._made(source.rows(None if len(some) == len(parcels) else some.tolist()), least)
            for some in _pieces(parcels[wanted], counts[wanted])
        ]
        self._replace(joined, made)
        stay = [sight for sight in sights if all(sight is not one for one in joined)]
        return [*stay, *(_whole(one.part) for one in made)]

    def _sights(self, parcels: Parcels) -> tuple[list[Sight], NDArray[np.bool_]]:
        """What stands of each part, and which parcels some part has; what two parts have stands in the first.

        A part of which the same stands as before is seen as before, with all that was reckoned of it.
        """
        before = {id(sight.part): sight for sight in self._snapshot.sights}
        sights, seen = [], np.zeros(len(parcels), dtype=np.bool_)
        for one in self._parts:
            standing = _standing(one.part, parcels, seen)
            sight = before.get(id(one.part))
            is_same = sight is not None and np.array_equal(sight.standing, standing)
            sights.append(sight if sight and is_same else Sight(part=one.part, standing=standing))
        return sights, seen

    def _open_kept(self) -> None:
        """Map what this or another process has kept; forget what is gone."""
        there, mine = array_files.kept(self._folder), {one.folder for one in self._parts}
        opened = [(folder, part_files.mapped(folder)) for folder in there if folder not in mine]
        stays = [one for one in self._parts if one.folder is None or one.folder in there]
        self._parts = (*stays, *(_Shelved(part=part, folder=folder) for folder, part in opened if part))

    def _made(self, table: Any, least: int) -> _Shelved:
        part = part_of(table)
        folder = part_files.keep(self._folder, part) if len(part) >= least else None
        mapped = part_files.mapped(folder) if folder else None
        return _Shelved(part=mapped or part, folder=folder if mapped else None)

    def _replace(self, joined: Sequence[Sight], made: Sequence[_Shelved]) -> None:
        gone = {id(sight.part) for sight in joined}
        for one in self._parts:
            if id(one.part) in gone and one.folder:
                array_files.drop(one.folder)
        self._parts = (*(one for one in self._parts if id(one.part) not in gone), *made)


def _in_order(parcels: Parcels, counts: Counts) -> tuple[Parcels, Counts]:
    order = np.argsort(parcels)
    return parcels[order], counts[order]


def _places(some: Parcels, ordered: Parcels) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Where some parcels stand among others in order, and whether they do."""
    if not len(ordered):
        return np.zeros(len(some), dtype=np.int64), np.zeros(len(some), dtype=np.bool_)
    places = np.minimum(np.searchsorted(ordered, some), len(ordered) - 1)
    return places, ordered[places] == some


def _standing(part: Part, parcels: Parcels, seen: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which parcels of a part are among those in order and were not seen yet; marks them as seen."""
    own, numbers = part.in_order  # to look for them from the lowest on takes a fifth of the time
    places, known = _places(own, parcels)
    standing = np.zeros(len(own), dtype=np.bool_)
    standing[numbers[known]] = ~seen[places[known]]
    seen[places[known]] = True
    return standing


def _whole(part: Part) -> Sight:
    return Sight(part=part, standing=np.ones(len(part.parcels), dtype=np.bool_))


def _known(some: Parcels, ordered: Parcels) -> NDArray[np.bool_]:
    """Which of the parcels in order are among some."""
    found = np.zeros(len(ordered), dtype=np.bool_)
    places, known = _places(some, ordered)
    found[places[known]] = True
    return found


def _joined(sights: Sequence[Sight], rows: int) -> list[Sight]:
    """The parts that a new one of so many rows takes in."""
    found: list[Sight] = []
    for sight in sorted(sights, key=lambda one: one.passages):
        is_small = sight.passages <= rows or 2 * sight.passages < len(sight.part)
        if is_small and rows + sight.passages <= _LARGEST:
            found.append(sight)
            rows += sight.passages
    return found


def _pieces(parcels: Parcels, counts: Counts) -> list[Parcels]:
    """Parcels in as many pieces as keep below the largest part."""
    return [piece for piece in np.split(parcels, _cuts(counts)) if len(piece)]


def _cuts(counts: Counts) -> NDArray[np.int64]:
    return np.flatnonzero(np.diff((np.cumsum(counts) - 1) // _LARGEST)) + 1
