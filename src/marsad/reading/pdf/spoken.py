"""Finds the letters that PDFium leaves out: of glyphs whose text is stated ("ActualText") and that no table names."""

import codecs
import ctypes
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from marsad.reading.pdf.clusters import Glyph

_MOST_CHARACTERS = 200  # a longer statement describes a picture or a page, not a glyph
_KEY = b"ActualText"


def left_out(page: pypdfium2.PdfPage, content: pypdfium2.PdfTextPage) -> Iterator[list[Glyph]]:
    """The glyphs with a stated text that are on the page and not among its characters."""
    objects = [pdfium.FPDFPage_GetObject(page.raw, i) for i in range(pdfium.FPDFPage_CountObjects(page.raw))]
    texts = [one for one in objects if pdfium.FPDFPageObj_GetType(one) == pdfium.FPDF_PAGEOBJ_TEXT]
    stated = [(one, text) for one in texts if (text := _stated(one))]
    if not stated:
        return
    shown = {_address(pdfium.FPDFText_GetTextObject(content.raw, i)) for i in range(content.count_chars())}
    for one, text in stated:
        if _address(one) not in shown:
            yield _glyphs(one, text)


def _address(pointer: object) -> int | None:
    return ctypes.cast(pointer, ctypes.c_void_p).value  # type: ignore[arg-type]  # pypdfium2 has no types


def _stated(one: object) -> str:
    """The text that a mark of an object states for it, "" when none does."""
    for i in range(pdfium.FPDFPageObj_CountMarks(one)):
        mark = pdfium.FPDFPageObj_GetMark(one, i)
        needed = ctypes.c_ulong()
        if not pdfium.FPDFPageObjMark_GetParamBlobValue(mark, _KEY, None, 0, needed):
            continue
        if not 0 < needed.value <= 2 * _MOST_CHARACTERS:
            continue
        room = (ctypes.c_ubyte * needed.value)()
        pdfium.FPDFPageObjMark_GetParamBlobValue(mark, _KEY, room, needed.value, needed)
        return _decoded(bytes(room))
    return ""


def _decoded(string: bytes) -> str:
    """A text string of PDF: UTF-16 or UTF-8 by its mark, else Latin."""
    if string.startswith(codecs.BOM_UTF16_BE):
        return string[2:].decode("utf-16-be", errors="replace")
    if string.startswith(codecs.BOM_UTF8):
        return string[3:].decode("utf-8", errors="replace")
    return string.decode("latin-1")


def _glyphs(one: object, text: str) -> list[Glyph]:
    """A glyph for each character, sharing the object's box from right to left."""
    edges = [ctypes.c_float() for _ in range(4)]
    matrix = pdfium.FS_MATRIX()
    size = ctypes.c_float()
    pdfium.FPDFPageObj_GetBounds(one, *edges)
    pdfium.FPDFPageObj_GetMatrix(one, matrix)
    pdfium.FPDFTextObj_GetFontSize(one, size)
    left, bottom, right, top = (edge.value for edge in edges)
    width = (right - left) / len(text)
    return [
        Glyph(
            character=character,
            left=right - (i + 1) * width,
            right=right - i * width,
            bottom=bottom,
            top=top,
            origin=float(matrix.e),
            baseline=float(matrix.f),
            is_stated=True,
            size=size.value * float(abs(matrix.d) or abs(matrix.b) or 1.0),
        )
        for i, character in enumerate(text)
    ]
