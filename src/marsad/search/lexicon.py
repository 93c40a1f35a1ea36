"""Keeps the vectors of the index's words beside it, so that comparing passages word by word needs no encoding.

It grows, but for words of erased names, and holds nothing that could not be made again. Words are written before the
passages that have them.
"""

from collections.abc import Collection, Mapping
from datetime import timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa

from marsad.language.encoder import Encoder
from marsad.language.normalise import fold
from marsad.records import digest
from marsad.search.embedded import PAST, connect
from marsad.search.logic.wordvectors import WordVectors, word_id

_ALL = 100_000_000  # rows; LanceDB wants a limit


class Lexicon:
    """The words of an index in a table; all of them are in memory too (1 kB each)."""

    def __init__(self, place: Path | str, encoder: Encoder) -> None:
        """Read what is there; another encoder has another table."""
        self._encoder, self._dimensions = encoder, encoder.dimensions
        self._table = connect(place, read_consistency_interval=timedelta(0)).create_table(
            f"words_{digest(encoder.name)}_2", schema=_schema(encoder.dimensions), exist_ok=True
        )
        self._version = -1
        self._vectors = WordVectors(encoder)
        self._spellings: tuple[int, Mapping[str, str]] = (-1, {})  # with the version that they belong to

    def vectors(self) -> WordVectors:
        """The words of the index, read again when another process has added some."""
        version = self._table.version
        if version != self._version:
            rows = self._table.to_arrow()
            flat = rows["vector"].combine_chunks().flatten().to_numpy()
            self._vectors.take_in(rows["id"].to_numpy(), flat.reshape(-1, self._dimensions))
            self._version = version
        return self._vectors

    def spellings(self) -> Mapping[str, str]:
        """The words of the index, folded, each with a spelling in which it was met."""
        version = self._table.version
        if version != self._spellings[0]:
            written = self._table.search().select(["written"]).limit(_ALL).to_arrow()["written"].to_pylist()
            self._spellings = version, {fold(word): word for word in written}
        return self._spellings[1]

    def add(self, words: Mapping[str, str]) -> None:
        """Encode and keep the words that are new, given folded, each with a spelling."""
        ids, vectors = self.vectors().encode_new(words)
        if not len(ids):
            return
        by_id = {word_id(folded): written for folded, written in words.items()}
        flat = pa.array(np.ascontiguousarray(vectors, dtype="<f2").ravel())
        written = [by_id[int(one)] for one in ids]
        columns = {"id": ids, "written": written, "vector": pa.FixedSizeListArray.from_arrays(flat, self._dimensions)}
        self._table.add(pa.table(columns, schema=_schema(self._dimensions)))

    def forget(self, words: Collection[str]) -> None:
        """Take out words, given folded, and every older state of the table that had them: for erasing."""
        ids = ", ".join(str(word_id(one)) for one in words)
        if ids:
            self._table.delete(f"id IN ({ids})")
            self._vectors, self._version = WordVectors(self._encoder), -1
        self._table.optimize(cleanup_older_than=PAST, delete_unverified=True)

    def tidy(self) -> None:
        """Merge the pieces that were added."""
        self._table.optimize()


def _schema(dimensions: int) -> pa.Schema:
    vector = pa.list_(pa.float16(), dimensions)
    return pa.schema([pa.field("id", pa.int64()), pa.field("written", pa.string()), pa.field("vector", vector)])
