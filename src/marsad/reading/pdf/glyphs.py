"""The characters of a PDF page with their places, line by line, for `layout`.

PDFium gives Arabic in reading order where it can; what it cannot is put right in `rightward`.
"""

import ctypes
import math
import re
import unicodedata
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from marsad.language.characters import LETTERS
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
_BOLD = re.compile(rb"bold|black|heavy|-bd\b|[,-]b\b", re.IGNORECASE)
_LONGEST_NAME = 80  # bytes of a font's name that are looked at
_APART = 1.5  # of the size; no word space is that wide, a gap between cells or columns is
_APART_LATIN = 2.2  # beside a Latin word of an Arabic line, whose spaces a justified line stretches most
_RAISED = 0.8  # of the size of the line: smaller figures that stand higher point to footnotes
_FIRST = 3  # characters of a line that tell its weight
_HIGHER = 0.15  # of the size
_NOTE_MARK = re.compile(rf"(?<=[{LETTERS}.,;:!?)\]»”’])[ ]?([0-9]{{1,3}})(?![0-9.,])|^[0-9]{{1,3}}(?=[ {LETTERS}])")
_ENDS_IN_MARK = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]$")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ENOUGH = 4  # characters that tell a line's size and height
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
    is_bold: bool = False


def lines_of(page: pypdfium2.PdfPage, number: int) -> list[Line]:
    """The lines of a page in the order of the file."""
    content = page.get_textpage()
    try:
        characters = Characters(content)
        rows = list(_rows(characters.text))
        if _is_mostly_arabic(characters.text):
            parts = [_glyphs(characters, row) for row in rows]
            found = [_turned(row, number) for row in whole_lines(_apart(parts), list(left_out(page, content)))]
        else:
            found = [_plain_or_turned(characters, part, number) for row in rows for part in _parts(characters, row)]
        return _with_what_follows_notes([line for line in found if line])
    finally:
        content.close()


def _with_what_follows_notes(lines: Sequence[Line]) -> list[Line]:
    """The lines whole: PDFium ends some at the raised figure of a note that more words follow."""
    found: list[Line] = []
    for line in lines:
        last = found[-1] if found else line
        is_beside = abs(last.baseline - line.baseline) < _HIGHER * line.size and last.size == line.size
        if _ENDS_IN_MARK.search(last.text) and is_beside and 0 <= line.left - last.right < _APART * line.size:
            found[-1] = replace(
                last, text=f"{last.text} {line.text}", right=line.right, is_hyphenated=line.is_hyphenated
            )
        else:
            found.append(line)
    return found


class Characters:
    """The characters of a page by their number, and where each stands; asks PDFium once for each that is needed."""

    def __init__(self, content: pypdfium2.PdfTextPage) -> None:
        self._page = content.raw
        self._box = tuple(ctypes.c_double() for _ in range(4))
        self._point = (ctypes.c_double(), ctypes.c_double())
        self._matrix = pdfium.FS_MATRIX()
        self._cell = pdfium.FS_RECTF()
        text = _text_of(content)
        self.text = _CONTROL.sub(self._shown, _HALF.sub("\ufffd", text))

    def _shown(self, control: re.Match[str]) -> str:
        """A control code that ends a line as PDFium found it; any other is the number of a glyph without a name."""
        is_made_up = pdfium.FPDFText_IsGenerated(self._page, control.start()) == 1
        is_hyphen = pdfium.FPDFText_IsHyphen(self._page, control.start()) == 1
        return HYPHEN if is_hyphen else control[0] if is_made_up else UNNAMED

    def glyph(self, index: int, *, with_weight: bool = False) -> Glyph:
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
            drawn=ctypes.cast(pdfium.FPDFText_GetTextObject(self._page, index), ctypes.c_void_p).value,
            end=self._cell.right,
            is_bold=self.text[index] != " " and self.is_bold(index) if with_weight else False,
            baseline=y.value if has_origin else bottom.value,
            size=float(pdfium.FPDFText_GetFontSize(self._page, index)) * self._scale(index),
        )

    def is_made_up(self, index: int) -> bool:
        """Whether PDFium put this character between two others that stand apart."""
        return int(pdfium.FPDFText_IsGenerated(self._page, index)) == 1

    def is_bold(self, index: int) -> bool:
        """Whether the font of a character names itself bold."""
        flags = ctypes.c_int()
        name = ctypes.create_string_buffer(_LONGEST_NAME)
        pdfium.FPDFText_GetFontInfo(self._page, index, name, _LONGEST_NAME, flags)
        return bool(_BOLD.search(name.value))

    def _is_named(self, index: int) -> bool:
        """Whether the font says which character its glyph shows; kashidas that justify a line often have no name."""
        return int(pdfium.FPDFText_HasUnicodeMapError(self._page, index)) != 1

    def _scale(self, index: int) -> float:
        """How much the page enlarges its font: producers set size 1 and scale, or size 12 and do not."""
        matrix = self._matrix
        if not pdfium.FPDFText_GetMatrix(self._page, index, matrix):
            return 1.0
        return float(abs(matrix.d) or abs(matrix.b) or 1.0)


def _text_of(content: pypdfium2.PdfTextPage) -> str:
    """The characters of a page, one for each that PDFium counts; asked for at once where that gives the same."""
    count = content.count_chars()
    room = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(content.raw, 0, count, room)
    at_once = bytes(room)[: 2 * count].decode("utf-16-le", errors="replace")
    if written == count + 1 and len(at_once) == count and "\0" not in at_once:
        return at_once
    return "".join([chr(pdfium.FPDFText_GetUnicode(content.raw, i)) for i in range(count)])


def _is_mostly_arabic(text: str) -> bool:
    return letters_of("Arab", text) > letters_of("Latn", text)


def _rows(text: str) -> Iterator[range]:
    """The characters of each line; a line ends where PDFium says so, or after its hyphen sign."""
    for match in _ROW.finditer(text):
        yield range(match.start(), match.end())


def _glyphs(characters: Characters, row: range) -> list[Glyph]:
    return [characters.glyph(i, with_weight=i < row.start + _FIRST) for i in row]


def _parts(characters: Characters, row: range) -> Iterator[range]:
    """A row cut where cells or columns stand apart."""
    start = row.start
    for i in range(row.start + 1, row.stop - 1):
        if characters.text[i] == " " and characters.is_made_up(i):
            before, after = characters.glyph(i - 1), characters.glyph(i + 1)
            if after.left - before.right > _APART * min(before.size, after.size):
                yield range(start, i)
                start = i + 1
    yield range(start, row.stop)


def _apart(rows: Sequence[list[Glyph]]) -> list[list[Glyph]]:
    """Rows of glyphs cut where cells or columns stand apart."""
    found = []
    for row in rows:
        inked = sorted((glyph for glyph in row if glyph.has_box), key=lambda glyph: glyph.left)
        reach, edges, is_latin = -math.inf, [], False
        for glyph in inked:
            apart = _APART_LATIN if is_latin or "a" <= glyph.character.lower() <= "ɏ" else _APART
            if reach > 0 and glyph.left - reach > apart * glyph.size:
                edges.append((reach + glyph.left) / 2)
            reach, is_latin = max(reach, glyph.right), "a" <= glyph.character.lower() <= "ɏ"
        found += [[g for g in row if bisect(edges, g.middle) == i] for i in range(len(edges) + 1)]
    return found


def _plain_or_turned(characters: Characters, row: range, page: int) -> Line | None:
    """A line of a page that is mostly Latin."""
    written = characters.text[row.start : row.stop]
    if _is_mostly_arabic(written):
        return _turned(_glyphs(characters, row), page)
    visible = [i for i in row if characters.text[i].strip() and not _UNSEEN.match(characters.text[i])]
    if not visible:
        return None
    sample = [characters.glyph(i) for i in _sample(visible)]
    looked_at = [visible[0], visible[len(visible) // 2], visible[-1]]
    is_bold = sum(characters.is_bold(i) for i in looked_at) > len(looked_at) // 2
    return _line(_with_note_marks(written, row.start, characters, sample), sample, page, is_bold=is_bold)


def _with_note_marks(text: str, start: int, characters: Characters, sample: list[Glyph]) -> str:
    """The text with small raised figures as superscripts."""
    size = median(glyph.size for glyph in sample)

    def shown(match: re.Match[str]) -> str:
        place = match.end() - 1
        figure = characters.glyph(start + place)
        is_small = figure.size < _RAISED * size or figure.bottom > figure.baseline + _HIGHER * size
        is_mark = is_small or (place + 1 < len(text) and _is_raised_at(characters, start + place))
        return match[0].strip().translate(_SUPERSCRIPT) if is_mark else match[0]

    return _NOTE_MARK.sub(shown, text)


def _is_raised_at(characters: Characters, place: int) -> bool:
    """Whether a figure at the start of a line is smaller than what follows."""
    if place + 2 >= len(characters.text):
        return False
    figure, following = (
        characters.glyph(place),
        characters.glyph(place + (2 if characters.text[place + 1] == " " else 1)),
    )
    return figure.size < _RAISED * following.size and figure.baseline > following.baseline


def _turned(glyphs: list[Glyph], page: int) -> Line | None:
    shown = [glyph for glyph in glyphs if glyph.character != HYPHEN]
    if not any(glyph.character.strip(UNNAMED + " ") for glyph in shown):
        return None
    hyphen = HYPHEN if glyphs[-1].character == HYPHEN else ""
    size, baseline = median(g.size for g in shown), median(g.baseline for g in shown)
    shown = [_superscript(glyph, size, baseline) for glyph in shown]
    return _line(in_reading_order(shown) + hyphen, shown, page, is_bold=all(g.is_bold for g in shown[:3]))


def _superscript(glyph: Glyph, size: float, baseline: float) -> Glyph:
    is_raised = glyph.size < _RAISED * size and glyph.baseline > baseline + _HIGHER * size
    if not is_raised or not glyph.character.isdigit():
        return glyph
    return replace(glyph, character=str(int(glyph.character)).translate(_SUPERSCRIPT))


def _line(text: str, glyphs: list[Glyph], page: int, *, is_bold: bool) -> Line:
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
        is_bold=is_bold,
    )


def _sample(visible: list[int]) -> list[int]:
    """Some characters of a line that needs no turning: its ends, and enough between to know how it is set."""
    step = max(1, len(visible) // _ENOUGH)
    return [*visible[::step], visible[-1]]
