"""How pages of a PDF are filled: what belongs together stands on one page, and marks have their notes."""

import io
import re
import zipfile
from dataclasses import replace

import lxml.html
import pikepdf
import pytest

from marsad.reports.logic import docx, html, pdf
from marsad.reports.logic.numbering import numbered
from marsad.reports.logic.report import Block, Figure, Layout, Line, Reference, Report, Section, Table, Words

TERMS = ("contents", "page", "comma", "sources", "notes", "author", "method", "data", "figure", "table", "characters")
SECTIONS = 24  # enough that some begin where the notes of their first lines do not fit any more
LONG = "The exact words of a document, long enough for two rows of a note at the foot of the page. " * 2


def report(layout: Layout) -> Report:
    """Short sections whose every line has a long note."""
    terms = dict.fromkeys(TERMS, "term") | {"page_of": "{n} / {total}"}
    sections = tuple(
        Section(key=f"s{place}", heading=f"Heading{place}.", blocks=(block(layout, place),))
        for place in range(SECTIONS)
    )
    return numbered(
        Report(
            title="Layout", title_language="", subtitle="Layout", kind="brief", language="en",
            made_on="2026", made_on_iso="2026-01-01", method=("",), terms=terms, sections=sections,
        )
    )  # fmt: skip


def block(layout: Layout, place: int) -> Block:
    """Three lines, the first of which can be found on its page."""
    return Block(layout=layout, lines=tuple(line(place, number) for number in range(3)))


def line(place: int, number: int) -> Line:
    """A line of a row with its note."""
    start = place * 100 + number
    reference = Reference(
        fact=f"f{start}", document="d", document_name="Document", file="d.txt", language="en", start=start,
        end=start + 1, quote=LONG, shown=f"Noted{place}.{number}. {LONG}",
    )  # fmt: skip
    return Line(words=(Words(text=f"Entry{place}.{number}.", references=(reference,)),), label=f"Speaker{place}")


@pytest.mark.parametrize("layout", ["list", "quotes", "facts", "prose"])
def test_a_heading_stands_on_the_page_of_what_it_heads(layout: Layout):
    pages = [part.text for part in pdf.parts(pdf.render(report(layout), b"key"))]
    alone = [
        place
        for place in range(SECTIONS)
        if not any(f"\nHeading{place}." in page and f"Entry{place}.0." in page for page in pages)
    ]
    assert not alone


def test_a_note_stands_behind_its_mark_for_those_who_hear_the_report():
    content = pdf.render(report("list"), b"key")
    with pikepdf.open(io.BytesIO(content)) as file:
        notes = [element for element in _elements(file.Root.StructTreeRoot.K) if element.S == "/Note"]
    assert len(notes) == SECTIONS * 2  # the last two entries of a list share theirs
    assert len({str(note.ID) for note in notes}) == len(notes)


def _elements(node):
    """The elements of the tree of tags."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _elements(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        yield from _elements(node.get("/K", pikepdf.Array()))


@pytest.mark.parametrize("length", [2, 3, 5, 12])
def test_no_row_of_a_table_stands_alone_on_a_page(length):
    made = [Table(caption="T", columns=("Words",), rows=rows(place, length)) for place in range(SECTIONS // 2)]
    counts = entries_by_page([Block(layout="table", table=table) for table in made], length)
    assert not any(len(found) == 1 for found in counts)


def test_no_last_item_of_a_list_stands_alone_on_a_page():
    lists = [Block(layout="list", lines=tuple(line(place, n) for n in range(4))) for place in range(SECTIONS)]
    assert [3] not in entries_by_page(lists, 4)


@pytest.mark.parametrize("length", [3, 4, 5, 7, 9])
@pytest.mark.parametrize("layout", ["list", "facts", "quotes"])
def test_a_note_stands_on_the_page_of_its_mark(layout: Layout, length):
    sections = tuple(
        Section(
            key=f"s{p}", heading="H", blocks=(Block(layout=layout, lines=tuple(line(p, n) for n in range(length))),)
        )
        for p in range(SECTIONS)
    )
    told = numbered(replace(report(layout), sections=sections))
    pages = [part.text for part in pdf.parts(pdf.render(told, b"key"))]
    apart = [
        (place, n)
        for place in range(SECTIONS)
        for n in range(length)
        if not any(f"Entry{place}.{n}." in page and f"Noted{place}.{n}." in page for page in pages)
    ]
    assert not apart


def test_latin_words_in_a_note_of_an_arabic_word_file_stand_between_their_own_marks():
    arabic = replace(report("list"), language="ar")
    notes = zipfile.ZipFile(io.BytesIO(docx.render(arabic, b"key"))).read("word/footnotes.xml").decode()
    shown = re.sub("<[^>]*>", "", notes)
    assert "\u200e“Noted0.0. " in shown
    assert "”\u200e\u200f" in shown
    assert "«" not in shown


def test_a_range_of_days_stays_on_one_row_of_a_page():
    told = replace(line(0, 0), words=(replace(line(0, 0).words[0], text="from 11–13 October"),))
    section = Section(key="s", heading="H", blocks=(Block(layout="list", lines=(told,)),))
    page = html.render(numbered(replace(report("list"), sections=(section,))), b"key").decode()
    assert "11\u2060–\u206013 October" in page


@pytest.mark.parametrize(("text", "is_whole"), [("short", True), ("long " * 80, True), ("long " * 90, False)])
def test_a_short_row_of_a_word_table_stays_whole(text, is_whole):
    row = (replace(line(0, 0), words=(replace(line(0, 0).words[0], text=text),)),)
    section = Section(
        key="s", heading="H", blocks=(Block(layout="table", table=Table(caption="T", columns=("W",), rows=(row,))),)
    )
    content = docx.render(numbered(replace(report("list"), sections=(section,))), b"key")
    written = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    assert ("cantSplit" in written) is is_whole


def rows(place: int, length: int) -> tuple[tuple[Line, ...], ...]:
    """Rows of one cell, each with its note."""
    return tuple((line(place, number),) for number in range(length))


def entries_by_page(blocks: list[Block], length: int) -> list[list[int]]:
    """Which entries of a block stand on a page, for each page and each block that has some there."""
    sections = tuple(Section(key=f"s{n}", heading=f"H{n}", blocks=(made,)) for n, made in enumerate(blocks))
    told = numbered(replace(report("list"), sections=sections))
    pages = [part.text for part in pdf.parts(pdf.render(told, b"key"))]
    found = (
        [number for number in range(length) if f"Entry{place}.{number}." in page]
        for page in pages
        for place in range(len(blocks))
    )
    return [entries for entries in found if entries]


@pytest.mark.parametrize(("language", "way"), [("ar", "rtl"), ("fr", "ltr"), ("en", "ltr")])
def test_the_marks_around_noted_words_run_as_the_words_do(language, way):
    noted = line(0, 0).words[0].references[0]
    told = Line(words=(Words(text="Entry", references=(replace(noted, language=language),)),))
    section = Section(key="s", heading="H", blocks=(Block(layout="list", lines=(told,)),))
    page = lxml.html.fromstring(html.render(numbered(replace(report("list"), sections=(section,))), b"key"))
    (words,) = page.xpath("//li[@data-note]//q")
    assert words.getparent().get("dir") == way
    assert words.get("dir") is None  # a browser tells no direction from words that have their own


def test_the_head_of_a_column_of_figures_stands_above_them():
    figure = Figure(
        caption="F", alt="F", svg="<svg/>", columns=("Theme", "Number"), rows=(("Schools", "1,200"), ("Roads", "7"))
    )
    table = Table(caption="T", columns=("Name", "Count"), rows=((line(0, 0), line(0, 1)),), numeric=(1,))
    blocks = (Block(layout="figure", figure=figure), Block(layout="table", table=table))
    section = Section(key="s", heading="H", blocks=blocks)
    page = lxml.html.fromstring(html.render(numbered(replace(report("list"), sections=(section,))), b"key"))
    for name in ("th", "td"):
        assert {"".join(cell.itertext()).split(".")[0] for cell in page.xpath(f"//{name}[@class='report-number']")} == (
            {"Count", "Number"} if name == "th" else {"1,200", "7", "Entry0"}
        )


def test_a_page_of_its_own_lists_all_that_it_holds():
    page = lxml.html.fromstring(html.render(report("list"), b"key"))
    listed = page.xpath("//nav[@class='report-contents']//a/@href")
    assert listed == [f"#{heading}" for heading in page.xpath("//h2/@id")]
