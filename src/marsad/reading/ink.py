"""Finds the spots of ink in a picture: what touches belongs together; for cutting pages into lines."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ink = npt.NDArray[np.bool_]
_Whole = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spots:
    """The runs of ink of a picture, row by row, the spot that each belongs to, and each spot's place and ink."""

    row: _Whole
    start: _Whole
    end: _Whole
    spot: _Whole
    left: _Whole
    top: _Whole
    right: _Whole
    bottom: _Whole
    middle: npt.NDArray[np.float64]  # the mean row of a spot's ink
    size: _Whole  # dots of ink

    @property
    def height(self) -> _Whole:
        """Rows from the first to the last of each spot."""
        return self.bottom - self.top


def spots(ink: Ink) -> Spots:
    """The spots of a picture that has some ink."""
    edges = np.diff(np.pad(ink.astype(np.int8), ((0, 0), (1, 1))), axis=1)
    row, start = np.nonzero(edges == 1)
    end = np.nonzero(edges == -1)[1]
    spot = _together(row.size, *_touching(row, start, end, ink.shape[1] + 2))
    count, length = int(spot.max()) + 1, end - start
    size = np.bincount(spot, length, count)
    return Spots(
        row=row,
        start=start,
        end=end,
        spot=spot,
        left=_least(spot, start, count),
        top=_least(spot, row, count),
        right=-_least(spot, -end, count),
        bottom=1 - _least(spot, -row, count),
        middle=np.bincount(spot, length * row, count) / size,
        size=size.astype(np.int64),
    )


def drawn(found: Spots, runs: npt.NDArray[np.bool_], shape: tuple[int, ...]) -> Ink:
    """The ink of the chosen runs alone."""
    marks = np.zeros((shape[0], shape[1] + 1), np.int8)
    np.add.at(marks, (found.row[runs], found.start[runs]), 1)
    np.add.at(marks, (found.row[runs], found.end[runs]), -1)
    return marks.cumsum(axis=1)[:, :-1] > 0


def _least(spot: _Whole, values: _Whole, count: int) -> _Whole:
    least = np.full(count, np.iinfo(np.int64).max)
    np.minimum.at(least, spot, values)
    return least


def _touching(row: _Whole, start: _Whole, end: _Whole, width: int) -> tuple[_Whole, _Whole]:
    """Pairs of runs of neighbouring rows that touch, also at a corner."""
    first = np.searchsorted(row * width + end, (row + 1) * width + start, side="left")
    last = np.searchsorted(row * width + start, (row + 1) * width + end, side="right")
    many = np.maximum(last - first, 0)
    upper = np.repeat(np.arange(row.size), many)
    lower = np.arange(upper.size) - np.repeat(many.cumsum() - many, many) + np.repeat(first, many)
    return upper, lower


def _together(count: int, upper: _Whole, lower: _Whole) -> _Whole:
    """For each run the number of its spot: the lowest number spreads over what touches."""
    spot = np.arange(count)
    while True:
        before = spot.copy()
        least = np.minimum(spot[upper], spot[lower])
        np.minimum.at(spot, spot[upper], least)
        np.minimum.at(spot, spot[lower], least)
        spot = spot[spot]
        if np.array_equal(before, spot):
            return np.unique(spot, return_inverse=True)[1]
