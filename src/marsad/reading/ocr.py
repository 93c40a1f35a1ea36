"""Reads the text of pictures of pages with Tesseract, line by line, where the `ocr` extra is installed.

Tesseract's own cutting of a page, and even its mode for one line, loses whole lines of Arabic; what it reads of a raw
line is right. So lines are cut here, by the rows of the picture that hold no ink, and read one at a time.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from marsad.language.scripts import letters_of

try:
    import tesserocr  # type: ignore[import-untyped]  # it has no types
except ImportError:  # the extra is not installed
    tesserocr = None

MISSING = "add a version that has its text, or install reading from pictures (OCR): the extra marsad[ocr]"
DPI = 200  # dots per inch at which pages are drawn for reading
_DATA = Path("/usr/share/tesseract-ocr")
_LANGUAGES = ("ara", "fra", "eng")
_DARK = 160  # of 255: ink
_NOISE = 2  # dots of ink in a row of the picture that are dirt
_GUTTER = 0.025  # of the width: white that parts columns
_BLOCK_GAP = 1.2  # of a line's height: white that parts blocks
_SLIGHT = 0.45  # of a line's height: dots and accents, no line
_TWO_LINES = 1.8  # of a line's height
_MARGIN = 10  # dots of white around a line
_SMALLEST = 5  # dots; what is lower is a rule or dirt
_SECONDS = 60.0  # for a page
_FEW = 3  # lines that tell the script of a page
_UNSURE = 40  # of 100: a line below is no text

Picture = npt.NDArray[np.uint8]
_Box = tuple[int, int, int, int]  # left, top, right, bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenLine:
    """A line of text in a picture, its place in dots from the upper left, and how sure the reading is, 0 to 1."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float


@cache
def languages() -> tuple[str, ...]:
    """The languages that can be read from pictures here, as Tesseract calls them; none without the extra."""
    if tesserocr is None or not _data_folder():
        return ()
    known = {file.stem for file in Path(_data_folder()).glob("*.traineddata")}
    return tuple(language for language in _LANGUAGES if language in known)


@cache
def _data_folder() -> str:
    """The newest folder of Tesseract's data on this system, "" without one."""
    return max((str(folder) for folder in _DATA.glob("*/tessdata")), default="")


def is_available() -> bool:
    """Whether pictures can be read here."""
    return bool(languages())


def read_picture(picture: Picture, *, seconds: float = _SECONDS) -> list[SeenLine]:
    """The lines of a picture of a page (grey, a row of dots for each row), in reading order.

    What is not read after `seconds` is left out.
    """
    boxes = line_boxes(picture, is_rtl=False)
    if not boxes or not is_available():
        return []
    longest = sorted(boxes, key=lambda box: box[0] - box[2])[:_FEW]
    until = time.monotonic() + seconds
    seen = _read(picture, longest, "+".join(languages()), until)
    sample = " ".join(line.text for line in seen)
    is_arabic = letters_of("Arab", sample) > letters_of("Latn", sample)
    boxes = line_boxes(picture, is_rtl=True) if is_arabic else boxes
    return _read(picture, boxes, _for_script(is_arabic=is_arabic), until)


def _for_script(*, is_arabic: bool) -> str:
    wanted = ("ara", "fra") if is_arabic else ("fra", "eng")
    return "+".join(language for language in wanted if language in languages()) or "+".join(languages())


def _read(picture: Picture, boxes: Sequence[_Box], language: str, until: float) -> list[SeenLine]:
    found: list[SeenLine] = []
    with tesserocr.PyTessBaseAPI(
        path=_data_folder(), lang=language, psm=tesserocr.PSM.RAW_LINE, oem=tesserocr.OEM.LSTM_ONLY
    ) as reader:
        for left, top, right, bottom in boxes:
            if time.monotonic() > until:
                break
            line = np.pad(picture[top:bottom, left:right], _MARGIN, constant_values=255)
            reader.SetImageBytes(line.tobytes(), line.shape[1], line.shape[0], 1, line.shape[1])
            text = " ".join(reader.GetUTF8Text().split())
            sure = reader.MeanTextConf()
            if text and sure >= _UNSURE:
                found.append(SeenLine(text=text, left=left, top=top, right=right, bottom=bottom, confidence=sure / 100))
    return found


def line_boxes(picture: Picture, *, is_rtl: bool) -> list[_Box]:
    """The lines of a page, block by block, column by column."""
    ink = picture < _DARK
    usual = _usual_height(ink)
    if not usual:
        return []
    found: list[_Box] = []
    for top, bottom in _runs(ink.sum(axis=1) > _NOISE, gap=int(_BLOCK_GAP * usual)):
        columns = _runs(ink[top:bottom].sum(axis=0) > 0, gap=max(int(_GUTTER * ink.shape[1]), usual))
        for left, right in reversed(columns) if is_rtl else columns:
            found += _lines(ink, (left, top, right, bottom), usual)
    return found


def _usual_height(ink: npt.NDArray[np.bool_]) -> int:
    heights = [end - start for start, end in _runs(ink.sum(axis=1) > _NOISE, gap=0)]
    return int(np.median([height for height in heights if height > _SMALLEST] or [0]))


def _lines(ink: npt.NDArray[np.bool_], block: _Box, usual: int) -> list[_Box]:
    """The lines of a column: slight runs join the nearest line, high ones are cut where ink is least."""
    left, top, right, bottom = block
    rows = ink[top:bottom, left:right].sum(axis=1)
    runs = _joined(_runs(rows > _NOISE, gap=0), int(_SLIGHT * usual))
    cut = [part for start, end in runs for part in _cut(rows, start, end, usual)]
    found = []
    for start, end in (run for run in cut if run[1] - run[0] > _SMALLEST):
        columns = np.flatnonzero(ink[top + start : top + end, left:right].any(axis=0))
        found.append((left + int(columns[0]), top + start, left + int(columns[-1]) + 1, top + end))
    return found


def _runs(filled: npt.NDArray[np.bool_], *, gap: int) -> list[tuple[int, int]]:
    """The stretches that are filled, those with no wider gap between them as one."""
    places = np.flatnonzero(filled)
    if not places.size:
        return []
    breaks = np.flatnonzero(np.diff(places) > max(gap, 1))
    starts, ends = [0, *(breaks + 1)], [*breaks, places.size - 1]
    return [(int(places[start]), int(places[end]) + 1) for start, end in zip(starts, ends, strict=True)]


def _joined(runs: Sequence[tuple[int, int]], slight: int) -> list[tuple[int, int]]:
    found = list(runs)
    while len(found) > 1 and min(end - start for start, end in found) < slight:
        i = min(range(len(found)), key=lambda k: found[k][1] - found[k][0])
        gaps = [(b[0] - a[1], k) for k, (a, b) in enumerate(pairwise(found)) if k in {i - 1, i}]
        k = min(gaps)[1]
        found[k : k + 2] = [(found[k][0], found[k + 1][1])]
    return found


def _cut(rows: npt.NDArray[np.int_], start: int, end: int, usual: int) -> list[tuple[int, int]]:
    """A run cut into lines of about the usual height."""
    if end - start < _TWO_LINES * usual:
        return [(start, end)]
    low, high = start + usual // 2, end - usual // 2
    place = low + int(np.argmin(rows[low:high]))
    return [*_cut(rows, start, place, usual), *_cut(rows, place, end, usual)]
