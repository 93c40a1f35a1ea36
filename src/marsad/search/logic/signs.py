"""Finds the vectors nearest to one among very many without reading them all: by the signs of their numbers first.

A vector of 512 numbers has 64 bytes of signs, taken from where the mean of its part of the index lies, since all
vectors lean the same way. Three looks, each at fewer rows: all by how many signs differ from the question's, the best
of these by the question's numbers (in 16 steps) with the sign that each row gives them, and the best of these by the
whole vectors (in `marsad.search.snapshot`). What signs tell becomes an estimate of the cosine by one more number of
each row, its stretch (as in RaBitQ), so that rows of several parts can be compared. Where the looks cut, equals are all
kept, so that the answer does not depend on the order of rows. How many of the nearest are lost is told by
`benchmarks/search.py`; as long as few rows are looked at nothing can be.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from marsad.language.encoder import Vectors

Signs = NDArray[np.uint64]  # a column for each vector, so that the same numbers of all vectors lie side by side
Halves = NDArray[np.float16]
Rows = NDArray[np.int64]
Counts = NDArray[np.uint16]
Near = NDArray[np.float32]

_BITS = 64
_STEPS = 4  # bits of a question's number
_MANY = 4_096  # rows that may be in memory in full
_BLOCK = 256  # rows that stay in the processor's cache
_FROM_SIGN = np.int32(~0x70001FFF)  # clears what stretching the sign of 16 bits to 32 leaves behind
_EXPONENTS = np.float32(2.0**112)  # between those of 16 and 32 bits


def signs_of(vectors: NDArray[np.floating]) -> Signs:
    """The signs of each vector, in a column."""
    missing = -vectors.shape[1] % _BITS
    positive = np.pad(vectors > 0, ((0, 0), (0, missing)))
    return np.ascontiguousarray(np.packbits(positive, axis=1).view(np.uint64).T)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlines:
    """Vectors by their signs, seen from their mean: a row's difference from it is about its stretch times its signs."""

    centre: Vectors
    signs: Signs
    stretches: Near


def outlines_of(vectors: Halves, order: NDArray[np.int32]) -> Outlines:
    """The outlines of vectors in an order, some thousand at a time, since they are wide."""
    centre = vectors.mean(axis=0, dtype=np.float32)
    signs = np.empty((-(-vectors.shape[1] // _BITS), len(order)), dtype=np.uint64)
    stretches = np.zeros(len(order), dtype=np.float32)
    for first in range(0, len(order), _MANY):
        some = slice(first, first + _MANY)
        aside = widened(vectors[order[some]]) - centre
        signs[:, some] = signs_of(aside)
        sizes = np.abs(aside).sum(axis=1)
        np.divide(np.square(aside).sum(axis=1), sizes, out=stretches[some], where=sizes > 0)
    return Outlines(centre=centre, signs=signs, stretches=stretches)


def widened(halves: Halves) -> Vectors:
    """The same numbers in 32 bits: what `astype` gives for numbers below 2, in half its time."""
    wide = halves.view(np.int16).astype(np.int32)
    wide <<= 13
    wide &= _FROM_SIGN
    numbers: Vectors = wide.view(np.float32)
    numbers *= _EXPONENTS
    return numbers


def cosines(vectors: Halves, rows: Rows, question: Vectors) -> Vectors:
    """The products of some rows with a question, or with several that stand in columns."""
    found = np.empty((len(rows), *question.shape[1:]), dtype=np.float32)
    for first in range(0, len(rows), _BLOCK):
        some = slice(first, first + _BLOCK)
        found[some] = widened(vectors[rows[some]]) @ question
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighted:
    """A question as it is compared with signs: its own signs, and its numbers in 16 steps, a row of bits for each."""

    signs: NDArray[np.uint64]
    steps: Signs
    step: float
    numbers: int
    size: float  # the sum of the numbers without their signs

    def roughly(self, signs: Signs) -> Near:
        """The product of the question with signs, told by how many of its own differ."""
        shares: Near = 1 - self.differences(signs) * np.float32(2 / self.numbers)
        return shares * np.float32(self.size)

    def nearly(self, signs: Signs) -> Near:
        """The same, told by what the numbers are of which the signs differ."""
        products: Near = np.float32(self.size) - self.distances(signs) * np.float32(2 * self.step)
        return products

    def differences(self, signs: Signs) -> Counts:
        """How many signs of each row differ from the question's."""
        found = np.zeros(signs.shape[1], dtype=np.uint16)
        for row, own in zip(signs, self.signs, strict=True):
            found += np.bitwise_count(row ^ own)
        return found

    def distances(self, signs: Signs) -> Counts:
        """What is missing of the question's numbers, summed where a row has them with the other sign."""
        found = np.zeros(signs.shape[1], dtype=np.uint16)
        others = [row ^ own for row, own in zip(signs, self.signs, strict=True)]
        for power, steps in enumerate(self.steps):
            counted = np.zeros_like(found)
            for other, bits in zip(others, steps, strict=True):
                counted += np.bitwise_count(other & bits)
            found += counted << np.uint16(power)
        return found


def sighted(question: Vectors) -> Sighted:
    """Make a question ready to be compared with signs: once, though it is put to several languages."""
    return _sighted(np.asarray(question, dtype=np.float32).tobytes())


@lru_cache(maxsize=64)
def _sighted(numbers: bytes) -> Sighted:
    question = np.frombuffer(numbers, dtype=np.float32)
    sizes = np.abs(question)
    step = max(float(sizes.max()), 1e-9) / (2**_STEPS - 1)
    steps = np.round(sizes / step).astype(np.uint8)
    planes = np.stack([(steps >> power) & 1 for power in range(_STEPS)]).astype(np.float32)
    return Sighted(
        signs=signs_of(question[None])[:, 0],
        steps=np.ascontiguousarray(signs_of(planes).T),
        step=step,
        numbers=len(question),
        size=float(sizes.sum()),
    )


def lowest(values: NDArray[np.integer | np.floating], count: int) -> Rows:
    """Where the lowest values stand, with all that equal the last of them."""
    if len(values) <= count:
        return np.arange(len(values))
    return np.flatnonzero(values <= np.partition(values, count - 1)[count - 1])
