"""The engines of `benchmarks/search.py`: Marsad's index, and what people would put together instead.

All get the same terms and vectors. An engine is built in one process and asked in another, as a user's would be.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from search_material import LANGUAGES, Asked, Batch, document_of, passes, vocabulary
from search_peers import LIMIT, Bm25sNumpy, SqliteVec, TantivyUsearch
from search_postgres import PostgresVector

from marsad.language.encoder import default_encoder
from marsad.search.index import Entry, Scope
from marsad.search.lance import LanceIndex
from marsad.search.logic import ranking
from marsad.search.logic.sounds import sounds_of
from marsad.search.logic.wordvectors import Rows, WordVectors
from marsad.search.questions import Question
from marsad.search.rereading import read_again


class Engine(Protocol):
    """What the benchmark asks; `nearest` gives numbers of passages in a language, of the filtered ones if asked."""

    def build(self, batches: Iterable[Batch]) -> None:
        """Index everything."""

    def ask(self, asked: Asked) -> None:
        """Encode a question and answer it over all three languages, by words and by meaning."""

    def nearest(self, asked: Asked, *, filtered: bool) -> list[int]:
        """The ten passages nearest in meaning."""


class Changing(Engine, Protocol):
    """An engine to which something can be added while it is asked."""

    def add(self, document: Batch) -> None:
        """Put a document in, to be found from now on."""

    def remove(self, document: Batch) -> None:
        """Take it out."""

    def has(self, document: Batch) -> bool:
        """Whether its first passage is the nearest to its own vector."""


class Marsad:
    """The room's own index and ranking, with its reading again."""

    def __init__(self, folder: Path) -> None:
        """Open the index; the words are those of the material."""
        self._index = LanceIndex(folder, stamp="benchmark")
        self._known = WordVectors(default_encoder())
        for language in LANGUAGES:
            known = vocabulary(language)
            self._known.take_in(Rows(ids=known.ids, vectors=known.vectors, sounds=sounds_of(known.texts)))
        self._filtered: list[str] = []

    def build(self, batches: Iterable[Batch]) -> None:
        """Add as ingesting does, and tidy once."""
        for batch in batches:
            self._index.add(entries_of(batch), batch.vectors)
        self._index.tidy()

    def ask(self, asked: Asked) -> None:
        """Two lists in each language, and the candidates read again."""
        vector = self._known.meaning(asked.text)
        question = Question(text=asked.text, language=asked.language, vector=vector, named=())
        found, index = [], self._index.now()
        for language in LANGUAGES:
            scope = Scope(language=language)
            lexical = index.lexical(question.terms_for(language), vector, scope, limit=LIMIT)
            dense = index.dense(vector, scope, limit=LIMIT)
            found += ranking.candidates(lexical, dense, is_own=language == asked.language)
        read_again(question, found, (), self._known)

    def nearest(self, asked: Asked, *, filtered: bool) -> list[int]:
        """Through the room's own filter: a list of documents."""
        scope = Scope(language=asked.language, documents=self._passing() if filtered else None)
        return [hit.start for hit in self._index.now().dense(asked.vector, scope, limit=10)]

    def add(self, document: Batch) -> None:
        """A document that has just been read."""
        self._index.add(entries_of(document), document.vectors)
        self._index.now()

    def remove(self, document: Batch) -> None:
        """By its name."""
        self._index.remove([f"d{document_of(document.first)}"])

    def has(self, document: Batch) -> bool:
        """By a question within its language."""
        found = self._index.now().dense(document.vectors[0], Scope(language=document.languages[0]), limit=1)
        return bool(found) and found[0].start == document.first

    def _passing(self) -> list[str]:
        if not self._filtered:
            last = self._index.count()
            self._filtered = [f"d{document_of(number)}" for number in range(0, last, 20) if passes(number)]
        return self._filtered


def entries_of(batch: Batch) -> list[Entry]:
    """The passages as the index takes them; the place of each is its number."""
    columns = zip(batch.numbers(), batch.languages, batch.terms, batch.words, strict=True)
    return [
        Entry(
            document=f"d{document_of(number)}", start=number, end=number + 1, language=language, terms=terms, words=ids
        )
        for number, language, terms, ids in columns
    ]


STATIC = ("bm25s",)  # engines to which nothing can be added
ENGINES: dict[str, tuple[str, Callable[[Path], Engine]]] = {
    "marsad": ("lancedb", Marsad),
    "sqlite": ("sqlite_vec", SqliteVec),
    "tantivy": ("usearch", TantivyUsearch),
    "bm25s": ("bm25s", Bm25sNumpy),
    "postgres": ("pgserver", PostgresVector),
}
