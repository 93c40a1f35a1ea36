"""Keeps the vectors of the index's words beside it, so that comparing passages word by word needs no encoding.

It grows, but for words of erased names, and holds nothing that could not be made again. Words are written before the
passages that have them.
"""

from collections.abc import Collection, Mapping
from datetime import timedelta
from pathlib import Path
from time import sleep
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from marsad.language.encoder import Encoder
from marsad.language.normalise import fold
from marsad.search import word_files
from marsad.search.embedded import PAST, connect, drop_others
from marsad.search.logic.numbers import word_id
from marsad.search.logic.sounds import WIDTH
from marsad.search.logic.wordvectors import Rows, WordVectors
from marsad.search.standing import state_of

_ALL = 100_000_000  # rows; LanceDB wants a limit


class Lexicon:
    """The words of an index in a table; all of them are in memory too (1 kB each)."""

    def __init__(self, place: Path | str, encoder: Encoder) -> None:
        """Read what is there; another encoder has another table."""
        self._encoder, self._dimensions = encoder, encoder.dimensions
        self._place, self._name = place, word_files.table_of(encoder)
        self._connection = connect(place, read_consistency_interval=timedelta(0))
        self._table = self._connection.create_table(self._name, schema=_schema(encoder.dimensions), exist_ok=True)
        self._version = -1
        self._vectors = WordVectors(encoder)
        self._spellings: tuple[int, Mapping[str, str]] = (-1, {})  # with the version that they belong to

    def vectors(self) -> WordVectors:
        """The words of the index, read again when another process has added some."""
        version, is_first = self._table.version, self._version < 0
        if version != self._version:
            state, words = self._state(), self._read()
            self._vectors.take_in(words)
            self._version = version
            if is_first and state == self._state():
                word_files.keep(self._place, self._name, state, words)
        return self._vectors

    def _state(self) -> str:
        return state_of(self._place, self._name)

    def _read(self) -> Rows:
        rows = self._table.to_arrow()
        vectors, sounds = (_flat(rows[name]) for name in ("vector", "sounds"))
        return Rows(
            ids=rows["id"].to_numpy(),
            vectors=vectors.reshape(-1, self._dimensions),
            sounds=sounds.reshape(-1, WIDTH),
        )

    def spellings(self) -> Mapping[str, str]:
        """The words of the index, folded, each with a spelling in which it was met."""
        version = self._table.version
        if version != self._spellings[0]:
            written = self._table.search().select(["written"]).limit(_ALL).to_arrow()["written"].to_pylist()
            self._spellings = version, {fold(word): word for word in written}
        return self._spellings[1]

    def add(self, words: Mapping[str, str]) -> None:
        """Encode and keep the words that are new, given folded, each with a spelling."""
        new = self.vectors().encode_new(words)
        if not len(new.ids):
            return
        by_id = {word_id(folded): written for folded, written in words.items()}
        columns = {
            "id": new.ids,
            "written": [by_id[int(one)] for one in new.ids],
            "sounds": _lists(new.sounds, "<i8"),
            "vector": _lists(new.vectors, "<f2"),
        }
        self._table.add(pa.table(columns, schema=_schema(self._dimensions)))

    def forget(self, words: Collection[str]) -> None:
        """Take out words, given folded, and every older state of the table that had them: for erasing.

        LanceDB only marks rows as deleted, and they stay in their file. So all others are written anew, and the files
        go once no state of the table has them; the last one must have become old for that.
        """
        ids = ", ".join(str(word_id(one)) for one in words)
        if ids:
            self._table.delete(f"id IN ({ids})")
            self._table.merge_insert("id").when_matched_update_all().execute(self._table.to_arrow())
            self._vectors, self._version = WordVectors(self._encoder), -1
            word_files.forget(self._place, self._name)
            sleep(PAST.total_seconds())
        self._table.optimize(cleanup_older_than=PAST, delete_unverified=True)

    def forget_others(self) -> None:
        """Drop the words of other encoders."""
        drop_others(self._connection, self._name)
        word_files.forget_others(self._place, self._name)

    def tidy(self) -> None:
        """Merge the pieces that were added."""
        self._table.optimize()


def _schema(dimensions: int) -> pa.Schema:
    return pa.schema(
        [
            pa.field("id", pa.int64()),
            pa.field("written", pa.string()),
            pa.field("sounds", pa.list_(pa.int64(), WIDTH)),
            pa.field("vector", pa.list_(pa.float16(), dimensions)),
        ]
    )


def _lists(rows: NDArray[Any], kind: str) -> pa.Array:
    """A matrix as a column of lists of one length."""
    return pa.FixedSizeListArray.from_arrays(pa.array(np.ascontiguousarray(rows, dtype=kind).ravel()), rows.shape[1])


def _flat(column: Any) -> NDArray[Any]:
    values: NDArray[Any] = column.combine_chunks().flatten().to_numpy()
    return values
