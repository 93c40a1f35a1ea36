"""Joins what PDFium takes for several lines of an Arabic page: it begins a new one at every mark that is set higher."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from marsad.language.scripts import letters_of
from marsad.reading.pdf.clusters import Glyph, is_mark
from marsad.reading.pdf.dots import without_dots

_SAME_HEIGHT = 0.5  # of the size; the next line stands a whole size lower at least
_NEAR = 1.2  # of the size; further apart stand the cells of tables and columns
_NEAR_LATIN = 2.2  # of the size; justified lines have wide spaces around words in another script
_MARK_REACH = 1.2  # of the size; a mark is drawn no further from its letter's place
_RECENT = 60  # rows of the file; parts of one line come soon after each other


@dataclass(slots=True)
class _Part:
    """A stretch of a line, which grows as other stretches are found to belong to it."""

    glyphs: list[Glyph]
    left: float
    right: float
    baseline: float
    size: float
    weight: int
    is_arabic: bool


def whole_lines(rows: Sequence[list[Glyph]], left_out: Sequence[list[Glyph]] = ()) -> list[list[Glyph]]:
    """The glyphs of each printed line, in the order of the file; those that were left out go where they stand."""
    lines = _merged(_without_echoes(rows))
    for glyphs in left_out:
        part = _part(glyphs)
        near = [line for line in lines if part and _is_one_line(line, part)]
        if part and near:
            min(near, key=lambda line: abs(line.baseline - part.baseline)).glyphs.extend(glyphs)
        elif part:
            lines.append(part)
    return [without_dots(line.glyphs) for line in lines]


def _merged(rows: Sequence[list[Glyph]]) -> list[_Part]:
    parts: list[_Part] = []
    for row in rows:
        part = _part(row)
        if part is None:
            continue
        for i in range(len(parts) - 1, max(-1, len(parts) - 1 - _RECENT), -1):
            if _is_one_line(parts[i], part):
                part = _joined(parts.pop(i), part)
        parts.append(part)
    return parts


def _without_echoes(rows: Sequence[list[Glyph]]) -> list[list[Glyph]]:
    """The rows without mark glyphs that repeat their letter's text: they are set at a height that few others have."""
    heights = Counter(round(glyph.baseline) for row in rows for glyph in row)
    groups: dict[tuple[float, float], list[Glyph]] = {}
    for row in rows:
        for glyph in row:
            groups.setdefault((round(glyph.place, 1), round(glyph.baseline, 1)), []).append(glyph)
    marked: dict[str, list[list[Glyph]]] = {}
    for group in groups.values():
        if len(group) > 1 and any(is_mark(glyph.character) for glyph in group):
            marked.setdefault("".join(sorted(glyph.character for glyph in group)), []).append(group)
    echoes = {
        id(glyph) for same in marked.values() for group in same if _is_echo(group, same, heights) for glyph in group
    }
    return [[glyph for glyph in row if id(glyph) not in echoes] for row in rows]


def _is_echo(group: list[Glyph], same: Sequence[list[Glyph]], heights: Counter[int]) -> bool:
    first = group[0]
    return any(
        heights[round(other[0].baseline)] > heights[round(first.baseline)]
        and abs(other[0].baseline - first.baseline) <= _MARK_REACH * first.size
        and abs(other[0].place - first.place) <= _MARK_REACH * first.size
        for other in same
    )


def _part(row: list[Glyph]) -> _Part | None:
    inked = [glyph for glyph in row if glyph.character.strip()]
    if not inked:
        return None
    return _Part(
        glyphs=row,
        left=min(glyph.left for glyph in inked),
        right=max(glyph.right for glyph in inked),
        baseline=median(glyph.baseline for glyph in inked),
        size=median(glyph.size for glyph in inked),
        weight=len(inked),
        is_arabic=letters_of("Arab", "".join(glyph.character for glyph in inked)) > 0,
    )


def _is_one_line(one: _Part, other: _Part) -> bool:
    size = max(one.size, other.size)
    gap = max(one.left, other.left) - min(one.right, other.right)
    near = _NEAR if one.is_arabic and other.is_arabic else _NEAR_LATIN
    return abs(one.baseline - other.baseline) <= _SAME_HEIGHT * size and gap <= near * size


def _joined(one: _Part, other: _Part) -> _Part:
    main = max(one, other, key=lambda part: part.weight)
    return _Part(
        glyphs=[*one.glyphs, *other.glyphs],
        left=min(one.left, other.left),
        right=max(one.right, other.right),
        baseline=main.baseline,
        size=main.size,
        weight=one.weight + other.weight,
        is_arabic=one.is_arabic or other.is_arabic,
    )
