"""How near two texts are in meaning, in any of the three languages: the cosine of their sentence vectors."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from marsad.language.encoder import Encoder
from marsad.linking.comparisons.at_once import row_by_row
from marsad.linking.shared_out import shared_out

AT_ONCE = 4_000_000  # cosines in memory
PAIRS_AT_ONCE = 20_000
WORTH = 5_000  # texts whose comparison is worth a process of its own
NEAREST = 12  # texts that one is compared with
SPARE = 1.1  # times as many rows as are needed when more are
DIGITS = 5  # of a cosine that count: further ones hang on how many are multiplied at once
Vectors = npt.NDArray[np.float32]
Places = npt.NDArray[np.int64]
Marks = npt.NDArray[np.bool_]


class Meanings:
    """The vectors of texts, each encoded once; for comparing names and recommendations across languages."""

    def __init__(self, encoder: Encoder, texts: Iterable[str] = ()) -> None:
        """Begin with some texts; more can be added."""
        self._encoder = encoder
        self._place: dict[str, int] = {}
        self._vectors = np.zeros((0, encoder.dimensions), dtype=np.float32)
        self.add(texts)

    def add(self, texts: Iterable[str]) -> None:
        """Encode, in one batch, those texts that are not known yet; encoding takes most of a linking's time."""
        fresh = sorted({text for text in texts if text} - self._place.keys())
        if fresh:
            self._place.update((text, place) for place, text in enumerate(fresh, len(self._place)))
            encoded = self._encoder.encode(fresh)
            self._make_room(len(self._place), encoded.shape[1])
            self._vectors[len(self._place) - len(fresh) : len(self._place)] = encoded

    def _make_room(self, rows: int, dimensions: int) -> None:
        """Have so many rows, and spare ones where there were others: a text more copies nothing then."""
        if rows > len(self._vectors):
            room = np.zeros((int(rows * SPARE) if len(self._vectors) else rows, dimensions), dtype=np.float32)
            room[: len(self._vectors)] = self._vectors.reshape(-1, dimensions)
            self._vectors = room

    def similarity(self, first: str, second: str) -> float:
        """The cosine of two known texts, from 0 to 1; 0 where one is empty."""
        if not first or not second:
            return 0.0
        return self.cosine(self._place[first], self._place[second])

    def places(self, texts: Iterable[str]) -> list[int]:
        """By which numbers known texts are asked for."""
        return [self._place[text] for text in texts]

    def cosine(self, first: int, second: int) -> float:
        """The cosine of two texts by their numbers, from 0 to 1."""
        return max(0.0, float(self._vectors[first].dot(self._vectors[second])))

    def cosines(self, ones: Places, others: Places) -> Vectors:
        """The cosines of some texts with others by their numbers, a row for each of the first."""
        told: Vectors = self._vectors[ones] @ self._vectors[others].T
        return told

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """One row for each known text; zeros for an empty one."""
        rows = np.empty((len(texts), self._vectors.shape[1]), dtype=np.float32)
        told = np.asarray([bool(text) for text in texts], dtype=np.bool_)
        if told.any():
            places = np.asarray([self._place[text] if text else 0 for text in texts], dtype=np.int64)
            np.take(self._vectors, places, axis=0, out=rows, mode="clip")  # any other mode makes a copy first
        rows[~told] = 0
        return rows

    def between(self, texts: Sequence[str], others: Sequence[str]) -> Vectors:
        """The cosines of known texts with others, a row for each of the first."""
        rows, columns = (np.asarray(self.places(some), dtype=np.int64) for some in (texts, others))
        return self.cosines(rows, columns)

    def near_pairs(
        self, texts: Sequence[str], threshold: float, most: int = NEAREST, apart: Sequence[str] = ()
    ) -> Iterator[tuple[int, int]]:
        """Pairs of places in `texts` (each i < j, once) whose cosine reaches the threshold, in blocks of memory.

        Of a text that is near to more than `most` only the nearest count, from its side: a base of many texts of few
        patterns would have as many pairs as its square. Equals at the edge all count, so no order plays a part.
        Texts of one mark of `apart`, such as a language, are no pairs; one without a mark may go with any other.
        """
        marks = np.unique(
            [mark or f"#{place}" for place, mark in enumerate(apart or [""] * len(texts))], return_inverse=True
        )[1]
        rows = self.vectors(texts)

        def part(begin: int, end: int) -> Places:
            found = array("q")
            for firsts, seconds, cosines in _near(rows, np.arange(begin, end), threshold):
                distinct = marks[firsts] != marks[seconds]
                kept = _nearest(firsts[distinct], cosines[distinct], most)
                first, second = firsts[distinct][kept], seconds[distinct][kept]
                found.frombytes((np.minimum(first, second) * len(texts) + np.maximum(first, second)).tobytes())
            return np.unique(np.frombuffer(found, dtype=np.int64))

        codes = np.unique(shared_out(len(texts), part, WORTH))
        return row_by_row(*np.divmod(codes, max(1, len(texts))))

    def near_among(
        self, texts: Sequence[str], pairs: Iterable[tuple[int, int]], threshold: float
    ) -> list[tuple[int, int]]:
        """Those of some pairs of places whose cosine reaches the threshold."""
        asked = np.asarray(sorted(pairs), dtype=np.int64).reshape(-1, 2)
        rows = self.vectors(texts)
        near = [
            some[np.einsum("ij,ij->i", rows[some[:, 0]], rows[some[:, 1]]) >= threshold]
            for some in np.array_split(asked, len(asked) // PAIRS_AT_ONCE + 1)
        ]
        return [(i, j) for i, j in np.concatenate(near).tolist()]


def _near(rows: Vectors, asked: Places, least: float) -> Iterator[tuple[Places, Places, Vectors]]:
    """All pairs of an asked row and any other whose cosine reaches `least`, some of the asked at a time."""
    step = at_once(rows)
    for start in range(0, len(asked), step):
        firsts, seconds, cosines = near(rows[asked[start : start + step]], rows, least)
        yield asked[firsts + start], seconds, cosines


def at_once(rows: Vectors) -> int:
    """How many rows are held against all of these at once."""
    return max(1, AT_ONCE // max(1, len(rows)))


def near(some: Vectors, others: Vectors, least: float) -> tuple[Places, Places, Vectors]:
    """The places in both of all pairs whose cosine reaches `least`, and these cosines."""
    cosines = (some @ others.T).ravel()
    found = np.flatnonzero(cosines >= least - 10**-DIGITS)
    told = rounded(cosines[found])
    found, told = found[told >= least], told[told >= least]
    firsts, seconds = np.divmod(found, max(1, len(others)))
    return firsts, seconds, told


def _nearest(rows: Places, cosines: Vectors, most: int) -> Marks:
    """Of each row (they stand together) the largest cosines, and those that equal the last of them."""
    kept = np.ones(len(rows), dtype=bool)
    edges = np.flatnonzero(np.diff(rows, prepend=-1, append=-1)).tolist()
    for begin, end in pairwise(edges):
        if end - begin > most:
            row = cosines[begin:end]
            kept[begin:end] = row >= np.partition(row, -most)[-most]
    return kept


def rounded(cosines: Vectors) -> Vectors:
    """Cosines as they are compared: the same whatever stood beside them when they were made."""
    told: Vectors = np.round(cosines, DIGITS)
    return told
