"""The most that a comparison of two events can give, for all pairs at once: whether a closer look is worth its time.

Names, words, dates, places and bodies of all events stand in arrays; a bound is never below what the comparison gives,
so that no pair is lost. Words and bodies are bits of a 64-bit sign: two that fall together can only raise the bound.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, TypeAlias
from zlib import crc32

import numpy as np
import numpy.typing as npt

from marsad.language.normalise import fold
from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.comparisons.words import content_words
from marsad.linking.items import Item

Numbers = npt.NDArray[np.float32]
Marks = npt.NDArray[np.bool_]
Values: TypeAlias = npt.NDArray[Any]
BITS = 64
AT_ONCE = 2_000_000  # pairs in memory
LESS_IN_ONE_LANGUAGE = 0.3  # of a cosine; names of one language are alike by their words


def pairs_where(count: int, is_likely: Callable[[slice], Marks]) -> Iterator[tuple[int, int]]:
    """Every pair of places (i < j) that `is_likely` marks; it is asked for some rows against them and all later ones.

    Each method here that takes rows answers so: a line for each of them, a column for each place from the first on.
    """
    start = 0
    while start < count:
        rows = slice(start, min(start + max(1, AT_ONCE // (count - start)), count))
        for i, j in np.argwhere(is_likely(rows)).tolist():
            if i < j:
                yield start + i, start + j
        start = rows.stop


def both(values: Values, rows: slice) -> tuple[Values, Values]:
    """The values of some rows, upright, and of them and all later ones, to be compared with each other."""
    return values[rows, None], values[rows.start :]


def signs(sets: Sequence[frozenset[str]]) -> npt.NDArray[np.uint64]:
    """Each set as one number, a bit for each of its members."""
    bits = [sum(1 << bit for bit in {crc32(member.encode()) % BITS for member in one}) for one in sets]
    return np.asarray(bits, dtype=np.uint64)


def codes(values: Sequence[str]) -> npt.NDArray[np.int64]:
    """Equal values as equal numbers, 0 where there is none."""
    numbers = {value: number for number, value in enumerate(sorted({v for v in values if v}), 1)}
    return np.asarray([numbers.get(value, 0) for value in values], dtype=np.int64)


class Names:
    """The names of events by their words and their meaning."""

    def __init__(self, items: Sequence[Item], name_of: Callable[[Item], str], meanings: Meanings) -> None:
        """Lay out the names once."""
        names = [name_of(item) for item in items]
        words = [content_words(name) for name in names]
        self._vectors = meanings.vectors(names)
        self._languages = codes([str(item.fact.language) for item in items])
        self._folded = codes([fold(name) for name in names])
        self._signs = signs(words)
        self._sizes = np.asarray([len(one) for one in words], dtype=np.int64)
        self._hidden = self._sizes - np.bitwise_count(self._signs)

    def likeness(self, rows: slice) -> Numbers:
        """The most that `name_likeness` gives."""
        cosines = self._vectors[rows] @ self._vectors[rows.start :].T
        hidden = np.minimum(*both(self._hidden, rows))
        shared = np.bitwise_count(np.bitwise_and(*both(self._signs, rows))) + hidden
        sizes = np.add(*both(self._sizes, rows))
        by_words = shared / np.maximum(sizes - shared, 1)
        in_one = np.equal(*both(self._languages, rows))
        likeness = np.where(in_one, np.maximum(cosines - LESS_IN_ONE_LANGUAGE, by_words), cosines)
        likeness[np.equal(*both(self._folded, rows))] = 1.0
        return np.minimum(likeness, 1.0).astype(np.float32)


class Days:
    """Dates, whole or partial, as the first and the last day that they may mean."""

    def __init__(self, dates: Sequence[str]) -> None:
        """Lay out ISO dates; what is no date counts as none."""
        spans = [_span(told) for told in dates]
        self._first = np.asarray([first for first, _ in spans], dtype=np.int64)
        self._last = np.asarray([last for _, last in spans], dtype=np.int64)
        self._years = codes([told[:4] for told in dates])
        self._lengths = np.asarray([len(told) for told in dates], dtype=np.int64)

    def near(self, rows: slice, days: int) -> Marks:
        """Where both are known and no more days apart than these."""
        (first, firsts), (last, lasts) = both(self._first, rows), both(self._last, rows)
        marks: Marks = (first <= lasts + days) & (firsts <= last + days) & self.known(rows)
        return marks

    def known(self, rows: slice) -> Marks:
        """Where both are known."""
        first, firsts = both(self._first, rows)
        marks: Marks = (first > 0) & (firsts > 0)
        return marks

    def other_year(self, rows: slice) -> Marks:
        """Where the years differ."""
        marks: Marks = np.not_equal(*both(self._years, rows))
        return marks

    def shortest(self, rows: slice) -> npt.NDArray[np.int64]:
        """The characters of the less exact of the two."""
        shortest: npt.NDArray[np.int64] = np.minimum(*both(self._lengths, rows))
        return shortest


def _span(told: str) -> tuple[int, int]:
    try:
        if len(told) >= len("2024-01-01"):
            day = date.fromisoformat(told[:10]).toordinal()
            return day, day
        year, month = int(told[:4]), int(told[5:7] or 0)
        first = date(year, month or 1, 1)
        after = date(year + (month in {0, 12}), month % 12 + 1 if month else 1, 1)
        return first.toordinal(), (after - timedelta(days=1)).toordinal()
    except ValueError:
        return 0, 0
