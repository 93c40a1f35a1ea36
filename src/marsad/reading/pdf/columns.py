"""Puts the lines of a page in the order in which they are read: down each column, the right one first in Arabic."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from marsad.reading.pdf.glyphs import Line

_STEP = 3.0  # points between the places where a gutter is looked for
_MIDDLE = (0.2, 0.8)  # of the text's width: where a gutter may stand
_MOST_CROSSING = 0.35  # of the lines: titles and wide tables cross a gutter
_LEAST_LINES = 4  # on each side
_LEAST_WORDS = 3.0  # words of a line on average: cells of tables have fewer
_RULED = 3  # rules across a gutter make it the inside of a table
_SAME_HEIGHT = 0.4  # of the size
_LABEL_WIDTH = 6.0  # sizes between a number in the margin and its text
_LABEL_LENGTH = 9  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A horizontal line that is drawn on a page."""

    height: float
    left: float
    right: float


def in_order(lines: Sequence[Line], rules: Sequence[Rule], *, is_rtl: bool) -> tuple[list[Line], bool]:
    """The lines of a page in reading order, and whether they stand in columns."""
    gutter = _gutter(lines)
    if gutter is None or sum(rule.left < gutter < rule.right for rule in rules) >= _RULED:
        return [line for row in rows(lines, is_rtl=is_rtl) for line in row], False
    found: list[Line] = []
    band: list[Line] = []
    for row in [*rows(lines, is_rtl=is_rtl), None]:
        crossing = [line for line in row or () if line.left < gutter < line.right]
        if row is None or crossing:
            found += _by_side(band, gutter, is_rtl=is_rtl)
            found += row or ()
            band = []
        else:
            band += row
    return found, True


def rows(lines: Sequence[Line], *, is_rtl: bool) -> list[list[Line]]:
    """The lines by height, those of one height together, in the direction of reading."""
    found: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -line.baseline):
        if found and abs(found[-1][0].baseline - line.baseline) <= _SAME_HEIGHT * line.size:
            found[-1].append(line)
        else:
            found.append([line])
    return [sorted(row, key=lambda line: -line.right if is_rtl else line.left) for row in found]


def with_labels(lines: Sequence[Line], *, is_rtl: bool) -> list[Line]:
    """The lines with the numbers and bullets that stand before them as their first word."""
    found: list[Line] = []
    for row in rows(lines, is_rtl=is_rtl):
        while len(row) > 1 and _is_label(row[0], row[1]):
            row[:2] = [_joined(row[0], row[1])]
        found += row
    return found


def _is_label(line: Line, following: Line) -> bool:
    gap = max(following.left - line.right, line.left - following.right)
    is_short = len(line.text) <= _LABEL_LENGTH and " " not in line.text
    is_sign = not line.text[0].isalpha() or line.text[-1] in ".)-–"
    return is_short and is_sign and gap <= _LABEL_WIDTH * line.size and len(following.text.split()) > 1


def _joined(label: Line, line: Line) -> Line:
    left, right = min(label.left, line.left), max(label.right, line.right)
    return replace(line, text=f"{label.text} {line.text}", left=left, right=right)


def _by_side(band: Sequence[Line], gutter: float, *, is_rtl: bool) -> list[Line]:
    before = [line for line in band if (line.left + line.right) / 2 < gutter]
    after = [line for line in band if (line.left + line.right) / 2 >= gutter]
    return [*after, *before] if is_rtl else [*before, *after]


def _gutter(lines: Sequence[Line]) -> float | None:
    """The place between two columns, None on a page of one."""
    if len(lines) < 2 * _LEAST_LINES:
        return None
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    places = [left + _STEP * i for i in range(int((right - left) / _STEP))]
    inner = [x for x in places if _MIDDLE[0] < (x - left) / (right - left) < _MIDDLE[1]]
    good = [x for x in inner if _is_gutter(x, lines)]
    return min(good, key=lambda x: (_crossing(x, lines), abs(x - (left + right) / 2)), default=None)


def _crossing(place: float, lines: Sequence[Line]) -> int:
    return sum(line.left < place < line.right for line in lines)


def _is_gutter(place: float, lines: Sequence[Line]) -> bool:
    before = [line for line in lines if line.right <= place]
    after = [line for line in lines if line.left >= place]
    if min(len(before), len(after)) < _LEAST_LINES or _crossing(place, lines) > _MOST_CROSSING * len(lines):
        return False
    words = [sum(len(line.text.split()) for line in side) / len(side) for side in (before, after)]
    low = max(min(line.baseline for line in side) for side in (before, after))
    high = min(max(line.baseline for line in side) for side in (before, after))
    return min(words) >= _LEAST_WORDS and high > low
