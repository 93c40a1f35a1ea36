"""Render a report to DOCX with true footnotes, styles, tables whose heading row repeats, and right-to-left runs.

What verification needs is a part of the package, `customXml/marsad-citations.json`.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from marsad.charts import drawing
from marsad.reports.logic import citations, docx_fonts, docx_xml, marks
from marsad.reports.logic.docx_fonts import FONT
from marsad.reports.logic.docx_reading import PART, parts
from marsad.reports.logic.report import Block, Figure, Line, Reference, Report, Section, Table, Words

ACCENT, QUIET = "8A4F10", "55696A"
SIZES = (("Normal", 11.5), ("Title", 20), ("Subtitle", 10), ("Heading 1", 14), ("Caption", 9.5), ("List Bullet", 11.5))
TEXT_WIDTH = Cm(16.4)
TALLEST = Cm(12)  # a drawing
# Of the distance between lines that Amiri asks for, which leaves room for every Arabic mark.
CLOSE, CLOSE_ARABIC = 0.8, 0.88
# From one row to the next in text, tables and notes: of one height, also where a row has marks of notes or two scripts.
ROWS = {True: (Pt(19), Pt(16), Pt(12.5)), False: (Pt(15.5), Pt(13), Pt(12.5))}  # in Arabic, in Latin letters
WHOLE_ROW, WHOLE_NOTES = 420, 3  # letters and notes of a row that stays whole
RULE = "D5DEDD"
_ARABIC, _LATIN = re.compile(r"[\u0621-\u064a]"), re.compile(r"[A-Za-z\u00c0-\u024f]")
_RANGE = re.compile(r"(?<=\d)–(?=\d)")
TABLE = "20"  # half points: small enough for four columns


def render(report: Report, key: bytes) -> bytes:
    """The DOCX file; the same report gives the same bytes."""
    file = Document()
    writer = _Writer(file, report)
    writer.write()
    notes = docx_xml.footnotes(writer.notes, is_right_to_left=report.is_right_to_left)
    docx_xml.add_part(file, "/word/footnotes.xml", CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES, notes)
    docx_fonts.embed(file)
    buffer = io.BytesIO()
    file.save(buffer)
    bare = buffer.getvalue()
    return _with_citations(bare, citations.dump(report, parts(bare), key))


class _Writer:
    """Writes paragraphs into a document and collects their footnotes."""

    def __init__(self, file: Any, report: Report) -> None:
        self.file = file
        self.report = report
        self.language = report.language
        self.notes: list[tuple[int, list[Any]]] = []

    def write(self) -> None:
        """Write the whole report."""
        self._styles()
        self._page()
        properties = self.file.core_properties
        properties.title, properties.author, properties.language = self.report.title, "Marsad", self.language
        self._text(f"{self.report.subtitle} · {self.report.made_on}", style="Subtitle")
        self._text(self.report.title, self.report.title_language, style="Title")
        if self.report.has_contents:
            self._contents()
        for number, section in enumerate(self.report.sections, start=1):
            self._section(section, number)
        self._closing()

    def _styles(self) -> None:
        styles = self.file.styles
        for name, size in SIZES:
            _set_face(styles[name], size)
        for name in ("Heading 1", "Title"):
            styles[name].font.color.rgb = RGBColor.from_string(ACCENT if name == "Heading 1" else "16302F")
        for edge in styles["Title"].element.iter(qn("w:bottom")):
            edge.set(qn("w:color"), "16302F")
        for name in ("Subtitle", "Caption"):
            styles[name].font.color.rgb, styles[name].font.bold = RGBColor.from_string(QUIET), False
            styles[name].font.italic = False
            for mark in ("w:bCs", "w:iCs"):  # what bold and italic are for Arabic
                for old in styles[name].element.rPr.findall(qn(mark)):
                    styles[name].element.rPr.remove(old)
        for name in ("Heading 1", "Caption"):  # neither stands alone at the foot of a page
            styles[name].paragraph_format.keep_with_next = True
        reference = styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
        reference.font.superscript = True
        note = styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH)
        _set_face(note, 8.5)
        close = CLOSE_ARABIC if self.report.is_right_to_left else CLOSE
        text_rows, _table_rows, note_rows = ROWS[self.report.is_right_to_left]
        note.paragraph_format.line_spacing, note.paragraph_format.space_after = note_rows, Pt(1)
        docx_xml.soften(styles["Table Grid"], RULE)
        for name in ("Title", "Subtitle", "Heading 1", "Caption"):
            styles[name].paragraph_format.line_spacing = close
        styles["Normal"].paragraph_format.line_spacing = text_rows
        styles.add_style(docx_xml.CITED, WD_STYLE_TYPE.CHARACTER)

    def _page(self) -> None:
        page = self.file.sections[0]
        page.page_width, page.page_height = Cm(21), Cm(29.7)
        page.left_margin = page.right_margin = Cm(2.3)
        page.top_margin = page.bottom_margin = Cm(2.4)
        head, foot = page.header.paragraphs[0], page.footer.paragraphs[0]
        for paragraph in (head, foot):
            self._turn(paragraph)
        self._add(head, self._run(self.report.subtitle, color=QUIET, sz="17"))
        foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
        before, _, rest = self.report.terms["page_of"].partition("{n}")
        between, _, after = rest.partition("{total}")
        for text, instruction in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
            self._add(foot, self._run(text, color=QUIET, sz="17"))
            self._add(foot, *(docx_xml.field(instruction, color=QUIET, sz="17") if instruction else ()))

    def _contents(self) -> None:
        self._text(self.report.terms["contents"], style="Caption")
        for number, section in enumerate(self.report.sections, start=1):
            paragraph = self._paragraph("Normal")
            paragraph.paragraph_format.space_after = Pt(1)
            self._add(paragraph, docx_xml.link(f"section{number}", [self._run(section.heading, color="0B5C63")]))

    def _section(self, section: Section, number: int) -> None:
        heading = self._paragraph("Heading 1")
        start, end = docx_xml.bookmark(f"section{number}", number)
        self._add(heading, start, self._run(section.heading), end)
        for block in section.blocks:
            getattr(self, f"_{block.layout}")(block)

    def _closing(self) -> None:
        terms = self.report.terms
        figures = tuple(self.report.figures_with_data)
        if figures:
            self._text(terms["data"], style="Heading 1")
        for figure in figures:
            rows = tuple(tuple(Line(words=(self._shown(cell),)) for cell in row) for row in figure.rows)
            self._table(Block(layout="table", table=Table(caption=figure.caption, columns=figure.columns, rows=rows)))
        if self.report.sources:
            self._text(terms["sources"], style="Heading 1")
        for source in self.report.sources:
            paragraph = self._paragraph("List Bullet")
            published = self._after(source.published)
            self._add(paragraph, self._run(source.name, source.language), self._run(published), docx_xml.break_run())
            place = f"{source.file} · {source.id}"
            self._add(paragraph, docx_xml.run(place, "en", self.language, color=QUIET, sz="17"))
        for text in self.report.method:
            self._text(text, colour=QUIET)

    def _prose(self, block: Block) -> None:
        paragraph = self._paragraph("Normal")
        for place, line in enumerate(block.lines):
            self._fill(paragraph, line, lead=" " if place else "")

    def _facts(self, block: Block) -> None:
        table = self._grid(len(block.lines), (26, 74))
        for row, line in zip(table.rows, block.lines, strict=True):
            for cell in row.cells:  # its values may be in several languages: all run as the report does
                cell.paragraphs[0].paragraph_format.space_after = Pt(2)
                self._turn(cell.paragraphs[0])
            self._add(row.cells[0].paragraphs[0], self._run(line.label, color=QUIET))
            self._fill(row.cells[1].paragraphs[0], line)

    def _list(self, block: Block) -> None:
        for line in block.lines:
            self._fill(self._paragraph("List Bullet"), line)

    def _quotes(self, block: Block) -> None:
        for line in block.lines:
            if line.label:
                speaker = self._paragraph("Normal")
                speaker.paragraph_format.keep_with_next = True
                self._add(speaker, self._run(line.label, line.label_language, b=""))
            paragraph = self._paragraph("Normal")
            paragraph.paragraph_format.left_indent = None if self.report.is_right_to_left else Cm(0.5)
            paragraph.paragraph_format.right_indent = Cm(0.5) if self.report.is_right_to_left else None
            self._turn(paragraph, line.language)
            self._fill(paragraph, line)

    def _table(self, block: Block) -> None:
        if not (made := block.table):
            return
        self._text(made.caption, style="Caption")
        table = self._grid(len(made.rows) + 1, made.widths or (1,) * len(made.columns), style="Table Grid")
        docx_xml.repeat_header(table.rows[0])
        for cell, column in zip(table.rows[0].cells, made.columns, strict=True):
            docx_xml.shade(cell, "F3F6F5")
            self._into(cell, Line(words=(Words(text=column),)), b="", sz=TABLE)
            cell.paragraphs[0].paragraph_format.keep_with_next = True
        # Rows with many notes may break: LibreOffice leaves half a page empty where those must fit as a whole.
        for row, cells in zip(list(table.rows)[1:], made.rows, strict=True):
            notes = [note for line in cells for note in line.references if not note.is_again]
            letters = max(sum(len(words.text) for words in line.words) for line in cells)
            if not notes or (letters <= WHOLE_ROW and len(notes) <= WHOLE_NOTES):
                docx_xml.keep_whole(row)
            for cell, line in zip(row.cells, cells, strict=True):
                self._into(cell, line, sz=TABLE)
        self._paragraph("Normal").paragraph_format.space_after = Pt(2)

    def _figure(self, block: Block) -> None:
        if not (figure := block.figure):
            return
        paragraph = self._paragraph("Normal")
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.line_spacing = 1.0  # lines closer than their height cut the top of a picture off
        _draw(paragraph, figure)
        caption = self._text(figure.caption, style="Caption")
        if figure.note:
            self._add(caption, docx_xml.break_run(), self._run(figure.note, sz="17"))
        caption.paragraph_format.keep_with_next = False  # it ends its figure; what follows may begin a page

    def _authored(self, block: Block) -> None:
        for place, text in enumerate((self.report.terms["author"], *block.paragraphs)):
            paragraph = self._text(text, colour="" if place else QUIET)
            docx_xml.side_line(paragraph, is_right_to_left=self.report.is_right_to_left)

    def _grid(self, rows: int, widths: Sequence[int], style: str = "Normal Table") -> Any:
        table = self.file.add_table(rows=rows, cols=len(widths), style=style)
        table.autofit = False
        if self.report.is_right_to_left:
            docx_xml.turn_table(table)
        for place, share in enumerate(widths):
            width = int(TEXT_WIDTH * share / sum(widths))
            table.columns[place].width = width
            for cell in table.columns[place].cells:
                cell.width = width
        return table

    def _into(self, cell: Any, line: Line, **looks: str) -> None:
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.paragraph_format.line_spacing = ROWS[(line.language or self.language) == "ar"][1]
        self._turn(paragraph, line.language)
        self._fill(paragraph, line, **looks)

    def _fill(self, paragraph: Any, line: Line, lead: str = "", **looks: str) -> None:
        if lead:
            self._add(paragraph, self._run(lead))
        around = self._around(paragraph)
        for piece in line.words:
            text = piece.text if piece.language else self._in_one(piece.text)
            written = docx_xml.run(text, piece.language or self.language, around, **looks)
            self._add(paragraph, docx_xml.break_run() if piece.is_break else written)
            self._notes(paragraph, piece.references)
        if not line.is_reviewed:
            self._add(paragraph, self._run("†", color=ACCENT))
        if line.basis:
            self._add(paragraph, self._run(" [", color=QUIET, sz="17"))
            self._add(paragraph, self._run(line.basis, color=QUIET, sz="17"))
            self._add(paragraph, self._run("]", color=QUIET, sz="17"))
        if line.mark:
            self._add(paragraph, self._run(f" ({line.mark})", color=ACCENT, sz="17"))
        if line.end:
            self._add(paragraph, self._run(line.end, **looks))

    def _notes(self, paragraph: Any, references: Sequence[Reference]) -> None:
        is_turned = docx_xml.is_turned(paragraph)
        language, comma = ("ar", "،") if is_turned else ("en", ",")  # marks follow each other as the paragraph runs
        for place, reference in enumerate(references):
            if place:
                self._add(paragraph, self._run(f"{comma}\u202f", language, vertAlign="superscript"))
            if is_turned:  # or "2023." and the mark after it would be one number
                self._add(paragraph, self._run("\u200f", language))
            if reference.is_again:  # a note has one mark; later ones repeat its number
                self._add(paragraph, self._run(str(reference.number), vertAlign="superscript"))
            else:
                self.notes.append((reference.number, self._note(reference)))
                self._add(paragraph, docx_xml.note_mark(reference.number))

    def _note(self, reference: Reference) -> list[Any]:
        opening, closing = marks.quotation(self.language, reference.language)
        own = reference.language if marks.is_turned(self.language, reference.language) else self.language
        before, after = docx_xml.isolated("\n", own, self.language).split("\n")  # the marks run with the words
        runs = [self._run(" ")]
        if reference.shown:
            cited = docx_xml.run(reference.shown, reference.language, reference.language, rStyle=docx_xml.CITED)
            runs += [docx_xml.run(before + opening, own, own), cited, docx_xml.run(closing + after, own, own)]
            runs.append(self._run(" – "))
        published = self._after(reference.published)
        comma, page, characters = (self.report.terms[name] for name in ("comma", "page", "characters"))
        span = f"{reference.start}–{reference.end}"
        where = f"{page}\u00a0{reference.page}" if reference.page else f"{characters}\u00a0{span}"
        name = self._run(reference.document_name, reference.language)
        return [*runs, name, self._run(f"{published}{comma}{where}")]

    def _shown(self, cell: str) -> Words:
        """A cell of a drawing's data, whose script tells how it runs."""
        if self.report.is_right_to_left:
            is_foreign = bool(_LATIN.search(cell)) and not _ARABIC.search(cell)
            return Words(text=cell, language="en" if is_foreign else "")
        return Words(text=cell, language="ar" if _ARABIC.search(cell) else "")

    def _after(self, day: str) -> str:
        """A document's day behind its name; in brackets, LibreOffice leaves one of them alone at the end of a row."""
        return self.report.terms["comma"] + day.replace(" ", "\u00a0") if day else ""

    def _text(self, text: str, language: str = "", style: str = "Normal", colour: str = "") -> Any:
        paragraph = self._paragraph(style)
        looks = {"color": colour} if colour else {}
        self._add(paragraph, self._run(text, language, **looks))
        return paragraph

    def _paragraph(self, style: str) -> Any:
        paragraph = self.file.add_paragraph(style=style)
        self._turn(paragraph)
        return paragraph

    def _turn(self, paragraph: Any, language: str = "") -> None:
        """Let a paragraph run as its words do: a cell or quotation of another language in that language's direction."""
        docx_xml.turn(paragraph, is_right_to_left=(language or self.language) == "ar")

    def _run(self, text: str, language: str = "", **looks: str) -> Any:
        return docx_xml.run(text if language else self._in_one(text), language, self.language, **looks)

    def _in_one(self, text: str) -> str:
        """The report's own words with ranges ("11–13") that stay on one row: LibreOffice breaks behind a dash.

        In Arabic it does so behind a word joiner, too.
        """
        return _RANGE.sub("\u2011" if self.report.is_right_to_left else "\u2060–\u2060", text)

    def _around(self, paragraph: Any) -> str:
        """A language that runs as a paragraph does."""
        if docx_xml.is_turned(paragraph):
            return "ar"
        return "en" if self.report.is_right_to_left else self.language

    @staticmethod
    def _add(paragraph: Any, *elements: Any) -> None:
        paragraph._p.extend(elements)  # noqa: SLF001 - no public way


def _set_face(style: Any, size: float) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for face in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(face), FONT)
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        fonts.attrib.pop(qn(theme), None)
    for spacing in properties.findall(qn("w:spacing")):
        properties.remove(spacing)  # space between letters tears Arabic words apart
    for old in properties.findall(qn("w:szCs")):
        properties.remove(old)
    place = list(properties).index(properties.find(qn("w:sz"))) + 1
    properties.insert(place, parse_xml(f'<w:szCs {docx_xml.W} w:val="{docx_xml.arabic_size(size * 2)}"/>'))


def _draw(paragraph: Any, figure: Figure) -> None:
    picture = paragraph.add_run().add_picture(io.BytesIO(drawing.rasterised(figure.svg)), width=TEXT_WIDTH)
    if picture.height > TALLEST:  # a taller one leaves much of the page before it empty
        picture.width, picture.height = int(picture.width * TALLEST / picture.height), TALLEST
    docx_xml.describe(picture, figure.alt)


def _with_citations(content: bytes, carried: bytes) -> bytes:
    """Add the citations to the package, with a content type for JSON, and fix the times so that bytes repeat."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == "[Content_Types].xml":
                data = data.replace(b"</Types>", b'<Default Extension="json" ContentType="application/json"/></Types>')
            target.writestr(zipfile.ZipInfo(entry.filename), data, zipfile.ZIP_DEFLATED)
        target.writestr(zipfile.ZipInfo(PART), carried, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
