"""What search asks of an index: two ways to find passages, each within one language, and keeping itself up to date.

An index holds nothing that the store could not give again. Scores of one call may be compared with each other only.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from marsad.language.encoder import Vectors


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A passage as it is indexed: where it stands and the terms that it is found by."""

    document: str
    start: int
    end: int
    language: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage that was found, and how well it fits."""

    document: str
    start: int
    end: int
    language: str
    score: float  # BM25 of a lexical search, cosine of a dense one

    @property
    def place(self) -> tuple[str, int, int]:
        """What names the passage."""
        return self.document, self.start, self.end


class Index(Protocol):
    """An index of passages."""

    def add(self, entries: Sequence[Entry], vectors: Vectors) -> None:
        """Put passages in, a vector of unit length for each; none may be in already."""

    def remove(self, documents: Collection[str]) -> None:
        """Take all passages of some documents out; unknown ids are ignored."""

    def tidy(self) -> None:
        """Merge what was added and removed; call it after a batch, search is right without it but slower."""

    def search_lexical(
        self,
        terms: Sequence[str],
        *,
        language: str,
        limit: int,
        documents: Collection[str] | None = None,
        without: Collection[str] = (),
    ) -> list[Hit]:
        """Passages that have some of the terms, best first; only of some documents when they are given.

        Documents in `without` take no part: their passages cost nobody a place among the first.
        """

    def search_dense(
        self,
        vector: Vectors,
        *,
        language: str,
        limit: int,
        documents: Collection[str] | None = None,
        without: Collection[str] = (),
    ) -> list[Hit]:
        """Passages nearest to a vector, best first; exact. Filtered as the lexical search."""

    def document_ids(self) -> frozenset[str]:
        """The documents that have passages here."""

    def languages(self) -> frozenset[str]:
        """The languages of the passages."""

    def count(self) -> int:
        """How many passages there are."""
