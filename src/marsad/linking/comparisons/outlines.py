"""The most that a comparison of two events can give, for all pairs at once: whether a closer look is worth its time.

Names, words, dates, places and bodies of all events stand in arrays; a bound is never below what the comparison gives,
so that no pair is lost. Words and bodies are bits of a 64-bit sign: two that fall together can only raise the bound.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import TypeAlias
from zlib import crc32

import numpy as np
import numpy.typing as npt

from marsad.language.normalise import fold
from marsad.linking.comparisons.at_once import row_by_row
from marsad.linking.comparisons.meaning import WORTH, Meanings, at_once, near
from marsad.linking.comparisons.words import content_words
from marsad.linking.remembered import remembered
from marsad.linking.shared_out import shared_out

Numbers = npt.NDArray[np.float32]
Marks = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]
Alike: TypeAlias = tuple[Places, Places, Numbers]  # both places of pairs, and how alike their names are at most
Marked: TypeAlias = Callable[[Places, Places, Numbers], Marks]
BITS = 64
LESS_IN_ONE_LANGUAGE = 0.3  # of a cosine; names of one language are alike by their words


def signs(sets: Sequence[frozenset[str]]) -> npt.NDArray[np.uint64]:
    """Each set as one number, a bit for each of its members."""
    return np.asarray([_sign(one) for one in sets], dtype=np.uint64)


@remembered(200_000)
def _sign(members: frozenset[str]) -> int:
    return sum(1 << bit for bit in {crc32(member.encode()) % BITS for member in members})


def codes(values: Sequence[str]) -> npt.NDArray[np.int64]:
    """Equal values as equal numbers, 0 where there is none."""
    numbers = {value: number for number, value in enumerate(sorted({v for v in values if v}), 1)}
    return np.asarray([numbers.get(value, 0) for value in values], dtype=np.int64)


class Names:
    """The names of events by their words and their meaning."""

    def __init__(self, names: Sequence[str], languages: Sequence[str], meanings: Meanings) -> None:
        """Lay out the names once, each with its language."""
        words = [content_words(name) for name in names]
        self._rows = meanings.vectors(names)
        self._languages = codes(languages)
        self._folded = codes([fold(name) for name in names])
        self._signs = signs(words)
        self._sizes = np.asarray([len(one) for one in words], dtype=np.int64)
        self._hidden = self._sizes - np.bitwise_count(self._signs)

    def alike(self, least: float, of: Sequence[int] | None = None) -> Iterator[Alike]:
        """Pairs of places (each i < j, once), some at a time, with the most that `name_likeness` gives, if as much.

        Names of one language may be alike by their words alone; those that share some are near in meaning too.
        With `of` only pairs with one of these places, which may come twice.
        """
        if of is None:
            yield from (self._behind(block, least) for block in self._blocks())
            return
        asked, step = np.asarray(of, dtype=np.int64), at_once(self._rows)
        for start in range(0, len(asked), step):
            some = asked[start : start + step]
            first, second, cosines = near(self._rows[some], self._rows, least)
            distinct = some[first] != second
            first, second = some[first][distinct], second[distinct]
            yield self._as_alike(np.minimum(first, second), np.maximum(first, second), cosines[distinct], least)

    def pairs(self, least: float, marked: Marked, of: Sequence[int] | None = None) -> Iterator[tuple[int, int]]:
        """Those of such pairs that are marked; all are asked of several cores, and come in order."""
        if of is not None:
            for some in self.alike(least, of):
                kept = marked(*some)
                yield from zip(some[0][kept].tolist(), some[1][kept].tolist(), strict=True)
            return
        count, blocks = len(self._rows), self._blocks()
        blocks = [block for two in zip(blocks, reversed(blocks), strict=True) for block in two][: len(blocks)]

        def part(begin: int, end: int) -> Places:
            found = [np.zeros(0, dtype=np.int64)]
            for block in blocks[begin:end]:
                one, other, likeness = self._behind(block, least)
                kept = marked(one, other, likeness)
                found.append(one[kept] * count + other[kept])
            return np.concatenate(found)

        codes = np.sort(shared_out(len(blocks), part, WORTH // at_once(self._rows)))
        yield from row_by_row(*np.divmod(codes, max(1, count)))

    def _blocks(self) -> list[range]:
        """All places, as many together as are compared at once."""
        step = at_once(self._rows)
        return [range(start, min(start + step, len(self._rows))) for start in range(0, len(self._rows), step)]

    def _behind(self, block: range, least: float) -> Alike:
        """The pairs of a block's places with those that stand behind them."""
        first, second, cosines = near(self._rows[block.start : block.stop], self._rows[block.start :], least)
        once = first < second
        return self._as_alike(first[once] + block.start, second[once] + block.start, cosines[once], least)

    def _as_alike(self, one: Places, other: Places, cosines: Numbers, least: float) -> Alike:
        likeness = self._likeness(one, other, cosines)
        kept = likeness >= least
        return one[kept], other[kept], likeness[kept]

    def _likeness(self, first: Places, second: Places, cosines: Numbers) -> Numbers:
        hidden = np.minimum(self._hidden[first], self._hidden[second])
        shared = np.bitwise_count(self._signs[first] & self._signs[second]) + hidden
        by_words = shared / np.maximum(self._sizes[first] + self._sizes[second] - shared, 1)
        in_one = self._languages[first] == self._languages[second]
        likeness = np.where(in_one, np.maximum(cosines - LESS_IN_ONE_LANGUAGE, by_words), cosines)
        likeness[self._folded[first] == self._folded[second]] = 1.0
        return np.minimum(likeness, 1.0).astype(np.float32)


class Days:
    """Dates, whole or partial, as the first and the last day that they may mean; a place may hold several."""

    def __init__(self, told: Sequence[Sequence[str]]) -> None:
        """Lay out ISO dates; what is no date counts as none."""
        spans = [_around(tuple(dates)) for dates in told]
        dates = [min(several) for several in told]
        self._first = np.asarray([first for first, _ in spans], dtype=np.int64)
        self._last = np.asarray([last for _, last in spans], dtype=np.int64)
        self._years = codes([told[:4] for told in dates])
        self._lengths = np.asarray([len(told) for told in dates], dtype=np.int64)

    def near(self, one: Places, other: Places, days: int) -> Marks:
        """Where both are known and no more days apart than these."""
        marks: Marks = (self._first[one] <= self._last[other] + days) & (self._first[other] <= self._last[one] + days)
        return marks & self.known(one, other)

    def known(self, one: Places, other: Places) -> Marks:
        """Where both are known."""
        marks: Marks = (self._first[one] > 0) & (self._first[other] > 0)
        return marks

    def other_year(self, one: Places, other: Places) -> Marks:
        """Where the years differ."""
        marks: Marks = self._years[one] != self._years[other]
        return marks

    def shortest(self, one: Places, other: Places) -> npt.NDArray[np.int64]:
        """The characters of the less exact of the two."""
        shortest: npt.NDArray[np.int64] = np.minimum(self._lengths[one], self._lengths[other])
        return shortest


@remembered(200_000)
def _around(dates: tuple[str, ...]) -> tuple[int, int]:
    """From the first to the last day of all."""
    spans = [span for span in map(_span, dates) if span[0]]
    return (min(first for first, _ in spans), max(last for _, last in spans)) if spans else (0, 0)


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
