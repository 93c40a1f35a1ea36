"""Files of offices as programs really write them: changes, charts, printed pages' numbers, words that stand twice."""

import io
import zipfile

import docx
import pptx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from odfdo import Document as OdfFile
from odfdo import Table
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Emu

from marsad.reading.tests.making import ARABIC, FRENCH, document, kinds, skipped
from marsad.reading.tests.making_formats import rtf_codes, rtf_file


def word(*paragraphs: str) -> bytes:
    file = docx.Document()
    for inner in paragraphs:
        file.element.body.insert(len(file.element.body) - 1, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def book(pages: dict[str, str], *, metadata: str = "", guide: str = "") -> bytes:
    """An EPUB of pages by name; the spine lists them in small letters."""
    items = "".join(f'<item id="{n}" href="{n.lower()}" media-type="application/xhtml+xml"/>' for n in pages)
    spine = "".join(f'<itemref idref="{name}"/>' for name in pages)
    spaces = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf"'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="book.opf"/></rootfiles></container>',
        )
        archive.writestr(
            "book.opf",
            f'<package xmlns="http://www.idpf.org/2007/opf" {spaces}><metadata>{metadata}</metadata>'
            f"<manifest>{items}</manifest><spine>{spine}</spine><guide>{guide}</guide></package>",
        )
        for name, body in pages.items():
            space = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
            archive.writestr(name, f"<html {space}><body>{body}</body></html>")
    return buffer.getvalue()


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    deleted = '<w:pPr><w:rPr><w:del w:id="1" w:author="x"/></w:rPr></w:pPr>'
    run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    content = word(deleted + run.format("Le conseil "), deleted + run.format("a voté "), run.format("le budget."))
    assert kinds(document(content, "a.docx")) == [("paragraph", "Le conseil a voté le budget.")]


def test_the_title_and_figures_of_a_chart_are_read() -> None:
    show = pptx.Presentation()
    slide = show.slides.add_slide(show.slide_layouts[5])
    slide.shapes.title.text = "Bilan"
    figures = CategoryChartData()
    figures.categories = ["2020", "2021"]
    figures.add_series("مدارس", (3, None))
    chart = slide.shapes.add_chart(XL_CHART_TYPE.LINE, Emu(0), Emu(0), Emu(900_000), Emu(900_000), figures).chart
    chart.has_title = True
    chart.chart_title.text_frame.text = "Écoles par an"
    buffer = io.BytesIO()
    show.save(buffer)
    assert kinds(document(buffer.getvalue(), "a.pptx"))[1:] == [
        ("caption", "Écoles par an"),
        ("table", "| 2020 | 2021\nمدارس | 3 |"),
    ]


def test_numbers_of_printed_pages_are_not_words_of_a_book() -> None:
    mark = '<span epub:type="pagebreak">13</span>'
    found = document(book({"a.xhtml": f"<p>Les clubs {mark}se réunissent.</p>"}), "a.epub")
    assert kinds(found) == [("paragraph", "Les clubs se réunissent.")]


def test_a_book_has_the_day_of_its_publication_and_the_name_of_its_writer() -> None:
    said = (
        '<dc:date opf:event="modification">2022-01-01</dc:date><dc:date opf:event="publication">2019-05</dc:date>'
        '<dc:creator opf:role="trl">Paul Nader</dc:creator><dc:creator opf:role="aut">Lina Haddou</dc:creator>'
    )
    found = document(book({"a.xhtml": f"<p>{FRENCH}</p>"}, metadata=said), "a.epub")
    assert (found.published, found.author) == ("2019-05", "Lina Haddou")


def test_a_page_is_found_under_other_letters_and_old_contents_are_left_out() -> None:
    pages = {"TOC.xhtml": "<h1>Table</h1>", "Un.xhtml": f"<p>{ARABIC}</p>"}
    found = document(book(pages, guide='<reference type="toc" href="toc.xhtml"/>'), "a.epub")
    assert kinds(found) == [("paragraph", ARABIC)]
    assert skipped(found) == {"Table": "contents"}


def test_words_that_stand_twice_in_rtf_are_read_once() -> None:
    twice = r"{\upr{?}{\*\ud{\u1587?\u1604?\u1575?\u1605?}}}"
    mark = r"{\*\bkmkstart{\upr{x}{\*\ud{y}}}}"
    found = document(rtf_file(rf"{mark}{twice} \f1 {rtf_codes('عليكم', 'cp1256')}\par", page=1256), "a.rtf")
    assert kinds(found) == [("paragraph", "سلام عليكم")]


def test_the_empty_columns_at_the_edge_of_a_table_are_left_out() -> None:
    file = OdfFile("text")
    file.body.clear()
    table = Table("T", width=40, height=2)
    for place, value in (((0, 0), "Projet"), ((1, 0), "Montant"), ((0, 1), "Écoles")):
        table.set_value(place, value)
    file.body.append(table)
    buffer = io.BytesIO()
    file.save(buffer)
    assert kinds(document(buffer.getvalue(), "a.odt")) == [("table", "Projet | Montant\nÉcoles |")]
