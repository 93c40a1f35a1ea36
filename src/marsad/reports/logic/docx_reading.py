"""Read a DOCX report back for verification: what it carries, its sections as people read them, its footnotes."""

import io
import zipfile
from collections.abc import Iterator

from django.utils.translation import gettext as _
from docx.oxml.ns import qn
from lxml import etree

from marsad.reports.errors import NotOurReportError
from marsad.reports.logic import citations, docx_xml, looks
from marsad.reports.logic.citations import Part
from marsad.reports.logic.verification import Found

LARGEST = 300 * 1024 * 1024  # bytes of all its parts, so that a file made to burst is not unpacked
PART = "customXml/" + citations.NAME
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def found(content: bytes, file: str) -> Found:
    """What stands in a DOCX report.

    Raises:
        NotOurReportError: when the file is no DOCX or carries no citations.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(entry.file_size for entry in package.infolist()) > LARGEST:
                raise NotOurReportError(file, _("unpacked it is larger than any report"))
            carried = package.read(PART)
        return Found(carried=carried, parts=parts(content), notes=_notes(content))
    except (zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise NotOurReportError(file, _("it is not a readable DOCX")) from error
    except KeyError as error:
        raise NotOurReportError(file, _("it carries no citations")) from error


def parts(content: bytes) -> tuple[Part, ...]:
    """What people read: the head, each section by its heading, the footnotes."""
    sections: list[tuple[str, list[str]]] = [("the head", [])]
    for paragraph in _body(content).iter(qn("w:p")):
        text = _text(paragraph)
        if _style(paragraph) == "Heading1":
            sections.append((text, []))
        sections[-1][1].append(text + " ".join(str(number) for number in _marks(paragraph)))
    notes = "".join(_text(note) for note in _footnotes(content).iter(qn("w:footnote")))
    named = [Part(name=_plain(name), text="".join(texts)) for name, texts in sections]
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return (*named, Part(name="the footnotes", text=notes), looks.of_docx(package))


def _notes(content: bytes) -> dict[int, str]:
    """The quoted words of each footnote whose mark still stands in the text."""
    marked = set(_marks(_body(content)))
    notes = {int(note.get(qn("w:id"), "0")): note for note in _footnotes(content).iter(qn("w:footnote"))}
    return {number: _cited(note) for number, note in notes.items() if number in marked}


def _cited(note: etree._Element) -> str:
    runs = (run for run in note.iter(qn("w:r")) if _run_style(run) == docx_xml.CITED)
    return _plain("".join(_text(run) for run in runs))


def _plain(text: str) -> str:
    return " ".join(text.translate(citations.INVISIBLE).split())


def _body(content: bytes) -> etree._Element:
    return _xml(content, "word/document.xml")


def _footnotes(content: bytes) -> etree._Element:
    return _xml(content, "word/footnotes.xml")


def _xml(content: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read(name), _PARSER)


def _text(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(qn("w:t")))


def _marks(element: etree._Element) -> Iterator[int]:
    for mark in element.iter(qn("w:footnoteReference")):
        yield int(mark.get(qn("w:id"), "0"))


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if style is None else str(style.get(qn("w:val")))


def _run_style(run: etree._Element) -> str:
    style = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
    return "" if style is None else str(style.get(qn("w:val")))
