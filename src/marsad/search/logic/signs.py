"""Finds the vectors nearest to one among very many without reading them all: by the signs of their numbers first.

A vector of 512 numbers has 64 bytes of signs. Three looks, each at fewer rows: all by how many signs differ from the
question's, the best of these by the question's numbers (in 16 steps) with the sign that each row gives them, and the
best of these by the whole vectors (in `marsad.search.snapshot`). Where the looks cut, equals are all kept, so that the
answer does not depend on the order of rows. At 100,000 passages three in a thousand of the ten nearest are lost, with a
filter none (`benchmarks/search.py`); up to 1,500 rows in a language nothing can be.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from marsad.language.encoder import Vectors

Signs = NDArray[np.uint64]  # a column for each vector, so that the same numbers of all vectors lie side by side
Halves = NDArray[np.float16]
Rows = NDArray[np.int64]
Far = NDArray[np.uint16]  # the less, the nearer

_BITS = 64
_STEPS = 4  # bits of a question's number
_BLOCK = 256  # rows that stay in the processor's cache
_FROM_SIGN = np.int32(~0x70001FFF)  # clears what stretching the sign of 16 bits to 32 leaves behind
_EXPONENTS = np.float32(2.0**112)  # between those of 16 and 32 bits


def signs_of(vectors: NDArray[np.floating]) -> Signs:
    """The signs of each vector, in a column."""
    missing = -vectors.shape[1] % _BITS
    positive = np.pad(vectors > 0, ((0, 0), (0, missing)))
    return np.ascontiguousarray(np.packbits(positive, axis=1).view(np.uint64).T)


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

    def differences(self, signs: Signs) -> Far:
        """How many signs of each row differ from the question's."""
        found = np.zeros(signs.shape[1], dtype=np.uint16)
        for row, own in zip(signs, self.signs, strict=True):
            found += np.bitwise_count(row ^ own)
        return found

    def distances(self, signs: Signs) -> Far:
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
    steps = np.round(sizes / max(float(sizes.max()), 1e-9) * (2**_STEPS - 1)).astype(np.uint8)
    planes = np.stack([(steps >> power) & 1 for power in range(_STEPS)]).astype(np.float32)
    return Sighted(signs=signs_of(question[None])[:, 0], steps=np.ascontiguousarray(signs_of(planes).T))


def lowest(values: NDArray[np.integer | np.floating], count: int) -> Rows:
    """Where the lowest values stand, with all that equal the last of them."""
    if len(values) <= count:
        return np.arange(len(values))
    return np.flatnonzero(values <= np.partition(values, count - 1)[count - 1])
