"""Reads the text of pictures of pages with Tesseract, line by line, where the `ocr` extra is installed.

Tesseract's own cutting of a page, and even its mode for one line, loses whole lines of Arabic; what it reads of a raw
line is right. So lines are cut by `ocr_lines` and read one at a time.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from marsad.language.scripts import letters_of
from marsad.reading.ocr_lines import CutLine, Picture, letter_height, lines_of

try:
    import tesserocr  # type: ignore[import-untyped]  # it has no types
    from PIL import Image
except ImportError:  # the extra is not installed
    tesserocr = None

MISSING = "add a version that has its text, or install reading from pictures (OCR): the extra marsad[ocr]"
DPI = 225  # dots per inch at which pages are drawn: a scan of 150 gains by being enlarged by half
_DATA = Path("/usr/share/tesseract-ocr")
_LANGUAGES = ("ara", "fra", "eng")
_SECONDS = 60.0  # for a page
_FEW = 3  # lines that tell the script of a page
_SMALL = 22.0  # dots: letters that are lower are read better when the picture is enlarged
_ENLARGED = 1.5
_LARGE = 9_000_000  # dots, A4 at 300 dpi; a larger picture stays as it is, for its memory's sake
_SURE = 0.8  # a line of Arabic that is read with less may hold Latin words
_SURER = 0.03  # by which reading in two languages must be better
_UNSURE = 40  # of 100: a line below is no text


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenLine:
    """A line of text in a picture, its place in dots from the upper left, and how sure the reading is, 0 to 1."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    line: CutLine
    text: str
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
    if not is_available():
        return []
    factor = _ENLARGED if picture.size <= _LARGE and 0 < letter_height(picture) < _SMALL else 1.0
    large = _enlarged(picture, factor) if factor > 1 else picture
    return [_seen(line, factor) for line in _read_page(large, time.monotonic() + seconds)]


def _enlarged(picture: Picture, factor: float) -> Picture:
    """A picture with more dots: in small letters the dots of Arabic run together or are taken for dirt."""
    height, width = (round(side * factor) for side in picture.shape)
    return np.asarray(Image.fromarray(picture).resize((width, height), Image.Resampling.BICUBIC), dtype=np.uint8)


def _read_page(picture: Picture, until: float) -> list[_Read]:
    lines = lines_of(picture, is_rtl=False)
    longest = sorted(lines, key=lambda line: line.left - line.right)[:_FEW]
    sample = " ".join(read.text for read in _read(longest, "+".join(languages()), until))
    if letters_of("Arab", sample) <= letters_of("Latn", sample):
        return _read(lines, _among("fra", "eng"), until)
    return _read_arabic(lines_of(picture, is_rtl=True), until)


def _read_arabic(lines: Sequence[CutLine], until: float) -> list[_Read]:
    """Lines read as Arabic alone, which is surest; those with Latin words as both."""
    found = _read(lines, _among("ara"), until)
    unsure = [read.line for read in found if read.confidence < _SURE]
    again = {id(read.line): read for read in _read(unsure, _among("ara", "fra"), until)}
    both = [(read, again.get(id(read.line), read)) for read in found]
    return [mixed if mixed.confidence > read.confidence + _SURER else read for read, mixed in both]


def _among(*wanted: str) -> str:
    return "+".join(language for language in wanted if language in languages()) or "+".join(languages())


def _read(lines: Sequence[CutLine], language: str, until: float) -> list[_Read]:
    found: list[_Read] = []
    if not lines:
        return found
    with tesserocr.PyTessBaseAPI(
        path=_data_folder(), lang=language, psm=tesserocr.PSM.RAW_LINE, oem=tesserocr.OEM.LSTM_ONLY
    ) as reader:
        for line in lines:
            if time.monotonic() > until:
                break
            height, width = line.picture.shape
            reader.SetImageBytes(line.picture.tobytes(), width, height, 1, width)
            text = " ".join(reader.GetUTF8Text().split())
            sure = reader.MeanTextConf()
            if text and sure >= _UNSURE:
                found.append(_Read(line=line, text=text, confidence=sure / 100))
    return found


def _seen(read: _Read, factor: float) -> SeenLine:
    """A line with its place in the picture as it was given."""
    line = read.line
    left, top, right, bottom = (round(side / factor) for side in (line.left, line.top, line.right, line.bottom))
    return SeenLine(text=read.text, left=left, top=top, right=right, bottom=bottom, confidence=read.confidence)
