"""Finds the tables of a PDF page, ruled or only aligned, and writes them row by row as every reader does."""

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from marsad.reading.draft import Piece
from marsad.reading.pdf.columns import Rule, rows
from marsad.reading.pdf.glyphs import Line
from marsad.reading.pdf.hyphens import Hyphens
from marsad.records import BlockKind

_THIN = 3.0  # points: a rule is no thicker
_LONG = 30.0  # points: a rule is no shorter
_MOST_WORDS = 12.0  # words of a cell on average; columns of running text have more lines, not more words
_LEAST_ROWS = 3  # of aligned cells without rules; two lines side by side are no table yet
_TALLEST_STEP = 4.0  # of the size: cells of one table stand no further apart
_MOST_OBJECTS = 20_000  # on a page; a drawing of more is a map, not a table


@dataclass(slots=True)
class _Row:
    """The lines of one height and the rule above which they stand."""

    lines: list[Line]
    section: int


def rules_of(page: pypdfium2.PdfPage) -> list[Rule]:
    """The horizontal rules of a page, from the top; the edges of boxes count."""
    count = min(pdfium.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)
    found: set[tuple[float, float, float]] = set()
    edges = [ctypes.c_float() for _ in range(4)]
    for i in range(count):
        drawn = pdfium.FPDFPage_GetObject(page.raw, i)
        if pdfium.FPDFPageObj_GetType(drawn) == pdfium.FPDF_PAGEOBJ_PATH:
            pdfium.FPDFPageObj_GetBounds(drawn, *edges)
            left, bottom, right, top = (edge.value for edge in edges)
            if right - left >= _LONG:
                heights = {round(top), round(bottom)} if top - bottom > _THIN else {round((top + bottom) / 2)}
                found |= {(height, round(left), round(right)) for height in heights}
    return [Rule(height=height, left=left, right=right) for height, left, right in sorted(found, reverse=True)]


def without_tables(
    lines: Sequence[Line], rules: Sequence[Rule], hyphens: Hyphens, *, is_rtl: bool
) -> list[Line | Piece]:
    """The lines of a page in their order, with a piece for each table in the place of its lines."""
    heights = {rule.height for rule in rules}
    every = [_Row(row, sum(height > row[0].baseline for height in heights)) for row in rows(lines, is_rtl=is_rtl)]
    pieces: dict[int, Piece] = {}
    taken: set[int] = set()
    for run in _runs(every):
        cells = _cells(run, is_rtl=is_rtl)
        if cells:
            inside = [line for row in run for line in row.lines]
            taken |= {id(line) for line in inside}
            text = "\n".join(" | ".join(hyphens.joined(cell) if cell else "" for cell in row) for row in cells)
            pieces[id(inside[0])] = Piece(kind=BlockKind.TABLE, text=text, page=inside[0].page)
    return [pieces.get(id(line), line) for line in lines if id(line) not in taken or id(line) in pieces]


def _runs(every: Sequence[_Row]) -> list[list[_Row]]:
    """Rows that follow each other, of several cells or of the rest of one."""
    found: list[list[_Row]] = []
    for before, row in zip([None, *every], every, strict=False):
        step = before.lines[0].baseline - row.lines[0].baseline if before else 0.0
        goes_on = found and before is found[-1][-1] and step < _TALLEST_STEP * row.lines[0].size
        if len(row.lines) > 1 or (goes_on and _is_rest(row, found[-1])):
            if goes_on:
                found[-1].append(row)
            else:
                found.append([row])
    return found


def _is_rest(row: _Row, run: Sequence[_Row]) -> bool:
    """Whether a lone line goes on with a cell of the row above: it fits under one and reaches no other."""
    line = row.lines[0]
    last = next(other for other in reversed(run) if len(other.lines) > 1)
    under = [cell for cell in last.lines if cell.left - 3 <= line.right and line.left <= cell.right + 3]
    is_ruled = row.section == run[-1].section and row.section > 0
    return len(under) == 1 and (is_ruled or under[0] is not last.lines[0])


def _cells(run: Sequence[_Row], *, is_rtl: bool) -> list[list[list[Line]]]:
    """The lines of a table's cells row by row, none where the lines are not set like one."""
    full = [row for row in run if len(row.lines) > 1]
    is_ruled = len({row.section for row in run}) > 1
    if len(full) < (2 if is_ruled else _LEAST_ROWS):
        return []
    bands = _bands([line for row in full for line in row.lines])
    words = [len(line.text.split()) for row in full for line in row.lines]
    if len(bands) < 2 or sum(words) / len(words) > _MOST_WORDS:
        return []
    if sum(len({_band(line, bands) for line in row.lines}) == len(row.lines) for row in full) < 0.8 * len(full):
        return []
    found: list[list[list[Line]]] = []
    before: _Row | None = None
    for row in run:
        if before is None or not _is_same_row(row, before, is_ruled=is_ruled):
            found.append([[] for _ in bands])
        for line in row.lines:
            found[-1][_band(line, bands)].append(line)
        before = row
    return [list(reversed(cells)) for cells in found] if is_rtl else found


def _is_same_row(row: _Row, before: _Row, *, is_ruled: bool) -> bool:
    if is_ruled:
        return row.section == before.section
    return len(row.lines) == 1


def _bands(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """The stretches from left to right that the cells of a column cover."""
    found: list[tuple[float, float]] = []
    for line in sorted(lines, key=lambda line: line.left):
        if found and line.left <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], line.right))
        else:
            found.append((line.left, line.right))
    return found


def _band(line: Line, bands: Sequence[tuple[float, float]]) -> int:
    middle = (line.left + line.right) / 2
    return min(range(len(bands)), key=lambda i: max(bands[i][0] - middle, middle - bands[i][1], 0.0))
