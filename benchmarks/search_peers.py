"""What people would put together for search without Marsad, for `benchmarks/search.py`."""

import threading
from collections.abc import Iterable
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from search_material import LANGUAGES, Asked, Batch, meaning, passes

from marsad.language.encoder import Vectors

LIMIT = 100  # candidates of each list
SQLITES = ("sqlite3", "pysqlite3")  # the second comes as a package, for a Python whose own may load no extension


def sqlite() -> Any:
    """The first SQLite that may load extensions; None where there is none."""
    found = (import_module(name) for name in SQLITES if find_spec(name))
    return next((one for one in found if hasattr(one.Connection, "enable_load_extension")), None)


class SqliteVec:
    """SQLite's full text with the extension sqlite-vec, which compares every vector."""

    def __init__(self, folder: Path) -> None:
        """Remember the file; each thread opens it for itself."""
        folder.mkdir(parents=True, exist_ok=True)
        self._file, self._own = folder / "all.sqlite", threading.local()

    @property
    def _base(self) -> Any:
        if not hasattr(self._own, "base"):
            self._own.base = sqlite().connect(self._file, timeout=60)
            self._own.base.execute("PRAGMA journal_mode=WAL")
            self._own.base.enable_load_extension(True)
            import_module("sqlite_vec").load(self._own.base)
        return self._own.base

    def build(self, batches: Iterable[Batch]) -> None:
        """Two virtual tables with the same row numbers."""
        self._base.execute("CREATE VIRTUAL TABLE t USING fts5(terms, content='', tokenize='unicode61')")
        self._base.execute(
            "CREATE VIRTUAL TABLE v USING vec0(language text partition key, kept integer, "
            "vector float[512] distance_metric=cosine)"
        )
        for batch in batches:
            self._insert(batch)
        self._base.commit()

    def _insert(self, batch: Batch) -> None:
        numbers = batch.numbers()
        terms = ((number, " ".join(one)) for number, one in zip(numbers, batch.terms, strict=True))
        self._base.executemany("INSERT INTO t(rowid, terms) VALUES (?, ?)", terms)
        rows = zip(numbers, batch.languages, batch.vectors, strict=True)
        self._base.executemany(
            "INSERT INTO v(rowid, language, kept, vector) VALUES (?, ?, ?, ?)",
            ((number, language, int(passes(number)), one.tobytes()) for number, language, one in rows),
        )

    def add(self, document: Batch) -> None:
        """In one transaction."""
        self._insert(document)
        self._base.commit()

    def remove(self, document: Batch) -> None:
        """A table of words without content wants to be told what it had."""
        for number, terms in zip(document.numbers(), document.terms, strict=True):
            self._base.execute("INSERT INTO t(t, rowid, terms) VALUES ('delete', ?, ?)", (number, " ".join(terms)))
            self._base.execute("DELETE FROM v WHERE rowid = ?", (number,))
        self._base.commit()

    def has(self, document: Batch) -> bool:
        """By its partition."""
        return self._nearest(document.vectors[0], document.languages[0], 1, "") == [document.first]

    def ask(self, asked: Asked) -> None:
        """Both lists over everything."""
        vector = meaning(asked)
        words = " OR ".join(f'"{term}"' for term in asked.terms)
        self._base.execute(f"SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT {LIMIT}", (words,)).fetchall()  # noqa: S608 - a constant
        for language in LANGUAGES:
            self._nearest(vector, language, LIMIT, "")

    def nearest(self, asked: Asked, *, filtered: bool) -> list[int]:
        """By partition, and a column for the filter."""
        return self._nearest(asked.vector, asked.language, 10, "AND kept = 1" if filtered else "")

    def _nearest(self, vector: Vectors, language: str, limit: int, within: str) -> list[int]:
        found = self._base.execute(
            f"SELECT rowid FROM v WHERE vector MATCH ? AND k = {limit} AND language = ? {within}",  # noqa: S608 - constants
            (vector.tobytes(), language),
        )
        return [int(row[0]) for row in found]


class TantivyUsearch:
    """tantivy for words, usearch's graph (16 bits) for vectors; the graph knows no filter, so it is asked for more."""

    def __init__(self, folder: Path) -> None:
        """Open both when they are there."""
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._tantivy, usearch = import_module("tantivy"), import_module("usearch.index")
        schema = self._tantivy.SchemaBuilder()
        schema.add_integer_field("number", stored=True, indexed=True)
        schema.add_text_field("terms", tokenizer_name="whitespace")
        (folder / "words").mkdir(exist_ok=True)
        self._words = self._tantivy.Index(schema.build(), path=str(folder / "words"))
        self._graph = usearch.Index(ndim=512, metric="cos", dtype="f16")
        self._languages: Any = np.zeros(0, dtype=np.int8)
        if (folder / "graph").exists():
            self._graph.load(str(folder / "graph"))
            self._languages = np.load(folder / "languages.npy")

    def build(self, batches: Iterable[Batch]) -> None:
        """A document for each passage, a node for each vector."""
        languages = []
        for batch in batches:
            self._insert(batch)
            languages += [LANGUAGES.index(language) for language in batch.languages]
        self._writer.commit()
        self._graph.save(str(self._folder / "graph"))
        np.save(self._folder / "languages.npy", np.array(languages, dtype=np.int8))

    @cached_property
    def _writer(self) -> Any:
        return self._words.writer(heap_size=200_000_000)

    def _insert(self, batch: Batch) -> None:
        for number, terms in zip(batch.numbers(), batch.terms, strict=True):
            self._writer.add_document(self._tantivy.Document(number=number, terms=" ".join(terms)))
        self._graph.add(np.array(batch.numbers()), batch.vectors)

    def add(self, document: Batch) -> None:
        """Words are written; the graph stays in memory, since it can be written as a whole only."""
        self._insert(document)
        self._writer.commit()
        self._words.reload()

    def remove(self, document: Batch) -> None:
        """One by one."""
        for number in document.numbers():
            self._writer.delete_documents("number", number)
        self._graph.remove(np.array(document.numbers()))
        self._writer.commit()
        self._words.reload()

    def has(self, document: Batch) -> bool:
        """By the graph."""
        return bool(self._graph.search(document.vectors[0], 1).keys.tolist() == [document.first])

    def ask(self, asked: Asked) -> None:
        """Both lists over everything."""
        vector = meaning(asked)
        terms = [self._tantivy.Query.term_query(self._words.schema, "terms", term) for term in asked.terms]
        query = self._tantivy.Query.boolean_query([(self._tantivy.Occur.Should, term) for term in terms])
        self._words.searcher().search(query, LIMIT)
        self._graph.search(vector, LIMIT)

    def nearest(self, asked: Asked, *, filtered: bool) -> list[int]:
        """What is left of a hundred, of four hundred when filtered."""
        found = self._graph.search(asked.vector, 400 if filtered else 100).keys.tolist()
        kept = [n for n in found if LANGUAGES[self._languages[n]] == asked.language and (passes(n) or not filtered)]
        return kept[:10]


class Bm25sNumpy:
    """bm25s for words, one product of matrices for vectors: nothing can be added to it."""

    def __init__(self, folder: Path) -> None:
        """Load both when they are there."""
        self._folder, self._bm25s = folder, import_module("bm25s")
        if (folder / "vectors.npy").exists():
            self._words = self._bm25s.BM25.load(str(folder / "words"), mmap=True)
            self._vectors = np.load(folder / "vectors.npy")
            self._languages = np.load(folder / "languages.npy")

    def build(self, batches: Iterable[Batch]) -> None:
        """All terms at once, all vectors in one file."""
        terms, vectors, languages = [], [], []
        for batch in batches:
            terms += [list(one) for one in batch.terms]
            vectors.append(batch.vectors)
            languages += [LANGUAGES.index(language) for language in batch.languages]
        self._words = self._bm25s.BM25()
        self._words.index(terms, show_progress=False)
        self._words.save(str(self._folder / "words"))
        np.save(self._folder / "vectors.npy", np.vstack(vectors))
        np.save(self._folder / "languages.npy", np.array(languages, dtype=np.int8))

    def ask(self, asked: Asked) -> None:
        """Both lists over everything."""
        vector = meaning(asked)
        self._words.retrieve([list(asked.terms)], k=LIMIT, show_progress=False)
        np.argpartition(self._vectors @ vector, -LIMIT)

    def nearest(self, asked: Asked, *, filtered: bool) -> list[int]:
        """Exact."""
        cosines = self._vectors @ asked.vector
        cosines[self._languages != LANGUAGES.index(asked.language)] = -1
        if filtered:
            cosines[[number for number in range(len(cosines)) if not passes(number)]] = -1
        return [int(place) for place in np.argsort(-cosines)[:10]]
