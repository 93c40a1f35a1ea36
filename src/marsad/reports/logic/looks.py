"""How a report looks beside its words, for verification: rules that could hide or add words, pictures, what lies above.

A style sheet hides a sentence or prints one of its own, a white box covers a line, a picture shows other bars: the
words of the file would still be those that were written. What here is told of a file changes with any of these, and
not when a program only saves the file again.
"""

import hashlib
import re
import zipfile
from collections.abc import Iterator

import lxml.html
import pypdfium2
from lxml import etree
from pypdfium2 import raw

from marsad.reports.logic.citations import LOOKS, Part

_OUTSIDE = re.compile(r"word/(?:header|footer)[0-9]*\.xml")  # of the text, on each page
_WORDED = ("word/document.xml", "word/footnotes.xml")
_HIDING = re.compile(rb'<w:vanish(?! w:val="(?:0|false)")|<w:color [^>]*w:val="[fF]{6}"')
_FIGURES = re.compile(r"[0-9٠-٩]+")  # of pages: programs count them again
_XML = etree.XMLParser(resolve_entities=False, no_network=True)


def of_html(page: lxml.html.HtmlElement, carried: str) -> Part:
    """Elements with their attributes, style sheets and scripts, without the words; `carried` names what is left out."""
    own = next(iter(page.xpath(f'//script[@id="{carried}"]')), None)
    told = []
    for element in page.iter(etree.Element):
        told.append(f"{element.tag} {sorted(element.attrib.items())}")
        if element.tag in ("style", "script") and element is not own:
            told.append(element.text or "")
    return Part(name=LOOKS, text="\n".join(told))


def of_docx(package: zipfile.ZipFile) -> Part:
    """Pictures by their bytes, heads and feet of pages, and how often words are hidden or white."""
    names = sorted(package.namelist())
    pictures = sorted(hashlib.sha256(package.read(name)).hexdigest() for name in names if "/media/" in name)
    outside = sorted(_letters(package.read(name)) for name in names if _OUTSIDE.fullmatch(name))
    hidden = [str(len(_HIDING.findall(package.read(name)))) for name in _WORDED if name in names]
    return Part(name=LOOKS, text="\n".join([*pictures, *outside, *hidden]))


def _letters(xml: bytes) -> str:
    return _FIGURES.sub("", "".join(str(text) for text in etree.fromstring(xml, _XML).itertext()))


def of_pdf(pdf: pypdfium2.PdfDocument) -> Part:
    """On each page the lines, boxes and pictures with their places, colours of words, and notes that lie upon it."""
    return Part(name=LOOKS, text="\n".join(line for page in pdf for line in _lain(page)))


def _lain(page: pypdfium2.PdfPage) -> Iterator[str]:
    inks: set[tuple[int, ...]] = set()
    for place in range(raw.FPDFPage_CountObjects(page.raw)):
        item = raw.FPDFPage_GetObject(page.raw, place)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            inks.add((*_ink(item), raw.FPDFTextObj_GetTextRenderMode(item)))
        else:
            yield f"{kind} {_bounds(item)} {_ink(item)} {_picture(item) if kind == raw.FPDF_PAGEOBJ_IMAGE else ''}"
    yield str(sorted(inks))
    yield str(sorted(_notes(page)))


def _ink(item: object) -> tuple[int, ...]:
    shares = [raw.c_uint() for _share in range(4)]
    raw.FPDFPageObj_GetFillColor(item, *shares)
    return tuple(share.value for share in shares)


def _bounds(item: object) -> tuple[int, ...]:
    """To the tenth of a point."""
    ends = [raw.c_float() for _end in range(4)]
    raw.FPDFPageObj_GetBounds(item, *ends)
    return tuple(round(end.value * 10) for end in ends)


def _picture(item: object) -> str:
    size = raw.FPDFImageObj_GetImageDataRaw(item, None, 0)
    data = (raw.c_ubyte * size)()
    raw.FPDFImageObj_GetImageDataRaw(item, data, size)
    return hashlib.sha256(bytes(data)).hexdigest()


def _notes(page: pypdfium2.PdfPage) -> Iterator[int]:
    """The kinds of annotations upon a page; links, as of the contents, are no words."""
    for place in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        note = raw.FPDFPage_GetAnnot(page.raw, place)
        kind = raw.FPDFAnnot_GetSubtype(note)
        raw.FPDFPage_CloseAnnot(note)
        if kind != raw.FPDF_ANNOT_LINK:
            yield kind
