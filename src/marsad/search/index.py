"""What search asks of an index: two ways to find passages, each within one language, and keeping itself up to date.

An index holds nothing that the store could not give again. Shared words of one call may be compared with each other
only; cosines of one question may be compared everywhere.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from marsad.language.encoder import Vectors

Shape = tuple[int, int, int]  # of a document: the number of its passages, and the sums of their beginnings and ends
WordIds = NDArray[np.int64]  # of words that carry meaning, see `logic.wordvectors`


def no_words() -> WordIds:
    """A text without words."""
    return np.zeros(0, dtype=np.int64)


def no_vector() -> NDArray[np.float16]:
    """A passage whose vector nobody asked for."""
    return np.zeros(0, dtype=np.float16)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A passage as it is indexed: where it stands, the terms that it is found by, its words and those around it."""

    document: str
    start: int
    end: int
    language: str
    terms: tuple[str, ...]
    words: WordIds = field(default_factory=no_words, compare=False)
    around: WordIds = field(default_factory=no_words, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage that was found, how well it fits, its words and its vector."""

    document: str
    start: int
    end: int
    language: str
    cosine: float
    shared: float = 0.0  # BM25 of the terms; 0 when it was found by meaning alone
    words: WordIds = field(default_factory=no_words, compare=False)
    around: WordIds = field(default_factory=no_words, compare=False)
    vector: NDArray[np.float16] = field(default_factory=no_vector, compare=False)

    @property
    def place(self) -> tuple[str, int, int]:
        """What names the passage."""
        return self.document, self.start, self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Where to look: in one language, and in some documents only when they are given.

    Documents in `without` take no part: their passages cost nobody a place among the first.
    """

    language: str
    documents: Collection[str] | None = None
    without: Collection[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Census:
    """What BM25 must know of all passages: how many, how many terms they have, and how many have each asked term."""

    passages: int
    terms: int
    having: tuple[int, ...]

    @classmethod
    def of_all(cls, some: Iterable["Census"]) -> "Census":
        """What is known of passages in several places, asked for the same terms."""
        every = list(some)
        return cls(
            passages=sum(one.passages for one in every),
            terms=sum(one.terms for one in every),
            having=tuple(map(sum, zip(*(one.having for one in every), strict=True))),
        )


class Moment(Protocol):
    """An index as it stood at one moment, so that all that one question asks is answered from the same state."""

    def census(self, terms: Sequence[str]) -> Census:
        """The figures that shared terms are weighed with."""

    def lexical(
        self, terms: Sequence[str], vector: Vectors, scope: Scope, *, limit: int, census: Census | None = None
    ) -> list[Hit]:
        """Passages that have some of the terms, best first, with their cosine.

        `census` is of all places, where this moment is of one among several.
        """

    def dense(self, vector: Vectors, scope: Scope, *, limit: int) -> list[Hit]:
        """Passages nearest to a vector, best first."""

    @property
    def languages(self) -> frozenset[str]:
        """The languages of the passages."""

    @property
    def version(self) -> int:
        """A number that every change raises, whichever process makes it."""

    @property
    def passages(self) -> int:
        """How many there are."""

    def shapes(self) -> dict[str, Shape]:
        """Of each document here the number of its passages and the sums of their beginnings and ends."""


class Index(Protocol):
    """An index of passages."""

    def add(self, entries: Sequence[Entry], vectors: Vectors) -> None:
        """Put passages in, a vector of unit length for each; none may be in already."""

    def remove(self, documents: Collection[str]) -> None:
        """Take all passages of some documents out; unknown ids are ignored."""

    def tidy(self) -> None:
        """Merge what was added and removed; call it after a batch, search is right without it but slower."""

    def forget_others(self) -> None:
        """Drop what other encoders or analyses have indexed here."""

    def forget_the_past(self) -> None:
        """Keep no older state of the index, from which could be told what was taken out."""

    def now(self) -> Moment:
        """The index as it is now, to be asked."""

    def shapes(self) -> dict[str, Shape]:
        """What a moment says, read from what is written."""

    def count(self) -> int:
        """How many passages there are."""

    def version(self) -> int:
        """A number that every change raises, whichever process makes it."""
