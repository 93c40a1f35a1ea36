"""The index as a LanceDB table, in a folder or on object storage: what is written is there whole or not at all.

Questions are not put to LanceDB but to arrays in memory that follow the table (`marsad.search.shelf`): that costs a
quarter of the processor's time (`docs/decisions/0025-questions-in-memory.md`). The table's name carries its stamp
(encoder, analysis): another stamp is another, empty table, filled again from the store.
"""

import secrets
import threading
from collections.abc import Collection, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from marsad.language.encoder import Vectors
from marsad.language.weights import cache_folder
from marsad.records import digest
from marsad.search.embedded import PAST, connect, drop_others
from marsad.search.index import Entry, WordIds
from marsad.search.logic.numbers import word_ids
from marsad.search.part import COLUMNS
from marsad.search.shelf import Parcels, Shelf
from marsad.search.snapshot import Snapshot
from marsad.search.standing import state_of, table_of

_PLACE = ["document", "start", "end", "language"]
_WORDS = ["words", "around"]  # numbers of words, 8 bytes each
_PARCEL = 63  # bits
_PIECES = 32  # files of the table that may wait to be merged
_SMALL = 2_000  # rows of a file that is merged with others like it, leaving the large ones alone
_KEY = ["parcel", "start", "end"]  # what no two rows have in common
_PIECE_BITS = 32  # of a row's number, behind that of its piece
_ALL = 100_000_000  # rows; LanceDB wants a limit


def _schema(dimensions: int) -> pa.Schema:
    return pa.schema(
        [
            pa.field("parcel", pa.int64()),
            pa.field("document", pa.string()),
            pa.field("start", pa.int64()),
            pa.field("end", pa.int64()),
            pa.field("language", pa.string()),
            pa.field("terms", pa.binary()),
            pa.field("words", pa.binary()),
            pa.field("around", pa.binary()),
            pa.field("vector", pa.list_(pa.float16(), dimensions)),
        ]
    )


class LanceIndex:
    """An index in a folder or at an address (``s3://bucket/index``); several processes may read and write it."""

    def __init__(self, place: Path | str, *, stamp: str, dimensions: int) -> None:
        """Open the table of this stamp, making it when it is not there."""
        if isinstance(place, Path):
            place.mkdir(parents=True, exist_ok=True)
        self._dimensions = dimensions
        self._writing = threading.Lock()
        self._place, self._name = place, table_of(stamp)
        self._connection = connect(place, read_consistency_interval=timedelta(0))
        self._table = self._connection.create_table(self._name, schema=_schema(dimensions), exist_ok=True)
        self._shelf = Shelf(_beside(place), self._name)

    def add(self, entries: Sequence[Entry], vectors: Vectors) -> None:
        """Put passages in."""
        if not entries:
            return
        flat = pa.array(np.ascontiguousarray(vectors, dtype="<f2").ravel())
        columns: dict[str, Any] = {name: [getattr(entry, name) for entry in entries] for name in _PLACE}
        columns |= {name: [_packed(getattr(entry, name)) for entry in entries] for name in _WORDS}
        columns["terms"] = [_packed(word_ids(entry.terms)) for entry in entries]
        columns["parcel"] = _parcels([entry.document for entry in entries])
        columns["vector"] = pa.FixedSizeListArray.from_arrays(flat, self._dimensions)
        with self._writing:
            self._table.add(pa.table(columns, schema=_schema(self._dimensions)))

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
        standing = self._table.search().select(["parcel"]).with_row_id(True).limit(_ALL).to_arrow()
        small = _in_small_pieces(standing["parcel"].to_numpy(), standing["_rowid"].to_numpy())
        if small:
            rows = self._table.search().where(_among(small)).limit(_ALL).to_arrow()
            self._table.merge_insert(_KEY).when_matched_update_all().execute(rows)

    def forget_others(self) -> None:
        """Drop what other stamps left."""
        drop_others(self._connection, self._name)
        self._shelf.forget_others()

    def forget_the_past(self) -> None:
        """Drop older versions of the table: LanceDB would keep them for a week."""
        with self._writing:
            self._table.optimize(cleanup_older_than=PAST, delete_unverified=True)
        self._shelf.forget()

    def now(self) -> Snapshot:
        """The table as it is, in memory."""
        return self._shelf.snapshot(self)

    def state(self) -> str:
        """What names the table's state on the disk."""
        return state_of(self._place, self._name)

    def standing(self) -> Parcels:
        """The parcel of each row."""
        parcels: Parcels = self._table.search().select(["parcel"]).limit(_ALL).to_arrow()["parcel"].to_numpy()
        return parcels

    def rows(self, parcels: Collection[int] | None) -> Any:
        """The rows of some parcels, or of all."""
        query: Any = self._table.search()
        if parcels is not None:
            query = query.where(_among(parcels))
        return query.select([*COLUMNS]).limit(_ALL).to_arrow()

    def shapes(self) -> dict[str, tuple[int, int, int]]:
        """What is here of each document."""
        rows = self._table.search().select(["document", "start", "end"]).limit(_ALL).to_arrow()
        told = rows.group_by("document").aggregate([("start", "count"), ("start", "sum"), ("end", "sum")]).to_pydict()
        columns = (told["document"], told["start_count"], told["start_sum"], told["end_sum"])
        return {document: (count, starts, ends) for document, count, starts, ends in zip(*columns, strict=True)}

    def count(self) -> int:
        """How many passages."""
        return int(self._table.count_rows())

    def version(self) -> int:
        """The table's version, of all processes together."""
        return int(self._table.version)


def _beside(place: Path | str) -> Path:
    """Where files that follow a table are kept: in its folder; for one on object storage, in this user's cache."""
    return place if isinstance(place, Path) else cache_folder() / f"index-{digest(place)}"


def _parcels(documents: Sequence[str]) -> list[int]:
    """A number for this writing of each document."""
    numbers = {document: secrets.randbits(_PARCEL) for document in documents}
    return [numbers[document] for document in documents]


def _in_small_pieces(parcels: Parcels, rows: NDArray[np.uint64]) -> list[int]:
    """The parcels that stand in small pieces: LanceDB's number of a row begins with that of its piece."""
    _, places, counts = np.unique(rows >> np.uint64(_PIECE_BITS), return_inverse=True, return_counts=True)
    found: list[int] = np.unique(parcels[counts[places] < _SMALL]).tolist()
    return found


def _among(parcels: Collection[int]) -> str:
    return f"parcel IN ({', '.join(map(str, parcels))})"


def _packed(words: WordIds) -> bytes:
    return words.astype("<i8").tobytes()


def _escaped(text: str) -> str:
    return text.replace("'", "''")


def _quoted(values: Collection[str]) -> str:
    return ", ".join(f"'{_escaped(value)}'" for value in sorted(values))
