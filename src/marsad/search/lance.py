"""The index as a LanceDB table, in a folder or on object storage: what is written is there whole or not at all.

A row is one writing of one document, with lists of what its passages are: which writings stand is told by few rows, so
that a document is found soon after it was added to a large index.
Questions are not put to LanceDB but to arrays in memory that follow the table (`marsad.search.shelf`): that costs a
quarter of the processor's time (`docs/decisions/0025-questions-in-memory.md`). The table's name carries its stamp
(encoder, analysis): another stamp is another, empty table, filled again from the store.
"""

import secrets
import threading
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta
from pathlib import Path
from time import sleep
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from marsad.language.encoder import Vectors
from marsad.language.weights import cache_folder
from marsad.records import digest
from marsad.search.embedded import PAST, connect, drop_others
from marsad.search.index import Entry, Shape, WordIds
from marsad.search.logic.numbers import word_ids
from marsad.search.part import COLUMNS
from marsad.search.shelf import Counts, Parcels, Shelf
from marsad.search.snapshot import Snapshot
from marsad.search.standing import state_of, table_of

_PLACE = {"start": pa.int64(), "end": pa.int64(), "language": pa.string()}
_NUMBERS = ("terms", "words", "around")  # lists of numbers, 8 bytes each
_SHAPE = ("passages", "starts", "ends")  # how many, and the sums of their beginnings and ends
_PARCEL = 63  # bits
_PIECES = 32  # files of the table that may wait to be merged
_SMALL = 2_000  # passages of a file that is merged with others like it, leaving the large ones alone
_PIECE_BITS = 32  # of a row's number, behind that of its piece
_ANEW = 2_000  # parcels that are written anew at a time
_ALL = 100_000_000  # rows; LanceDB wants a limit


_SCHEMA = pa.schema(
    [
        pa.field("parcel", pa.int64()),
        pa.field("document", pa.string()),
        *(pa.field(name, pa.int64()) for name in _SHAPE),
        *(pa.field(name, pa.list_(kind)) for name, kind in _PLACE.items()),
        *(pa.field(name, pa.list_(pa.binary())) for name in _NUMBERS),
        pa.field("vectors", pa.binary()),  # one after another, in 16 bits
    ]
)


class LanceIndex:
    """An index in a folder or at an address (``s3://bucket/index``); several processes may read and write it."""

    def __init__(self, place: Path | str, *, stamp: str) -> None:
        """Open the table of this stamp, making it when it is not there."""
        if isinstance(place, Path):
            place.mkdir(parents=True, exist_ok=True)
        self._writing = threading.Lock()
        self._place, self._name = place, table_of(stamp)
        self._connection = connect(place, read_consistency_interval=timedelta(0))
        self._table = self._connection.create_table(self._name, schema=_SCHEMA, exist_ok=True)
        self._shelf = Shelf(_beside(place), self._name)

    def add(self, entries: Sequence[Entry], vectors: Vectors) -> None:
        """Put passages in."""
        if entries:
            with self._writing:
                self._table.add(_written(entries, np.asarray(vectors, dtype="<f2")))

    def remove(self, documents: Collection[str]) -> None:
        """Take documents out."""
        if documents:
            with self._writing:
                self._table.delete(f"document IN ({_quoted(documents)})")

    def tidy(self) -> None:
        """Merge what was written in many pieces, all of it only where small ones are not enough; be ready."""
        with self._writing:
            if self._pieces() > _PIECES:
                self._merge_small()
            if self._pieces() > _PIECES:
                self._table.optimize()
        self.now()

    def _pieces(self) -> int:
        return int(self._table.stats()["fragment_stats"]["num_fragments"])

    def _merge_small(self) -> None:
        """Write the rows of small pieces again, as one: rows that change move, and pieces that lose all rows go."""
        standing = self._table.search().select(["parcel", "passages"]).with_row_id(True).limit(_ALL).to_arrow()
        small = _in_small_pieces(*(standing[name].to_numpy() for name in ("parcel", "passages", "_rowid")))
        if small:
            self._write_anew(small)

    def forget_others(self) -> None:
        """Drop what other stamps left."""
        drop_others(self._connection, self._name)
        self._shelf.forget_others()

    def forget_the_past(self) -> None:
        """Drop older versions of the table, which LanceDB would keep for a week, and rows that it only marks deleted.

        What stays is written anew, so many parcels at a time: a file goes once no version has a row of it.
        """
        with self._writing:
            parcels = self.standing()[0].tolist()
            for first in range(0, len(parcels), _ANEW):
                self._write_anew(parcels[first : first + _ANEW])
            sleep(PAST.total_seconds())  # the version that had the files must have become old
            self._table.optimize(cleanup_older_than=PAST, delete_unverified=True)
        self._shelf.forget()

    def _write_anew(self, parcels: Sequence[int]) -> None:
        rows = self._table.search().where(_among(parcels)).limit(_ALL).to_arrow()
        self._table.merge_insert("parcel").when_matched_update_all().execute(rows)

    def now(self) -> Snapshot:
        """The table as it is, in memory."""
        return self._shelf.snapshot(self)

    def state(self) -> str:
        """What names the table's state on the disk."""
        return state_of(self._place, self._name)

    def standing(self) -> tuple[Parcels, Counts]:
        """The parcels, and how many passages each has."""
        rows = self._columns("parcel", "passages")
        return rows["parcel"].to_numpy(), rows["passages"].to_numpy()

    def rows(self, parcels: Collection[int] | None) -> Any:
        """The rows of some parcels, or of all."""
        return self._columns(*COLUMNS, where="" if parcels is None else _among(parcels))

    def shapes(self) -> dict[str, Shape]:
        """What is here of each document."""
        found: defaultdict[str, Shape] = defaultdict(lambda: (0, 0, 0))
        told = self._columns("document", *_SHAPE).to_pydict()
        for document, count, starts, ends in zip(told["document"], *(told[name] for name in _SHAPE), strict=True):
            before = found[document]  # written twice, when two processes were at it
            found[document] = before[0] + count, before[1] + starts, before[2] + ends
        return dict(found)

    def count(self) -> int:
        """How many passages."""
        return int(self.standing()[1].sum())

    def _columns(self, *names: str, where: str = "") -> Any:
        query: Any = self._table.search()
        if where:
            query = query.where(where)
        return query.select([*names]).limit(_ALL).to_arrow()

    def version(self) -> int:
        """The table's version, of all processes together."""
        return int(self._table.version)


def _beside(place: Path | str) -> Path:
    """Where files that follow a table are kept: in its folder; for one on object storage, in this user's cache."""
    return place if isinstance(place, Path) else cache_folder() / f"index-{digest(place)}"


def _written(entries: Sequence[Entry], vectors: NDArray[np.float16]) -> pa.Table:
    """A row for each document."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, entry in enumerate(entries):
        places[entry.document].append(place)
    order = [place for some in places.values() for place in some]
    passages = [entries[place] for place in order]
    begins = np.cumsum([0, *map(len, places.values())])
    told = {name: pa.array([getattr(one, name) for one in passages], kind) for name, kind in _PLACE.items()}
    told["terms"] = _packed(word_ids(one.terms) for one in passages)
    told |= {name: _packed(getattr(one, name) for one in passages) for name in ("words", "around")}
    columns: dict[str, Any] = {
        "parcel": [secrets.randbits(_PARCEL) for _ in places],
        "document": list(places),
        "passages": np.diff(begins),
        "starts": np.add.reduceat([one.start for one in passages], begins[:-1]),
        "ends": np.add.reduceat([one.end for one in passages], begins[:-1]),
        "vectors": [vectors[some].tobytes() for some in places.values()],
    }
    columns |= {name: pa.ListArray.from_arrays(begins.astype(np.int32), values) for name, values in told.items()}
    return pa.table(columns, schema=_SCHEMA)


def _in_small_pieces(parcels: Parcels, passages: Counts, rows: NDArray[np.uint64]) -> list[int]:
    """The parcels that stand in small pieces: LanceDB's number of a row begins with that of its piece."""
    _, places = np.unique(rows >> np.uint64(_PIECE_BITS), return_inverse=True)
    found: list[int] = parcels[np.bincount(places, passages)[places] < _SMALL].tolist()
    return found


def _among(parcels: Collection[int]) -> str:
    return f"parcel IN ({', '.join(map(str, parcels))})"


def _packed(lists: Iterable[WordIds]) -> pa.Array:
    return pa.array([one.astype("<i8").tobytes() for one in lists], pa.binary())


def _escaped(text: str) -> str:
    return text.replace("'", "''")


def _quoted(values: Collection[str]) -> str:
    return ", ".join(f"'{_escaped(value)}'" for value in sorted(values))
