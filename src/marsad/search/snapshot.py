"""The index as it stood at one moment, asked in memory: shared terms and nearness in meaning, within one language.

A snapshot is some parts and which of their rows still stand. The answer is the same however rows are shared out among
parts: figures of terms are of all of them, and cuts keep what is equal until places decide.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, repeat

import numpy as np
from numpy.typing import NDArray

from marsad.language.encoder import Vectors
from marsad.search.index import Census, Hit, Scope, Shape, WordIds
from marsad.search.logic import postings, signs
from marsad.search.logic.numbers import word_id
from marsad.search.part import Part
from marsad.search.pools import Pool, nearest, shared_out
from marsad.search.sight import Sight

_Placed = tuple[float, tuple[str, int, int], int, int]  # the score, negative; the place; number of the part; row
_Half = NDArray[np.float16]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Some:
    """Rows of one part with what they are chosen by."""

    part: Part
    rows: NDArray[np.int64]
    scores: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.rows)

    def best(self, kept: NDArray[np.int64], number: int) -> Iterator[_Placed]:
        """Some of them as they are put in order: by score, then by place; `number` is the part's."""
        rows = self.rows[kept]
        return zip((-self.scores[kept]).tolist(), self.part.passages_of(rows), repeat(number), rows.tolist())


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """All parts; a document's writing stands in one of them only."""

    sights: tuple[Sight, ...] = ()
    version: int = 0  # of the table

    @property
    def passages(self) -> int:
        """How many."""
        return sum(sight.passages for sight in self.sights)

    def shapes(self) -> dict[str, Shape]:
        """Of each document the number of its passages and the sums of their beginnings and ends."""
        found: defaultdict[str, NDArray[np.int64]] = defaultdict(lambda: np.zeros(3, dtype=np.int64))
        for sight in self.sights:
            for document, figures in sight.shapes():
                found[document] += figures
        return {document: (count, starts, ends) for document, (count, starts, ends) in found.items()}

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages of the passages."""
        return frozenset(chain.from_iterable(sight.languages for sight in self.sights))

    def census(self, terms: Sequence[str]) -> Census:
        """The figures that shared terms are weighed with."""
        numbers = _numbers(terms)
        return self._census(self._told(numbers), len(numbers))

    def _census(self, told: Sequence[Sequence[postings.Told]], terms: int) -> Census:
        having = postings.having(told, terms)
        return Census(passages=self.passages, terms=sum(sight.terms for sight in self.sights), having=having)

    def _told(self, numbers: Sequence[int]) -> list[list[postings.Told]]:
        return [postings.told(sight.part.postings, numbers, sight.alive) for sight in self.sights]

    def lexical(
        self, terms: Sequence[str], vector: Vectors, scope: Scope, *, limit: int, census: Census | None = None
    ) -> list[Hit]:
        """Passages by BM25."""
        numbers = _numbers(terms)
        told = self._told(numbers)
        if not numbers or not told:
            return []
        known = census or self._census(told, len(numbers))
        rarity, length = postings.rarities(known), max(known.terms / max(1, known.passages), 1e-9)
        found = []
        for sight, having in zip(self.sights, told, strict=True):
            scores = postings.bm25(having, rarity, sight.part.postings.lengths, length)
            place, passing = sight.rows_in(scope)
            rows = sight.part.order[place]
            kept = np.flatnonzero(scores[rows] > 0 if passing is None else (scores[rows] > 0) & passing)
            found.append(_Some(part=sight.part, rows=rows[kept].astype(np.int64), scores=scores[rows[kept]]))
        return _hits(found, limit, scope.language, np.asarray(vector, dtype=np.float32), is_shared=True)

    def dense(self, vector: Vectors, scope: Scope, *, limit: int) -> list[Hit]:
        """Passages by cosine, of those that seem nearest (`marsad.search.pools`)."""
        question = np.asarray(vector, dtype=np.float32)
        pools = nearest(self.sights, scope, question, limit=limit)
        found = [_near(pool, question) for pool in pools]
        return _hits(found, limit, scope.language, question, is_shared=False)


def _numbers(terms: Sequence[str]) -> list[int]:
    return [word_id(term) for term in dict.fromkeys(terms)]


def _near(pool: Pool, question: Vectors) -> _Some:
    """The cosines of all rows that are left."""
    rows = pool.sight.part.order[pool.places].astype(np.int64)
    scores = signs.cosines(pool.sight.part.vectors, rows, question).astype(np.float64)
    return _Some(part=pool.sight.part, rows=rows, scores=scores)


def _best(found: Sequence[_Some], limit: int) -> list[_Placed]:
    """The rows with the highest scores, equal ones by their places."""
    if not found:
        return []
    kept = shared_out(signs.lowest(-np.concatenate([some.scores for some in found]), limit), found)
    placed = (some.best(own, number) for number, (some, own) in enumerate(zip(found, kept, strict=True)))
    return sorted(chain.from_iterable(placed))[:limit]


def _hits(found: Sequence[_Some], limit: int, language: str, question: Vectors, *, is_shared: bool) -> list[Hit]:
    """The best rows, with all that is known of the passages."""
    best = _best(found, limit)
    rows = [[row for *_, of, row in best if of == number] for number in range(len(found))]
    known = [_known(some.part, np.array(own, dtype=np.int64), question) for some, own in zip(found, rows, strict=True)]
    hits = []
    for less, (document, start, end), of, _ in best:
        words, around, vector, cosine = next(known[of])
        hits.append(
            Hit(
                document=document,
                start=start,
                end=end,
                language=language,
                words=words,
                around=around,
                vector=vector,
                cosine=cosine,
                shared=-less if is_shared else 0.0,
            )
        )
    return hits


def _known(part: Part, rows: NDArray[np.int64], question: Vectors) -> Iterator[tuple[WordIds, WordIds, _Half, float]]:
    """What else is known of some rows, one by one: words, words around, vector, and cosine with the question."""
    vectors = part.vectors[rows]
    near = (signs.widened(vectors) * question).sum(axis=1)  # a product of matrices would differ with their number
    return zip(part.words.of(rows), part.around.of(rows), vectors, near.tolist(), strict=True)
