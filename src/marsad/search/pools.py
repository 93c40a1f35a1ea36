"""Chooses the rows whose whole vectors are compared with a question: two looks at signs, each at fewer rows.

See `logic.signs`; the third look, at whole vectors, is the snapshot's.
"""

from collections.abc import Callable, Sequence, Sized
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from marsad.language.encoder import Vectors
from marsad.search.index import Scope
from marsad.search.logic.signs import Near, Signs, lowest, sighted
from marsad.search.sight import Sight

_SEEN = 4_000  # rows that differ in the fewest signs
_LOOKED_AT = 1_200  # of these by their signs and the question's numbers; their whole vectors are compared
_SHARE = 128  # of all rows, where that is more
_MORE = 3  # times as many as asked for, where more are asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """Rows of one part that may be near, by their places in its order, with their signs and stretches."""

    sight: Sight
    places: NDArray[np.int64]
    signs: Signs
    stretches: Near

    def __len__(self) -> int:
        """How many."""
        return len(self.places)

    def only(self, kept: NDArray[np.int64]) -> "Pool":
        """Some of them."""
        return Pool(
            sight=self.sight,
            places=self.places[kept],
            signs=self.signs.take(kept, axis=1),
            stretches=self.stretches[kept],
        )

    def estimated(self, question: Vectors, products: Callable[[Signs], Near]) -> Near:
        """About the cosines, by the products of the question with signs."""
        near: Near = self.stretches * products(self.signs)
        near += np.float32(self.sight.part.outlines.centre @ question)
        return near


def nearest(sights: Sequence[Sight], scope: Scope, question: Vectors, *, limit: int) -> Sequence[Pool]:
    """The rows of a scope that seem nearest: the less wrong, the more of them than are asked for."""
    asked = sighted(question)
    pools: Sequence[Pool] = [_pool(sight, scope) for sight in sights]
    looked_at = max(_LOOKED_AT, _MORE * limit, sum(map(len, pools)) // _SHARE)
    pools = _narrowed(pools, max(_SEEN, _MORE * looked_at), question, asked.roughly)
    return _narrowed(pools, looked_at, question, asked.nearly)


def _pool(sight: Sight, scope: Scope) -> Pool:
    place, passing = sight.rows_in(scope)
    known = sight.part.outlines
    every = Pool(
        sight=sight,
        places=np.arange(place.start, place.stop),
        signs=known.signs[:, place],
        stretches=known.stretches[place],
    )
    return every if passing is None else every.only(np.flatnonzero(passing))


def _narrowed(
    pools: Sequence[Pool], count: int, question: Vectors, products: Callable[[Signs], Near]
) -> Sequence[Pool]:
    """What seems nearest, over all parts."""
    if sum(map(len, pools)) <= count:
        return pools
    near = np.concatenate([pool.estimated(question, products) for pool in pools])
    kept = shared_out(lowest(-near, count), pools)
    return [pool.only(own) for pool, own in zip(pools, kept, strict=True)]


def shared_out(kept: NDArray[np.int64], parts: Sequence[Sized]) -> list[NDArray[np.int64]]:
    """Ascending places in all parts' rows one after another, as places in the rows of each."""
    begins = np.cumsum([0, *(len(part) for part in parts)])
    cuts = np.searchsorted(kept, begins)
    return [kept[cuts[n] : cuts[n + 1]] - begins[n] for n in range(len(parts))]
