"""Cuts the picture of a page into pictures of its lines, block by block and column by column, for `ocr`.

Where lines stand close, as in naskh, the tails of one reach into the next, and no row is free of ink. So the spots of
ink are shared out among the lines: a line is drawn with its own spots alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from marsad.reading.ink import Spots, drawn, spots

DARK = 160  # of 255: ink
_DIRT = 3  # dots of ink in a spot that is none
_GUTTER = 0.025  # of the width: white that parts columns
# in heights of a letter (a piece of joined letters in Arabic):
_COLUMN_GAP = 1.6  # white that parts columns
_BLOCK_GAP = 1.9  # white that parts blocks
_BODY = 0.6  # a letter; lower are dots, accents and commas
_PICTURE = 8.0  # higher is no letter
_RULE = 12.0  # a spot that is wider, and low, is a rule
_BLUR = 0.5  # how far the middles of the letters of a line lie apart
_TWO_LINES = 2.6  # a spot that is higher holds letters of two lines that touch
_OVERLAP = 0.35  # of the lower line's height: what overlaps more is one line
_VALLEY = 0.5  # of the lower peak: between two lines there are fewer letters
_NEAR = 0.6  # to the border between two lines
_MUCH_NEARER = 0.6  # of the distance to a letter of its own line
_HALO = 2  # dots of grey around ink
_MARGIN = 4  # dots of white around a line

Picture = npt.NDArray[np.uint8]
_Chosen = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class CutLine:
    """A line's place in dots from the upper left, and its picture without what reaches into it."""

    left: int
    top: int
    right: int
    bottom: int
    picture: Picture


def letter_height(picture: Picture) -> float:
    """The usual height of a letter in a picture, in dots; 0 where there is no ink."""
    ink = picture < DARK
    return _letter(spots(ink)) if ink.any() else 0.0


def lines_of(picture: Picture, *, is_rtl: bool) -> list[CutLine]:
    """The lines of a page in reading order."""
    ink = picture < DARK
    if not ink.any():
        return []
    found = spots(ink)
    letter = _letter(found)
    kept = np.flatnonzero(_is_text(found, letter))
    page = _Page(picture=picture, found=found, letter=letter)
    return [line for column in _columns(found, kept, letter, ink.shape[1], is_rtl=is_rtl) for line in page.cut(column)]


def _letter(found: Spots) -> float:
    """The usual height of a letter: half of all height is in spots that are no lower."""
    height = np.sort(found.height[found.size > _DIRT])
    total = height.cumsum()
    return float(height[np.searchsorted(total, total[-1] / 2)]) if height.size else 1.0


def _is_text(found: Spots, letter: float) -> npt.NDArray[np.bool_]:
    is_rule = (found.right - found.left > _RULE * letter) & (found.height < _BODY * letter)
    return (found.size > _DIRT) & (found.height < _PICTURE * letter) & ~is_rule


def _columns(found: Spots, kept: _Chosen, letter: float, width: int, *, is_rtl: bool) -> Iterator[_Chosen]:
    """The spots of each column of each block."""
    gap = max(_GUTTER * width, _COLUMN_GAP * letter)
    for block in _parted(kept, found.top, found.bottom, _BLOCK_GAP * letter):
        columns = _parted(block, found.left, found.right, gap)
        yield from reversed(columns) if is_rtl else columns


def _parted(chosen: _Chosen, start: _Chosen, end: _Chosen, gap: float) -> list[_Chosen]:
    """Spots in groups with white of more than `gap` between them."""
    if not chosen.size:
        return []
    chosen = chosen[np.argsort(start[chosen], kind="stable")]
    reached = np.maximum.accumulate(end[chosen])
    return np.split(chosen, np.flatnonzero(start[chosen][1:] - reached[:-1] > gap) + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    picture: Picture
    found: Spots
    letter: float

    def cut(self, column: _Chosen) -> Iterator[CutLine]:
        """The lines of a column."""
        cuts = self._cuts(column)
        line_of_spot = np.full(self.found.size.size, -1)
        line_of_spot[column] = np.searchsorted(cuts, self.found.middle[column])
        self._give_dots(column, cuts, line_of_spot)
        line_of_run = line_of_spot[self.found.spot]
        is_joined = (self.found.height[self.found.spot] > _TWO_LINES * self.letter) & (line_of_run >= 0)
        line_of_run[is_joined] = np.searchsorted(cuts, self.found.row[is_joined])
        for number in range(len(cuts) + 1):
            runs = line_of_run == number
            if runs.any():
                yield self._drawn(runs)

    def _give_dots(self, column: _Chosen, cuts: Sequence[int], line_of_spot: _Chosen) -> None:
        """A dot, an accent or a comma near the border of two lines is of the other line when that is much nearer."""
        found, is_small = self.found, self.found.height < _BODY * self.letter
        border = np.abs(np.subtract.outer(found.middle[column], cuts)).min(axis=1, initial=np.inf) < _NEAR * self.letter
        letters = np.flatnonzero((line_of_spot[found.spot] >= 0) & ~is_small[found.spot])
        for dot in column[border & is_small[column]] if letters.size else ():
            aside = np.maximum(found.start[letters] - found.right[dot], found.left[dot] - found.end[letters]).clip(0)
            away = np.maximum(found.row[letters] - found.bottom[dot] + 1, found.top[dot] - found.row[letters]).clip(0)
            lines, distance = line_of_spot[found.spot[letters]], np.hypot(aside, away)
            nearest = int(np.argmin(distance))
            of_own = distance[lines == line_of_spot[dot]].min(initial=np.inf)
            if distance[nearest] < _MUCH_NEARER * of_own:
                line_of_spot[dot] = lines[nearest]

    def _cuts(self, column: _Chosen) -> list[int]:
        """The rows between the lines of a column."""
        body = column[self.found.height[column] >= _BODY * self.letter]
        body = column if not body.size else body
        top = int(self.found.top[column].min())
        heights = np.bincount(self.found.middle[body].astype(np.int64) - top, self.found.height[body])
        rows = _blurred(heights, _BLUR * self.letter)
        peaks = _peaks(rows)
        ends = [a + int(np.argmin(rows[a:b])) + top for a, b in pairwise(peaks)]
        ordered = body[np.argsort(self.found.middle[body])]
        places = np.searchsorted(self.found.middle[ordered], ends).tolist()
        return self._least_ink(column, self._joined(np.split(ordered, places)))

    def _joined(self, groups: Sequence[_Chosen]) -> list[_Chosen]:
        """Groups of letters whose usual tops and bottoms overlap are one line."""
        lines: list[_Chosen] = []
        for group in (group for group in groups if group.size):
            if lines and self._overlap(lines[-1], group):
                lines[-1] = np.concatenate([lines[-1], group])
            else:
                lines.append(group)
        return lines

    def _overlap(self, upper: _Chosen, lower: _Chosen) -> bool:
        tops = [float(np.median(self.found.top[group])) for group in (upper, lower)]
        bottoms = [float(np.median(self.found.bottom[group])) for group in (upper, lower)]
        common = min(bottoms) - max(tops)
        return common > _OVERLAP * min(bottoms[0] - tops[0], bottoms[1] - tops[1])

    def _least_ink(self, column: _Chosen, lines: Sequence[_Chosen]) -> list[int]:
        """Between each line and the next, the row that the fewest letters cross."""
        is_here = np.isin(self.found.spot, column)
        length = (self.found.end - self.found.start)[is_here]
        ink = _blurred(np.bincount(self.found.row[is_here], length, self.picture.shape[0]), _BLUR * self.letter / 2)
        middles = [int(np.average(self.found.middle[line], weights=self.found.size[line])) for line in lines]
        return [a + int(np.argmin(ink[a : b + 1])) for a, b in pairwise(middles)]

    def _drawn(self, runs: npt.NDArray[np.bool_]) -> CutLine:
        found = self.found
        left, right = int(found.start[runs].min()), int(found.end[runs].max())
        top, bottom = int(found.row[runs].min()), int(found.row[runs].max()) + 1
        ink = np.pad(drawn(found, runs, self.picture.shape)[top:bottom, left:right], _MARGIN)
        own = np.pad(self.picture, _MARGIN, constant_values=255)[top : bottom + 2 * _MARGIN, left : right + 2 * _MARGIN]
        line = np.where(_grown(ink, _HALO), own, np.uint8(255)).astype(np.uint8)
        return CutLine(left=left, top=top, right=right, bottom=bottom, picture=line)


def _blurred(rows: npt.NDArray[Any], width: float) -> npt.NDArray[np.float64]:
    window = np.bartlett(2 * max(round(width), 1) + 1)
    return np.convolve(np.pad(rows, window.size), window / window.sum(), mode="same")[window.size : -window.size]


def _peaks(rows: npt.NDArray[np.float64]) -> list[int]:
    """The places of lines: the highest rows between valleys that are deep enough."""
    found: list[int] = []
    inner = np.pad(rows, 1)
    for place in np.flatnonzero((inner[1:-1] > inner[:-2]) & (inner[1:-1] >= inner[2:])).tolist():
        while found and rows[found[-1] : place + 1].min() > _VALLEY * min(rows[found[-1]], rows[place]):
            if rows[place] <= rows[found[-1]]:
                break
            found.pop()
        else:
            found.append(place)
    return found


def _grown(ink: npt.NDArray[np.bool_], by: int) -> npt.NDArray[np.bool_]:
    """Ink and what is within so many dots of it."""
    for axis in (0, 1):
        ink = np.logical_or.reduce([np.roll(ink, step, axis) for step in range(-by, by + 1)])
    return ink
