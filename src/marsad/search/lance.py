"""The index as a LanceDB table, in a folder or on object storage.

Our own terms stand in a whitespace full-text column, vectors in 16 bits. Below `EXACT_BELOW` rows every vector is
compared; above, an IVF_SQ index is built and all its partitions are probed, which loses nothing measurable (recall
1.000 at 100,000 passages; 20 of 256 partitions lost a fifth). The table's name carries its stamp (encoder, analysis):
another stamp is another, empty table, filled again from the store.
"""

import threading
from collections.abc import Callable, Collection, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from marsad.language.encoder import Vectors
from marsad.records import digest
from marsad.search.embedded import FTS, PAST, IvfSq, MatchQuery, connect, drop_others
from marsad.search.index import Entry, Hit, Scope, WordIds

EXACT_BELOW = 20_000
_ROWS_PER_PARTITION = 4_000
_SPARE = 20  # more than asked for: 8-bit distances confuse neighbours, whole vectors put them right
_PLACE = ["document", "start", "end", "language"]
_WORDS = ["words", "around"]  # numbers of words, 8 bytes each
_COLUMNS = [*_PLACE, *_WORDS]
_ALL = 100_000_000  # rows; LanceDB wants a limit


def _schema(dimensions: int) -> pa.Schema:
    return pa.schema(
        [
            pa.field("document", pa.string()),
            pa.field("start", pa.int64()),
            pa.field("end", pa.int64()),
            pa.field("language", pa.string()),
            pa.field("terms", pa.string()),
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
        self._languages: tuple[int, frozenset[str]] = (-1, frozenset())  # with the version that they belong to
        self._name = f"passages_{digest(stamp)}"
        self._connection = connect(place, read_consistency_interval=timedelta(0))
        self._table = self._connection.create_table(self._name, schema=_schema(dimensions), exist_ok=True)

    def add(self, entries: Sequence[Entry], vectors: Vectors) -> None:
        """Put passages in."""
        if not entries:
            return
        flat = pa.array(np.ascontiguousarray(vectors, dtype="<f2").ravel())
        columns: dict[str, Any] = {name: [getattr(entry, name) for entry in entries] for name in _PLACE}
        columns |= {name: [_packed(getattr(entry, name)) for entry in entries] for name in _WORDS}
        columns["terms"] = [" ".join(entry.terms) for entry in entries]
        columns["vector"] = pa.FixedSizeListArray.from_arrays(flat, self._dimensions)
        with self._writing:
            self._table.add(pa.table(columns, schema=_schema(self._dimensions)))

    def remove(self, documents: Collection[str]) -> None:
        """Take documents out."""
        if documents:
            with self._writing:
                self._table.delete(f"document IN ({_quoted(documents)})")

    def tidy(self) -> None:
        """Build the indexes that are missing and merge new rows into them."""
        with self._writing:
            rows, built = self._table.count_rows(), {index.columns[0] for index in self._table.list_indices()}
            if rows and "terms" not in built:
                self._table.create_index("terms", config=_words())
            if rows >= EXACT_BELOW and "vector" not in built:
                partitions = max(1, rows // _ROWS_PER_PARTITION)
                self._table.create_index("vector", config=IvfSq(distance_type="cosine", num_partitions=partitions))
            self._table.optimize()

    def forget_others(self) -> None:
        """Drop what other stamps left."""
        drop_others(self._connection, self._name)

    def forget_the_past(self) -> None:
        """Drop older versions of the table: LanceDB would keep them for a week."""
        with self._writing:
            self._table.optimize(cleanup_older_than=PAST, delete_unverified=True)

    def search_lexical(self, terms: Sequence[str], vector: Vectors, scope: Scope, *, limit: int) -> list[Hit]:
        """Passages by BM25."""
        if not terms or not any(index.columns[0] == "terms" for index in self._table.list_indices()):
            return []
        match = MatchQuery(" ".join(terms), "terms")
        query: Any = self._table.search(match, query_type="fts")
        rows = _found(query, ["_score", "vector"], _within(scope), limit)
        return _ordered(self._hits(rows, vector, rows["_score"].to_pylist()), lambda hit: hit.shared)

    def search_dense(self, vector: Vectors, scope: Scope, *, limit: int) -> list[Hit]:
        """Passages by cosine."""
        query: Any = self._table.search(np.asarray(vector, dtype=np.float32), vector_column_name="vector")
        every = max(1, self._table.count_rows() // _ROWS_PER_PARTITION)
        exact = query.distance_type("cosine").nprobes(every)
        rows = _found(exact, ["_distance", "vector"], _within(scope), limit + _SPARE)
        return _ordered(self._hits(rows, vector, [0.0] * rows.num_rows), lambda hit: hit.cosine)[:limit]

    def _hits(self, rows: Any, vector: Vectors, shared: Sequence[float]) -> list[Hit]:
        """With cosines reckoned here: the index's distances are quantised, and of another scale than of new rows."""
        vectors = rows["vector"].combine_chunks().flatten().to_numpy().reshape(-1, self._dimensions)
        cosines = (vectors.astype(np.float32) @ np.asarray(vector, dtype=np.float32)).tolist()
        columns = zip(*(rows[name].to_pylist() for name in _COLUMNS), vectors, cosines, shared, strict=True)
        return [
            Hit(
                document=document,
                start=start,
                end=end,
                language=language,
                words=_unpacked(words),
                around=_unpacked(around),
                vector=own,
                cosine=cosine,
                shared=score,
            )
            for document, start, end, language, words, around, own, cosine, score in columns
        ]

    def shapes(self) -> dict[str, tuple[int, int, int]]:
        """What is here of each document."""
        rows = self._table.search().select(["document", "start", "end"]).limit(_ALL).to_arrow()
        told = rows.group_by("document").aggregate([("start", "count"), ("start", "sum"), ("end", "sum")]).to_pydict()
        columns = (told["document"], told["start_count"], told["start_sum"], told["end_sum"])
        return {document: (count, starts, ends) for document, count, starts, ends in zip(*columns, strict=True)}

    def languages(self) -> frozenset[str]:
        """The languages that are here; looked up again when the table has changed."""
        version = self.version()
        if self._languages[0] != version:
            values = self._table.search().select(["language"]).limit(_ALL).to_arrow()["language"]
            self._languages = version, frozenset(str(value) for value in values.unique().to_pylist())
        return self._languages[1]

    def count(self) -> int:
        """How many passages."""
        return int(self._table.count_rows())

    def version(self) -> int:
        """The table's version, of all processes together."""
        return int(self._table.version)


def _words() -> Any:
    """The terms as we wrote them: nothing is changed, cut or left out."""
    return FTS(
        base_tokenizer="whitespace",
        lower_case=False,
        stem=False,
        remove_stop_words=False,
        ascii_folding=False,
        max_token_length=None,
        with_position=False,
    )


def _within(scope: Scope) -> str:
    """The filter, in SQL."""
    within = f"language = '{_escaped(scope.language)}'"
    if scope.without:
        within += f" AND document NOT IN ({_quoted(scope.without)})"
    if scope.documents is None:
        return within
    return f"{within} AND document IN ({_quoted(scope.documents)})" if scope.documents else "false"


def _found(query: Any, scores: Sequence[str], within: str, limit: int) -> Any:
    """An Arrow table of what was found."""
    return query.where(within, prefilter=True).select([*_COLUMNS, *scores]).limit(limit).to_arrow()


def _packed(words: WordIds) -> bytes:
    return words.astype("<i8").tobytes()


def _unpacked(words: bytes) -> WordIds:
    return np.frombuffer(words, dtype="<i8")


def _ordered(hits: list[Hit], score: Callable[[Hit], float]) -> list[Hit]:
    return sorted(hits, key=lambda hit: (-score(hit), hit.place))


def _escaped(text: str) -> str:
    return text.replace("'", "''")


def _quoted(values: Collection[str]) -> str:
    return ", ".join(f"'{_escaped(value)}'" for value in sorted(values))
