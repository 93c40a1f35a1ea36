"""Reads the pages of a PDF that carry no text, or only meaningless characters, from their pictures."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

import pypdfium2

from marsad.language.words import word_texts
from marsad.reading import ocr, page_by_page
from marsad.reading.pdf.glyphs import Line
from marsad.reading.pdf.legible import is_legible

MOST = 300  # pages of one file that are read from pictures
_FEW = 3  # words; a page with fewer may be a picture
_POINTS = 72  # to the inch
_SIZE = 0.75  # of a line's height in the picture
_MOST_DOTS = 16_000_000  # of a page's picture: a sheet of 40 by 50 cm; larger ones are drawn smaller


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The lines of pages that were read from pictures, by page, and how sure the reading is, 0 to 1."""

    lines: Mapping[int, list[Line]]
    confidence: float


def unreadable(pages: Sequence[Sequence[Line]]) -> list[int]:
    """The pages, from 0, whose text layer is absent or garbled."""
    texts = ["\n".join(line.text for line in lines) for lines in pages]
    whole = is_legible("\n".join(texts))
    return [i for i, text in enumerate(texts) if len(word_texts(text)) < _FEW or not (whole and is_legible(text))]


def read_pages(content: bytes, numbers: Collection[int]) -> Seen:
    """What the pictures of pages say; pages without any ink give no lines."""
    found: dict[int, list[Line]] = {}
    sure: list[float] = []
    document = pypdfium2.PdfDocument(content)
    try:
        for number in sorted(numbers)[:MOST]:
            page = document[number]
            height, scale = float(page.get_height()), scale_of(*page.get_size())
            seen = _seen(page, scale)
            sure += [line.confidence for line in seen]
            found[number] = _lines(seen, number + 1, height, scale)
            page_by_page.is_done()
    finally:
        document.close()
    return Seen(lines=found, confidence=sum(sure) / len(sure) if sure else 0.0)


def scale_of(width: float, height: float) -> float:
    """How many dots a point of a page (its sides in points) is drawn with: a page may say that it is a field wide."""
    return min(ocr.DPI / _POINTS, math.sqrt(_MOST_DOTS / max(1.0, width * height)))


def _seen(page: pypdfium2.PdfPage, scale: float) -> list[ocr.SeenLine]:
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        picture = bitmap.to_numpy().copy().reshape(bitmap.height, bitmap.width)
        return ocr.read_picture(picture)
    finally:
        bitmap.close()
        page.close()


def _lines(seen: Sequence[ocr.SeenLine], page: int, height: float, drawn: float) -> list[Line]:
    scale = 1 / drawn
    size = round(median([(line.bottom - line.top) * scale * _SIZE for line in seen] or [0.0]), 1)
    return [
        Line(
            text=line.text,
            left=line.left * scale,
            right=line.right * scale,
            baseline=height - line.bottom * scale,
            size=size,
            page=page,
        )
        for line in seen
    ]
