"""Which passages have a term, and how often: what BM25 is reckoned from.

Terms are numbers (`logic.numbers`), so that a list of them is an array. The formula is Lucene's, with its usual
constants; figures are of all passages of the index, whatever a question narrows its search to.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from marsad.search.index import Census, WordIds

_OFTEN = 1.2  # how much a term counts that comes again
_LONG = 0.75  # how much a long passage is held against it


@dataclass(frozen=True, slots=True, kw_only=True)
class Postings:
    """Of each term the rows that have it, and how often; terms in order, rows in order within each."""

    terms: WordIds
    begins: NDArray[np.int64]  # one more than terms
    rows: NDArray[np.int32]
    counts: NDArray[np.uint16]
    lengths: NDArray[np.int32]  # terms of each row

    def of(self, term: int) -> slice:
        """Where the rows of a term stand."""
        place = int(np.searchsorted(self.terms, term))
        if place == len(self.terms) or self.terms[place] != term:
            return slice(0, 0)
        return slice(int(self.begins[place]), int(self.begins[place + 1]))


def posted(terms: WordIds, lengths: NDArray[np.int32]) -> Postings:
    """Postings of rows whose terms stand one row after another."""
    rows = np.repeat(np.arange(len(lengths), dtype=np.int64), lengths)
    known, places = np.unique(terms, return_inverse=True)
    pairs, counts = np.unique((places.astype(np.int64) << 32) | rows, return_counts=True)
    begins = np.searchsorted(pairs >> 32, np.arange(len(known) + 1))
    return Postings(
        terms=known,
        begins=begins.astype(np.int64),
        rows=(pairs & 0xFFFFFFFF).astype(np.int32),
        counts=np.minimum(counts, np.iinfo(np.uint16).max).astype(np.uint16),
        lengths=lengths.astype(np.int32),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The rows of one part of the index that have a term."""

    rows: NDArray[np.int32]
    counts: NDArray[np.uint16]


def told(postings: Postings, terms: Sequence[int], alive: NDArray[np.bool_] | None) -> list[Told]:
    """What postings know of each term; rows that are not `alive` are as if they had never been."""
    found = []
    for term in terms:
        place = postings.of(term)
        rows, counts = postings.rows[place], postings.counts[place]
        if alive is not None:
            kept = alive[rows]
            rows, counts = rows[kept], counts[kept]
        found.append(Told(rows=rows, counts=counts))
    return found


def having(parts: Sequence[Sequence[Told]], terms: int) -> tuple[int, ...]:
    """How many rows of all parts have each of so many terms."""
    return tuple(sum(len(part[place].rows) for part in parts) for place in range(terms))


def rarities(census: Census) -> NDArray[np.float64]:
    """The inverse document frequency of each term, over all passages."""
    having = np.array(census.having, dtype=np.float64)
    rarity: NDArray[np.float64] = np.log1p((census.passages - having + 0.5) / (having + 0.5))
    return rarity


def bm25(
    part: Sequence[Told], rarity: NDArray[np.float64], lengths: NDArray[np.int32], length: float
) -> NDArray[np.float64]:
    """The score of every row of a part, 0 for those that have none of the terms; `length` is that of the usual row."""
    rows = np.concatenate([one.rows for one in part])
    counts = np.concatenate([one.counts for one in part]).astype(np.float64)
    rare = np.repeat(rarity, [len(one.rows) for one in part])
    against = _OFTEN * (1 - _LONG + _LONG * lengths[rows] / length)
    scores = rare * counts * (_OFTEN + 1) / (counts + against)
    return np.bincount(rows, scores, minlength=len(lengths)).astype(np.float64, copy=False)
