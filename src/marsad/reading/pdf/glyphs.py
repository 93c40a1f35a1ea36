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
from marsad.reading.pdf.clusters import UNNAMED, Glyph
from marsad.reading.pdf.rightward import in_reading_order
from marsad.reading.pdf.rows import whole_lines
from marsad.reading.pdf.spoken import left_out

HYPHEN = "\ufffe"  # PDFium's sign for a hyphen that parts a word at the end of a line
_UNSEEN = re.compile(f"[{HYPHEN}{UNNAMED}]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_HALF = re.compile("[\ud800-\udfff]")  # halves of characters, which no text may hold
_ROW = re.compile(f"[^\r\n{HYPHEN}]*{HYPHEN}|[^\r\n{HYPHEN}]+")
_ENOUGH = 8  # characters that tell a line's size and height
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
        characters = Characters(content)
        rows = list(_rows(characters.text))
        if _is_mostly_arabic(characters.text):
            parts = [_glyphs(characters, row) for row in rows]
            found = [_turned(row, number) for row in whole_lines(parts, list(left_out(page, content)))]
        else:
            found = [_plain_or_turned(characters, row, number) for row in rows]
        return [line for line in found if line]
    finally:
        content.close()


class Characters:
    """The characters of a page by their number, and where each stands; asks PDFium once for each that is needed."""

    def __init__(self, content: pypdfium2.PdfTextPage) -> None:
        self._page = content.raw
        self._box = tuple(ctypes.c_double() for _ in range(4))
        self._point = (ctypes.c_double(), ctypes.c_double())
        self._matrix = pdfium.FS_MATRIX()
        self._cell = pdfium.FS_RECTF()
        character = pdfium.FPDFText_GetUnicode
        text = "".join([chr(character(self._page, i)) for i in range(content.count_chars())])
        self.text = _CONTROL.sub(self._shown, _HALF.sub("\ufffd", text))

    def _shown(self, control: re.Match[str]) -> str:
        """A control code that ends a line as PDFium found it; any other is the number of a glyph without a name."""
        is_made_up = pdfium.FPDFText_IsGenerated(self._page, control.start()) == 1
        is_hyphen = pdfium.FPDFText_IsHyphen(self._page, control.start()) == 1
        return HYPHEN if is_hyphen else control[0] if is_made_up else UNNAMED

    def glyph(self, index: int) -> Glyph:
        """A character with its box, the point where it is set and its size."""
        left, right, bottom, top = self._box
        pdfium.FPDFText_GetCharBox(self._page, index, left, right, bottom, top)
        x, y = self._point
        pdfium.FPDFText_GetLooseCharBox(self._page, index, self._cell)
        has_origin = pdfium.FPDFText_GetCharOrigin(self._page, index, x, y)
        return Glyph(
            character=self.text[index] if self._is_named(index) else UNNAMED,
            left=left.value,
            right=right.value,
            bottom=bottom.value,
            top=top.value,
            origin=x.value if has_origin else None,
            end=self._cell.right,
            baseline=y.value if has_origin else bottom.value,
            size=float(pdfium.FPDFText_GetFontSize(self._page, index)) * self._scale(index),
        )

    def _is_named(self, index: int) -> bool:
        """Whether the font says which character its glyph shows; kashidas that justify a line often have no name."""
        return int(pdfium.FPDFText_HasUnicodeMapError(self._page, index)) != 1

    def _scale(self, index: int) -> float:
        """How much the page enlarges its font: producers set size 1 and scale, or size 12 and do not."""
        matrix = self._matrix
        if not pdfium.FPDFText_GetMatrix(self._page, index, matrix):
            return 1.0
        return float(abs(matrix.d) or abs(matrix.b) or 1.0)


def _is_mostly_arabic(text: str) -> bool:
    return letters_of("Arab", text) > letters_of("Latn", text)


def _rows(text: str) -> Iterator[range]:
    """The characters of each line; a line ends where PDFium says so, or after its hyphen sign."""
    for match in _ROW.finditer(text):
        yield range(match.start(), match.end())


def _glyphs(characters: Characters, row: range) -> list[Glyph]:
    return [characters.glyph(i) for i in row]


def _plain_or_turned(characters: Characters, row: range, page: int) -> Line | None:
    """A line of a page that is mostly Latin."""
    written = characters.text[row.start : row.stop]
    if _is_mostly_arabic(written):
        return _turned(_glyphs(characters, row), page)
    visible = [i for i in row if characters.text[i].strip() and not _UNSEEN.match(characters.text[i])]
    if not visible:
        return None
    return _line(written, [characters.glyph(i) for i in _sample(visible)], page)


def _turned(glyphs: list[Glyph], page: int) -> Line | None:
    shown = [glyph for glyph in glyphs if glyph.character != HYPHEN]
    if not any(glyph.character.strip(UNNAMED + " ") for glyph in shown):
        return None
    hyphen = HYPHEN if glyphs[-1].character == HYPHEN else ""
    return _line(in_reading_order(shown) + hyphen, shown, page)


def _line(text: str, glyphs: list[Glyph], page: int) -> Line:
    inked = [glyph for glyph in glyphs if glyph.character.strip()]
    shown = _FOLDED.sub(lambda m: unicodedata.normalize("NFKC", m[0]), _UNSEEN.sub("", text))
    return Line(
        text=re.sub(" {2,}", " ", shown).strip(),
        left=min(glyph.left for glyph in inked),
        right=max(glyph.right for glyph in inked),
        baseline=median(glyph.baseline for glyph in inked),
        size=round(median(glyph.size for glyph in inked), 1),
        page=page,
        is_hyphenated=text.endswith(HYPHEN),
    )


def _sample(visible: list[int]) -> list[int]:
    """Some characters of a line that needs no turning: its ends, and enough between to know how it is set."""
    step = max(1, len(visible) // _ENOUGH)
    return [*visible[::step], visible[-1]]
