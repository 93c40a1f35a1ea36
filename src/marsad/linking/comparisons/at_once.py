"""Comparisons of many pairs at once: their ends stand in arrays, and what is equal is asked once.

A row of an array takes a tenth of the memory of the numbers in it as objects, so these are made some at a time.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

SOME = 10_000  # rows that are objects at a time
Whole = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]
Value = TypeVar("Value", bound=Hashable)


def numbered(values: Sequence[Value]) -> tuple[Whole, list[Value]]:
    """Each value as a number, equal ones as equal numbers, and the values by their numbers; the first is 0."""
    numbers: dict[Value, int] = {}
    told = np.fromiter((numbers.setdefault(value, len(numbers)) for value in values), np.int64, len(values))
    return told, list(numbers)


def of_both(firsts: Whole, seconds: Whole, told: Callable[[int, int], float]) -> Numbers:
    """What is told of the two numbers of each pair; asked once for all pairs that have both."""
    size = int(max(firsts.max(initial=0), seconds.max(initial=0))) + 1
    both, which = np.unique(firsts * size + seconds, return_inverse=True)
    asked = np.fromiter((told(*two) for two in row_by_row(*np.divmod(both, size))), np.float64, len(both))
    found: Numbers = asked[which]
    return found


def row_by_row(*columns: npt.NDArray[Any]) -> Iterator[tuple[Any, ...]]:
    """The rows of some columns, as Python's own numbers."""
    for begin in range(0, len(columns[0]), SOME):
        yield from zip(*(column[begin : begin + SOME].tolist() for column in columns), strict=True)
