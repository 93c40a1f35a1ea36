"""One index in several places, each of which a machine could hold: documents are scattered, answers are gathered.

A document goes to the place that its id names, and is taken out of all: so when places are added or given up, what
stands elsewhere is still found, once, and the store repairs what is missing. Every place is asked at the same time.
Shared terms need figures of all passages (how many have a term), so places are asked for these first; then each gives
its best, and the best of all are those of one index. For nearness in meaning each place compares as many whole vectors
as one index would, so as much is found or more.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain
from typing import TypeVar

from marsad.language.encoder import Vectors
from marsad.search.index import Census, Entry, Hit, Index, Moment, Scope, Shape
from marsad.search.logic.numbers import word_id

_T = TypeVar("_T")
_U = TypeVar("_U")


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """What stood in all places at about one moment."""

    moments: tuple[Moment, ...]
    asking: ThreadPoolExecutor

    def census(self, terms: Sequence[str]) -> Census:
        """Of all passages."""
        return Census.of_all(self._from_all(lambda moment: moment.census(terms)))

    def lexical(
        self, terms: Sequence[str], vector: Vectors, scope: Scope, *, limit: int, census: Census | None = None
    ) -> list[Hit]:
        """Passages by BM25 with the figures of all."""
        known = census or self.census(terms)
        found = self._from_all(lambda moment: moment.lexical(terms, vector, scope, limit=limit, census=known))
        return _best(found, limit, lambda hit: hit.shared)

    def dense(self, vector: Vectors, scope: Scope, *, limit: int) -> list[Hit]:
        """Passages by cosine."""
        found = self._from_all(lambda moment: moment.dense(vector, scope, limit=limit))
        return _best(found, limit, lambda hit: hit.cosine)

    @property
    def languages(self) -> frozenset[str]:
        """The languages of the passages."""
        return frozenset(chain.from_iterable(moment.languages for moment in self.moments))

    @property
    def version(self) -> int:
        """The sum of the versions, which only rise."""
        return sum(moment.version for moment in self.moments)

    @property
    def passages(self) -> int:
        """How many there are."""
        return sum(moment.passages for moment in self.moments)

    def shapes(self) -> dict[str, Shape]:
        """What is here of each document."""
        return _summed(moment.shapes() for moment in self.moments)

    def _from_all(self, ask: Callable[[Moment], _T]) -> list[_T]:
        return list(self.asking.map(ask, self.moments))


class Scattered:
    """Several indexes as one."""

    def __init__(self, places: Sequence[Index]) -> None:
        """Each of them may be empty, or hold documents already."""
        self._places = tuple(places)
        self._asking = ThreadPoolExecutor(len(self._places), thread_name_prefix="index")

    def add(self, entries: Sequence[Entry], vectors: Vectors) -> None:
        """Put each document's passages into its place."""
        rows: defaultdict[int, list[int]] = defaultdict(list)
        for row, entry in enumerate(entries):
            rows[word_id(entry.document) % len(self._places)].append(row)
        for place, own in rows.items():
            self._places[place].add([entries[row] for row in own], vectors[own])

    def remove(self, documents: Collection[str]) -> None:
        """Take documents out, wherever they are."""
        self._in_all(lambda place: place.remove(documents))

    def tidy(self) -> None:
        """Merge what was written in many pieces."""
        self._in_all(lambda place: place.tidy())

    def forget_others(self) -> None:
        """Drop what other stamps left."""
        self._in_all(lambda place: place.forget_others())

    def forget_the_past(self) -> None:
        """Drop older states."""
        self._in_all(lambda place: place.forget_the_past())

    def now(self) -> Gathered:
        """All places as they are."""
        return Gathered(moments=tuple(self._in_all(lambda place: place.now())), asking=self._asking)

    def shapes(self) -> dict[str, Shape]:
        """What is here of each document."""
        return _summed(self._in_all(lambda place: place.shapes()))

    def count(self) -> int:
        """How many passages."""
        return sum(self._in_all(lambda place: place.count()))

    def version(self) -> int:
        """The sum of the versions, which only rise."""
        return sum(self._in_all(lambda place: place.version()))

    def _in_all(self, do: Callable[[Index], _U]) -> list[_U]:
        return list(self._asking.map(do, self._places))


def _best(found: Iterable[Sequence[Hit]], limit: int, score: Callable[[Hit], float]) -> list[Hit]:
    return nsmallest(limit, chain.from_iterable(found), key=lambda hit: (-score(hit), hit.place))


def _summed(some: Iterable[dict[str, Shape]]) -> dict[str, Shape]:
    """Shapes of all places; a document that stands in two is as if it stood twice in one."""
    found: dict[str, Shape] = {}
    for document, (count, starts, ends) in chain.from_iterable(one.items() for one in some):
        before = found.get(document, (0, 0, 0))
        found[document] = before[0] + count, before[1] + starts, before[2] + ends
    return found
