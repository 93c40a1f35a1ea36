"""PostgreSQL's full text with the extension pgvector, for `benchmarks/search.py`: a server of its own for the run.

The package pgserver brings both, so that nothing of the system's PostgreSQL is touched. A graph (HNSW) for each
language, since a graph over all would be asked for one language's neighbours and give others'; the filter is applied to
what the graph gives, as pgvector 0.6 does.
"""

import os
import threading
from collections.abc import Iterable
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

from search_material import LANGUAGES, Asked, Batch, meaning, passes
from search_peers import LIMIT

from marsad.language.encoder import Vectors

_LOOKED_AT = 200  # of the graph, for each question; pgvector's own choice is 40
_SETTINGS = ("max_parallel_workers_per_gather = 0", f"hnsw.ef_search = {_LOOKED_AT}", "synchronous_commit = on")
_TICK = os.sysconf("SC_CLK_TCK")


class PostgresVector:
    """One table: terms as they are for the full text, vectors for the graphs."""

    def __init__(self, folder: Path) -> None:
        """Start the server; each thread connects for itself."""
        self._server = import_module("pgserver").get_server(folder / "postgres")
        self._own = threading.local()

    @property
    def _base(self) -> Any:
        if not hasattr(self._own, "base"):
            self._own.base = import_module("psycopg").connect(self._server.get_uri(), autocommit=True)
            for setting in _SETTINGS:
                self._own.base.execute(f"SET {setting}")
        return self._own.base

    @cached_property
    def _serving(self) -> Path:
        return Path(f"/proc/{self._base.info.backend_pid}")

    def elsewhere(self) -> tuple[float, float]:
        """Seconds of the processor and megabytes of the server's process that answers this thread."""
        spent = (self._serving / "stat").read_text().rpartition(")")[2].split()[11:13]
        status = (self._serving / "status").read_text().split("VmHWM:")[1]
        return sum(map(int, spent)) / _TICK, int(status.split()[0]) / 1000

    def build(self, batches: Iterable[Batch]) -> None:
        """The table first, then what makes it quick."""
        base = self._base
        base.execute("CREATE EXTENSION vector")
        base.execute(
            "CREATE TABLE passages (number bigint PRIMARY KEY, language text, kept boolean, terms tsvector, "
            "vector vector(512))"
        )
        for batch in batches:
            self._insert(batch)
        base.execute("SET maintenance_work_mem = '1GB'")
        base.execute("CREATE INDEX ON passages USING gin (terms)")
        for language in LANGUAGES:
            base.execute(
                f"CREATE INDEX ON passages USING hnsw (vector vector_cosine_ops) WHERE language = '{language}'"
            )
        base.execute("ANALYZE passages")

    def _insert(self, batch: Batch) -> None:
        rows = zip(batch.numbers(), batch.languages, batch.terms, batch.vectors, strict=True)
        with self._base.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO passages VALUES (%s, %s, %s, array_to_tsvector(%s::text[]), %s::vector)",
                [
                    (number, language, passes(number), sorted(set(terms)), _written(vector))
                    for number, language, terms, vector in rows
                ],
            )

    def add(self, document: Batch) -> None:
        """In one transaction."""
        with self._base.transaction():
            self._insert(document)

    def remove(self, document: Batch) -> None:
        """By their numbers."""
        self._base.execute("DELETE FROM passages WHERE number = ANY(%s)", (list(document.numbers()),))

    def has(self, document: Batch) -> bool:
        """By the graph of its language."""
        return self._nearest(document.vectors[0], document.languages[0], 1, "") == [document.first]

    def ask(self, asked: Asked) -> None:
        """The words of all languages at once, the vectors of each."""
        vector = meaning(asked)
        words = " | ".join("'" + term.replace("'", "''") + "'" for term in asked.terms)
        self._base.execute(
            f"SELECT number FROM passages WHERE terms @@ %(words)s::tsquery "  # noqa: S608 - a constant
            f"ORDER BY ts_rank(terms, %(words)s::tsquery) DESC LIMIT {LIMIT}",
            {"words": words},
        ).fetchall()
        for language in LANGUAGES:
            self._nearest(vector, language, LIMIT, "")

    def nearest(self, asked: Asked, *, filtered: bool) -> list[int]:
        """By the graph of its language."""
        return self._nearest(asked.vector, asked.language, 10, "AND kept" if filtered else "")

    def _nearest(self, vector: Vectors, language: str, limit: int, within: str) -> list[int]:
        found = self._base.execute(
            f"SELECT number FROM passages WHERE language = '{language}' {within} "  # noqa: S608 - constants
            f"ORDER BY vector <=> %s::vector LIMIT {limit}",
            (_written(vector),),
        )
        return [int(row[0]) for row in found]


def _written(vector: Vectors) -> str:
    return f"[{','.join(f'{number:.7g}' for number in vector.tolist())}]"
