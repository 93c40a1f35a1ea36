"""The characters of a PDF page with their places, line by line, for `layout`.

PDFium gives Arabic in reading order where it can; what it cannot is put right in `rightward`.
"""

import ctypes
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from marsad.language.scripts import letters_of
from marsad.reading.pdf.rightward import Glyph, in_reading_order

HYPHEN = "\ufffe"  # PDFium's sign for a hyphen that parts a word at the end of a line
_FOLDED = re.compile("[\ufb00-\ufb06\ufb50-\ufdf9\ufdfc\ufe70-\ufefc]")  # ligatures and presentation forms


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A printed line: its words, where it stands (points, from the page's lower left), how large it is set."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    page: int
    is_hyphenated: bool = False


def lines_of(page: pypdfium2.PdfPage, number: int) -> list[Line]:
    """The lines of a page in the order of the file."""
    content = page.get_textpage()
    try:
        is_arabic = _is_mostly_arabic(content.get_text_range())
        return [line for glyphs in _rows(content) if (line := _line(glyphs, number, is_arabic=is_arabic))]
    finally:
        content.close()


def _is_mostly_arabic(text: str) -> bool:
    return letters_of("Arab", text) > letters_of("Latn", text)


def _rows(content: pypdfium2.PdfTextPage) -> Iterator[list[Glyph]]:
    """The characters of each line; a line ends where PDFium says so, or after its hyphen sign."""
    row: list[Glyph] = []
    for i in range(content.count_chars()):
        character = chr(pdfium.FPDFText_GetUnicode(content, i))
        if character in "\r\n":
            if row:
                yield row
            row = []
            continue
        left, bottom, right, _ = content.get_charbox(i)
        size = float(pdfium.FPDFText_GetFontSize(content, i)) * _scale(content, i)
        row.append(
            Glyph(character=character, left=left, right=right, baseline=_baseline(content, i, bottom), size=size)
        )
        if character in {HYPHEN, "\x02"}:
            yield row
            row = []
    if row:
        yield row


def _scale(content: pypdfium2.PdfTextPage, index: int) -> float:
    """How much the page enlarges its font: producers set size 1 and scale, or size 12 and do not."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(content, index, matrix):
        return 1.0
    return float(abs(matrix.d) or abs(matrix.b) or 1.0)


def _baseline(content: pypdfium2.PdfTextPage, index: int, bottom: float) -> float:
    """The height on which the character stands: its box goes below that, by letter."""
    x, y = ctypes.c_double(), ctypes.c_double()
    return y.value if pdfium.FPDFText_GetCharOrigin(content, index, x, y) else bottom


def _line(glyphs: list[Glyph], page: int, *, is_arabic: bool) -> Line | None:
    is_hyphenated = glyphs[-1].character in {HYPHEN, "\x02"}
    shown = [glyph for glyph in glyphs if glyph.character not in {HYPHEN, "\x02", "\x00"}]
    visible = [glyph for glyph in shown if glyph.character.strip()]
    if not visible:
        return None
    text = "".join(glyph.character for glyph in shown)
    if is_arabic or _is_mostly_arabic(text):
        text = in_reading_order(shown)
    return Line(
        text=" ".join(_FOLDED.sub(lambda m: unicodedata.normalize("NFKC", m[0]), text).split(" ")).strip(),
        left=min(glyph.left for glyph in visible),
        right=max(glyph.right for glyph in visible),
        baseline=median(glyph.baseline for glyph in visible),
        size=round(median(glyph.size for glyph in visible), 1),
        page=page,
        is_hyphenated=is_hyphenated,
    )
