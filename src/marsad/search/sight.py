"""What stands of a part of the index, and which of it a question may find."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from marsad.search.index import Scope
from marsad.search.part import Part


@dataclass(frozen=True, kw_only=True)
class Sight:
    """A part as a snapshot sees it."""

    part: Part
    standing: NDArray[np.bool_]  # by the numbers of its documents

    @cached_property
    def alive(self) -> NDArray[np.bool_] | None:
        """Which rows stand; None when all do."""
        return None if self.standing.all() else self.standing[self.part.of]

    @cached_property
    def passages(self) -> int:
        """How many rows stand."""
        return len(self.part) if self.alive is None else int(self.alive.sum())

    @cached_property
    def terms(self) -> int:
        """How many terms they have."""
        lengths = self.part.postings.lengths
        return int((lengths if self.alive is None else lengths[self.alive]).sum())

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages of the rows that stand."""
        known = self.part.languages.tolist()
        if self.alive is None:
            return frozenset(known)
        return frozenset(one for one in known if self.alive[self.part.order[self.part.place_of(one)]].any())

    def shapes(self) -> Iterator[tuple[str, NDArray[np.int64]]]:
        """Each document's writing with the number of its passages and the sums of their beginnings and ends."""
        part, of = self.part, self.part.of
        sums = [np.bincount(of, side, minlength=len(self.standing)) for side in (None, part.starts, part.ends)]
        figures = np.stack(sums, axis=1).astype(np.int64)  # exact: sums of whole numbers below 2^53
        for number in np.flatnonzero(self.standing).tolist():
            yield str(part.documents[number]), figures[number]

    def rows_in(self, scope: Scope) -> tuple[slice, NDArray[np.bool_] | None]:
        """Where the rows of a scope stand in the part's order, and which of them pass; None when all do."""
        place = self.part.place_of(scope.language)
        passing = self._passing(scope)
        return place, None if passing.all() else passing[self.part.of[self.part.order[place]]]

    def _passing(self, scope: Scope) -> NDArray[np.bool_]:
        """Which documents pass."""
        passing = self.standing
        if scope.documents is not None:
            passing = passing & self._named(scope.documents)
        return passing & ~self._named(scope.without) if scope.without else passing

    def _named(self, documents: Collection[str]) -> NDArray[np.bool_]:
        named = np.zeros(len(self.standing), dtype=np.bool_)
        numbers = self.part.numbers
        named[[number for document in documents for number in numbers.get(document, ())]] = True
        return named
