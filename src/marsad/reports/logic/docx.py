"""Render a report to DOCX with true footnotes and right-to-left runs.

python-docx has no footnotes and no right-to-left marks, so their XML is written here (ECMA-376 part 1, 17.11 and
17.3.2.30).
The citations for verification are a part of the package, `customXml/marsad-citations.json`.
"""

import io
import zipfile
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from lxml import etree

from marsad.reports.errors import NotOurReportError
from marsad.reports.logic import citations
from marsad.reports.logic.report import Line, Reference, Report, Words

PART = "customXml/" + citations.NAME
FONT = "Amiri"  # named, not embedded; Word and LibreOffice fall back to a face that they have
ACCENT, QUIET = RGBColor(0x9A, 0x5B, 0x16), RGBColor(0x55, 0x69, 0x6A)
_LOCALE = {"ar": "ar-MA", "fr": "fr-FR", "en": "en-GB"}


def render(report: Report) -> bytes:
    """The DOCX file."""
    file = Document()
    writer = _Writer(file, report)
    writer.write()
    _add_part(file, "/word/footnotes.xml", CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES, writer.footnotes())
    buffer = io.BytesIO()
    file.save(buffer)
    return _with_citations(buffer.getvalue(), citations.dump(report))


def carried(content: bytes, file: str) -> bytes:
    """The citations in a DOCX report.

    Raises:
        NotOurReportError: when the file is no DOCX or has none.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return package.read(PART)
    except zipfile.BadZipFile as error:
        raise NotOurReportError(file, "it is not a readable DOCX") from error
    except KeyError as error:
        raise NotOurReportError(file, "it holds no citations") from error


class _Writer:
    """Writes paragraphs into a document and collects their footnotes."""

    def __init__(self, file: Any, report: Report) -> None:
        self.file = file
        self.report = report
        self.notes: list[Reference] = []

    def write(self) -> None:
        """Write the whole report."""
        self._styles()
        properties = self.file.core_properties
        properties.title, properties.author, properties.language = self.report.title, "Marsad", self.report.language
        self._paragraph([Words(text=f"{self.report.subtitle} · {self.report.made_on}")], style="Subtitle")
        self._paragraph([Words(text=self.report.title, language=self.report.title_language)], style="Title")
        for section in self.report.sections:
            self._paragraph([Words(text=section.heading)], style="Heading 1")
            for line in section.lines:
                self._line(line, style="List Bullet" if section.kind == "list" else "Normal")
        self._paragraph([Words(text=self.report.method)], colour=QUIET)
        self._paragraph([Words(text=self.report.sources_heading)], style="Heading 1")
        for source in self.report.sources:
            self._paragraph([source], style="List Bullet")

    def _styles(self) -> None:
        styles = self.file.styles
        for name, size in (("Normal", 11.5), ("Title", 20), ("Subtitle", 10), ("Heading 1", 14)):
            style = styles[name]
            style.font.name, style.font.size = FONT, Pt(size)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for face in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
                fonts.set(qn(face), FONT)
            for spacing in style.element.rPr.findall(qn("w:spacing")):
                style.element.rPr.remove(spacing)  # space between letters tears Arabic words apart
            style.element.rPr.append(parse_xml(f'<w:szCs {nsdecls("w")} w:val="{int(size * 2)}"/>'))
        styles["Heading 1"].font.color.rgb = ACCENT
        styles["Subtitle"].font.color.rgb = QUIET
        reference = styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
        reference.font.superscript = True
        styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH).font.size = Pt(9)

    def _line(self, line: Line, style: str) -> None:
        words = list(line.words)
        label = [Words(text=f"{line.label} — ")] if line.label else []
        mark = [Words(text=f" [{line.mark}]")] if line.mark else []
        paragraph = self._paragraph(label, style=style, bold=True)
        self._runs(paragraph, words)
        if not line.is_reviewed:
            self._runs(paragraph, [Words(text="†")], colour=ACCENT)
        for place, reference in enumerate(line.references):
            if place:
                self._runs(paragraph, [Words(text=", ")], raised=True)
            self._footnote(paragraph, reference)
        self._runs(paragraph, mark, colour=ACCENT)

    def _paragraph(self, words: Sequence[Words], style: str = "Normal", **looks: Any) -> Any:
        paragraph = self.file.add_paragraph(style=style)
        if self.report.is_right_to_left:
            # The first things in pPr must keep their order; bidi follows the style and numbering.
            paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:bidi {nsdecls('w')}/>"))  # noqa: SLF001 - no public way
        self._runs(paragraph, words, **looks)
        return paragraph

    def _runs(
        self, paragraph: Any, words: Sequence[Words], *, bold: bool = False, raised: bool = False, colour: Any = None
    ) -> None:
        for piece in words:
            run = paragraph.add_run(self._isolated(piece.text, piece.language))
            run.font.superscript = raised or None
            run.bold = bold or None
            if colour is not None:
                run.font.color.rgb = colour
            run._r.get_or_add_rPr().extend(self._language(piece.language or self.report.language))  # noqa: SLF001

    def _isolated(self, text: str, language: str) -> str:
        """Words of another language than the report's, kept from mixing with what stands around them (UAX 9, FSI)."""
        return text if language in ("", self.report.language) else f"\u2068{text}\u2069"

    def _language(self, language: str) -> list[Any]:
        """The marks of a run: its language, and that it runs from right to left."""
        locale = _LOCALE.get(language, "en-GB")
        if language != "ar":
            return [parse_xml(f'<w:lang {nsdecls("w")} w:val="{locale}"/>')]
        return [parse_xml(f"<w:rtl {nsdecls('w')}/>"), parse_xml(f'<w:lang {nsdecls("w")} w:bidi="{locale}"/>')]

    def _footnote(self, paragraph: Any, reference: Reference) -> None:
        if reference.is_again:  # a note has one mark; later ones repeat its number
            self._runs(paragraph, [Words(text=str(reference.number))], raised=True)
            return
        self.notes.append(reference)
        paragraph._p.append(  # noqa: SLF001 - no public way
            parse_xml(
                f'<w:r {nsdecls("w")}><w:rPr><w:rStyle w:val="footnotereference"/></w:rPr>'
                f'<w:footnoteReference w:id="{reference.number}"/></w:r>'
            )
        )

    def footnotes(self) -> bytes:
        """The footnotes part, with the two separators that the standard asks for."""
        root = parse_xml(
            f"<w:footnotes {nsdecls('w')}>"
            '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
            '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
            "</w:footnote></w:footnotes>"
        )
        for reference in self.notes:
            root.append(self._note(reference))
        return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))

    def _note(self, reference: Reference) -> Any:
        bidi = "<w:bidi/>" if self.report.is_right_to_left else ""
        note = parse_xml(
            f'<w:footnote {nsdecls("w")} w:id="{reference.number}"><w:p><w:pPr><w:pStyle w:val="footnotetext"/>{bidi}'
            '</w:pPr><w:r><w:rPr><w:rStyle w:val="footnotereference"/></w:rPr><w:footnoteRef/></w:r></w:p></w:footnote>'
        )
        page = f", {self.report.page_word} {reference.page}" if reference.page else ""
        published = f" ({reference.published})" if reference.published else ""
        for text, language in (
            (" ", self.report.language),
            (f"“{reference.quote}”", reference.language),
            (" — ", self.report.language),
            (reference.document_name, reference.language),
            (f"{published}{page}", self.report.language),
            (" ", self.report.language),
            (f"{reference.document}:{reference.start}–{reference.end}", "en"),
        ):
            note[0].append(self._plain_run(text, language))
        return note

    def _plain_run(self, text: str, language: str) -> Any:
        run = parse_xml(f'<w:r {nsdecls("w")}><w:rPr/><w:t xml:space="preserve"/></w:r>')
        run[0].extend(self._language(language))
        run[1].text = self._isolated(text, language)
        return run


def _add_part(file: Any, name: str, content_type: str, relationship: str, content: bytes) -> None:
    part = Part(PackURI(name), content_type, content, file.part.package)
    file.part.relate_to(part, relationship)


def _with_citations(content: bytes, carried_citations: bytes) -> bytes:
    """Add the citations to the package, with a content type for JSON, and fix the times so that bytes repeat."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == "[Content_Types].xml":
                data = data.replace(b"</Types>", b'<Default Extension="json" ContentType="application/json"/></Types>')
            target.writestr(zipfile.ZipInfo(entry.filename), data, zipfile.ZIP_DEFLATED)
        target.writestr(zipfile.ZipInfo(PART), carried_citations, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
