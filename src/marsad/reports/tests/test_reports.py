"""Every kind of report in three languages and three formats, and their verification."""

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner
from docx import Document as Docx
from pdfua import validator
from pikepdf import pdfa

from marsad.accounts.models import AuditEntry
from marsad.evidence import actions as evidence_actions
from marsad.evidence import queries as evidence
from marsad.evidence.cards import FactCard
from marsad.evidence.models import Document
from marsad.records import Citation, Fact, FactKind
from marsad.reports import actions, queries
from marsad.reports.commands import report as report_command
from marsad.reports.commands import verify as verify_command
from marsad.reports.errors import NothingToReportError, NotOurReportError, UnknownFormatError
from marsad.reports.logic import docx, docx_xml, html, pdf
from marsad.reports.logic.plan import planned
from marsad.reports.logic.report import BREAK, Block, Figure, Line, Section, Table, Words
from marsad.reports.queries.gathering import about

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]
ENDINGS = ["pdf", "html", "docx"]
LANGUAGES = ["en", "fr", "ar"]
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20"/></svg>'


def plan(language="en", **choices):
    return planned("brief", "document", "second.txt", language=language, **choices)


def brief(language="en"):
    return queries.composed(plan(language), who=None)


def written(tmp_path: Path, ending: str, language="en") -> Path:
    path = tmp_path / f"brief.{ending}"
    actions.write_report(brief(language), path, who=None)
    return path


def repacked(path: Path, name: str, change) -> None:
    """Change one part of a DOCX, as an editor would."""
    with zipfile.ZipFile(path) as package:
        files = {entry: package.read(entry) for entry in package.namelist()}
    files[name] = change(files[name])
    with zipfile.ZipFile(path, "w") as package:
        for entry, content in files.items():
            package.writestr(entry, content)


def test_every_line_that_states_a_fact_has_a_citation_or_is_counted_from_some():
    report = brief()
    lines = [line for section in report.sections for block in section.blocks for line in block.lines]
    assert lines
    assert all(line.references or line.basis for line in lines)
    numbers = [reference.number for reference in report.references()]
    assert numbers == list(range(1, len(numbers) + 1))
    places = [reference.place for reference in report.references()]
    assert len(places) == len(set(places))


def test_quotes_are_the_stored_words():
    for reference in brief().references():
        text = evidence.document(reference.document, who=None).text
        assert text[reference.start : reference.end] == reference.quote


@pytest.mark.parametrize(
    ("language", "heading"), [("en", "Organisations"), ("fr", "Organisations"), ("ar", "المنظمات")]
)
def test_labels_are_in_the_language_of_the_report(language, heading):
    assert heading in [section.heading for section in brief(language).sections]


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_is_verified(tmp_path, ending, language):
    outcome = queries.verify(written(tmp_path, ending, language), who=None)
    assert outcome.holds
    assert outcome.checked == len(list(brief(language).references())) > 0


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_stale_citation_is_found(tmp_path, ending):
    path = written(tmp_path, ending)
    row = Document.objects.get(file="second.txt")
    Document.objects.filter(pk=row.pk).update(text="# " + row.text)  # not through an action: somebody tampers
    outcome = queries.verify(path, who=None)
    assert not outcome.holds
    assert len(outcome.broken) == outcome.checked


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_fact_that_was_rejected_since_is_found(tmp_path, ending):
    path = written(tmp_path, ending)
    card = next(card for card in evidence.facts(who=None) if card.file == "second.txt")
    evidence_actions.reject_fact(card.fact.id, who=None, reason="not_said")
    outcome = queries.verify(path, who=None)
    assert {broken.citation.fact for broken in outcome.broken} == {card.fact.id}
    assert "rejected" in outcome.broken[0].reason


def test_changed_words_of_a_page_are_found_in_html(tmp_path):
    path = written(tmp_path, "html")
    page = path.read_text(encoding="utf-8")
    head, carried = page.split('<script type="application/json"', 1)
    assert "more clubs" in head
    changed = head.replace("more clubs", "fewer clubs")
    path.write_text(changed + '<script type="application/json"' + carried, encoding="utf-8")
    outcome = queries.verify(path, who=None)
    assert "“Recommendations and commitments” was changed after it was written" in outcome.changes


def test_a_changed_list_of_citations_is_found_in_html(tmp_path):
    path = written(tmp_path, "html")
    head, carried = path.read_text(encoding="utf-8").split('<script type="application/json"', 1)
    carried = carried.replace("OMEV", "OMEX", 1)
    path.write_text(head + '<script type="application/json"' + carried, encoding="utf-8")
    outcome = queries.verify(path, who=None)
    assert not outcome.is_untouched
    assert not outcome.holds


def test_a_removed_footnote_is_named_in_html(tmp_path):
    path = written(tmp_path, "html")
    page = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r'<li id="note-1".*?</li>', "", page, count=1, flags=re.DOTALL), encoding="utf-8")
    outcome = queries.verify(path, who=None)
    assert [broken.citation.number for broken in outcome.broken] == [1]
    assert "removed" in outcome.broken[0].reason


def test_changed_words_are_found_in_docx(tmp_path):
    path = written(tmp_path, "docx")
    repacked(path, "word/document.xml", lambda xml: xml.replace(b"more clubs", b"fewer clubs"))
    assert (
        "“Recommendations and commitments” was changed after it was written" in queries.verify(path, who=None).changes
    )


def test_a_removed_footnote_is_named_in_docx(tmp_path):
    path = written(tmp_path, "docx")
    repacked(
        path,
        "word/document.xml",
        lambda xml: re.sub(rb'<w:r><w:rPr>(?:(?!</w:r>).)*<w:footnoteReference w:id="1"/></w:r>', b"", xml),
    )
    outcome = queries.verify(path, who=None)
    assert [broken.citation.number for broken in outcome.broken] == [1]
    assert outcome.changes


def test_another_place_in_a_footnote_is_found_in_docx(tmp_path):
    path = written(tmp_path, "docx")
    repacked(path, "word/footnotes.xml", lambda xml: xml.replace(b"characters", b"page"))
    assert "“the footnotes” was changed after it was written" in queries.verify(path, who=None).changes


def test_a_changed_page_is_found_in_pdf(tmp_path):
    path = written(tmp_path, "pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        content = pikepdf.parse_content_stream(page)
        shows = [i for i, step in enumerate(content) if str(step.operator) in ("Tj", "TJ")]
        del content[shows[-1]]  # the last words of the page: its number
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(content))
        pdf.save(path)
    outcome = queries.verify(path, who=None)
    assert outcome.changes == ("“page 1” was changed after it was written",)


def test_a_page_that_was_taken_out_of_a_pdf_is_found(tmp_path):
    path = written(tmp_path, "pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.add_blank_page()
        pdf.save(path)
    assert any("page" in change for change in queries.verify(path, who=None).changes)


def test_a_seal_that_was_made_with_another_key_is_said(tmp_path, settings):
    path = written(tmp_path, "html")
    settings.SECRET_KEY = "of another home"
    outcome = queries.verify(path, who=None)
    assert outcome.holds
    assert not outcome.is_sealed_here


def test_figures_of_the_base_are_counted_again(tmp_path):
    path = tmp_path / "base.html"
    actions.write_report(queries.composed(planned("base", "base", "", language="fr"), who=None), path, who=None)
    assert queries.verify(path, who=None).holds
    card = evidence.facts(who=None)[0]
    evidence_actions.reject_fact(card.fact.id, who=None, reason="not_said")
    assert any(change.startswith("facts was") for change in queries.verify(path, who=None).outdated)


def test_only_checked_facts_by_choice():
    with pytest.raises(NothingToReportError):
        queries.composed(plan(with_unreviewed=False), who=None)
    card = next(c for c in evidence.facts(who=None, kind="recommendation") if c.file == "second.txt")
    evidence_actions.accept_fact(card.fact.id, who=None)
    report = queries.composed(plan(with_unreviewed=False), who=None)
    assert [reference.fact for reference in report.references()] == [card.fact.id]
    assert all(line.is_reviewed for line in report.lines())


def test_a_file_that_is_no_report_of_ours_is_refused(tmp_path):
    other = tmp_path / "other.html"
    other.write_text("<p>hello</p>", encoding="utf-8")
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing")
    for path in (other, broken, tmp_path / "missing.docx", tmp_path / "brief.odt"):
        with pytest.raises(NotOurReportError, match=path.name):
            queries.verify(path, who=None)


def test_an_unknown_ending_names_the_known_ones(tmp_path):
    with pytest.raises(UnknownFormatError, match=r"\.pdf"):
        actions.write_report(brief(), tmp_path / "brief.odt", who=None)
    assert not list(tmp_path.glob("*.odt"))


def test_an_unknown_document_is_one_sentence():
    with pytest.raises(NothingToReportError, match="nowhere"):
        queries.composed(planned("brief", "document", "nowhere", language="en"), who=None)


def test_writing_leaves_an_audit_entry(tmp_path):
    written(tmp_path, "html")
    assert AuditEntry.objects.get(action="report.write").item == "report:brief.html"


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_facts_give_the_same_bytes(ending):
    assert actions.rendered(brief(), f".{ending}") == actions.rendered(brief(), f".{ending}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_pdf_is_accessible_and_archival(tmp_path, language):
    path = written(tmp_path, "pdf", language)
    findings = validator.validate(str(path)).findings
    assert [finding for finding in findings if finding.severity.name == "ERROR"] == []
    with pikepdf.open(path) as pdf:
        meta = pdf.open_metadata()
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"]) == ("3", "A", "1")
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == language
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert "/OutputIntents" in pdf.Root
    with pypdfium2.PdfDocument(path) as text:
        assert "OMEV" in text[0].get_textpage().get_text_range()


def test_an_independent_validator_knows_nothing_against_pdf_a_3(tmp_path):
    """It judges level B by a list of what it knows: the rest of what it says is that level A and tags are not on it."""
    told = {finding.rule for finding in pdfa.validate_written(written(tmp_path, "pdf", "ar"), "3b").findings}
    assert told <= {
        "ISO_19005_3:6.6.4-3",  # conformance is A, which asks for more than B
        "ISO_19005_3:6.6.2.3.1-1",  # words of PDF/UA, which the file declares as it must
        "ISO_19005_3:6.6.2.3.1-2",  # the history of the file
        "ISO_19005_3:6.2.11.4.2-2",  # a list of a face's characters
        "pikepdf:schema-LinkAnnot",  # links into the tree of tags
        "pikepdf:schema-OutlineItem",
    }


@pytest.mark.parametrize("layout", ["list", "quotes", "facts", "table"])
def test_nothing_of_a_long_entry_is_lost_at_the_foot_of_a_page(layout):
    line = Line(words=(Words(text="word " * 3_000 + "end."),))
    table = Table(caption="", columns=("A", "B"), rows=((line, line),))
    block = Block(layout=layout, lines=(line,)) if layout != "table" else Block(layout=layout, table=table)
    section = Section(key="s", heading="S", blocks=(block,))
    content = pdf.render(replace(brief(), sections=(section,)), b"key")
    shown = "".join(part.text for part in pdf.parts(content))
    assert shown.count("end.") == (2 if layout == "table" else 1)


def test_the_mark_of_a_note_stands_behind_a_year_in_arabic_and_is_no_part_of_it():
    report = brief("ar")
    reference = replace(next(report.references()), number=1, is_again=False)
    line = Line(words=(Words(text="انعقد سنة 2023."), Words(text="", references=(reference,))))
    section = Section(key="s", heading="قسم", blocks=(Block(layout="prose", lines=(line,)),))
    content = pdf.render(replace(report, sections=(section,), title="عنوان", made_on="اليوم", sources=()), b"key")
    with pypdfium2.PdfDocument(content) as file:
        page = file[0].get_textpage()
        letters = page.get_text_range(0, page.count_chars())
        year = page.get_charbox(letters.index("2023"))
        mark = page.get_charbox(letters.index("1"))
    assert abs(mark[1] - year[1]) < 20  # the mark in the row, not the note at the foot of the page
    assert mark[2] < year[0]


def test_docx_has_true_footnotes_and_runs_from_right_to_left():
    content = actions.rendered(brief("ar"), ".docx")
    assert Docx(io.BytesIO(content)).paragraphs
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        body = package.read("word/document.xml").decode()
        notes = package.read("word/footnotes.xml").decode()
    count = len(list(brief("ar").references()))
    assert len(re.findall(r"<w:footnoteReference ", body)) == count
    assert len(re.findall(r'<w:footnote [^>]*w:id="[1-9]', notes)) == count
    assert "<w:bidi/>" in body
    assert "<w:rtl/>" in body


@pytest.mark.parametrize(("report_in", "line_in", "comma"), [("ar", "en", ","), ("ar", "ar", "،"), ("fr", "ar", "،")])
def test_marks_in_docx_follow_each_other_as_their_paragraph_runs(report_in, line_in, comma):
    report = brief(report_in)
    first = next(report.references())
    notes = tuple(replace(first, number=number, is_again=True) for number in (1, 2))
    line = Line(words=(Words(text="words", language=line_in, references=notes),))
    section = Section(key="s", heading="S", blocks=(Block(layout="quotes", lines=(line,)),))
    content = docx.render(replace(report, sections=(section,)), b"key")
    (quoted,) = (one.text for one in Docx(io.BytesIO(content)).paragraphs if "words" in one.text)
    assert re.sub("[\u200e\u200f]", "", quoted) == f"words1{comma}\u202f2"


@pytest.mark.parametrize(("report_in", "expected"), [("fr", "3\u2060–\u20605 mai"), ("ar", "3\u20115 mai")])
def test_a_range_of_the_report_s_own_words_stays_on_one_row_in_docx(report_in, expected):
    own, cited = Line(words=(Words(text="3–5 mai"),)), Line(words=(Words(text="3–5 May", language="en"),))
    section = Section(key="s", heading="S", blocks=(Block(layout="list", lines=(own, cited)),))
    content = docx.render(replace(brief(report_in), sections=(section,)), b"key")
    told = "".join(one.text for one in Docx(io.BytesIO(content)).paragraphs)
    assert expected in told
    assert "3–5 May" in told


def test_days_and_codes_stay_on_one_row_of_a_page_s_tables():
    rows = ((Line(words=(Words(text="30 septembre 2021"),)), Line(words=(Words(text="words of a document"),))),)
    block = Block(layout="table", table=Table(caption="T", columns=("A", "B"), rows=rows))
    page = html.render(replace(brief(), sections=(Section(key="s", heading="S", blocks=(block,)),)), b"key").decode()
    assert re.findall(r"<td([^>]*)>", page)[:2] == [' class="report-short"', ""]


@pytest.mark.parametrize(
    ("language", "around", "expected"),
    [
        ("fr", "en", "mot"),
        ("ar", "ar", "mot"),
        ("ar", "fr", "\u200fmot\u200f\u200e"),
        ("en", "ar", "\u200emot\u200e\u200f"),
    ],
)
def test_words_in_docx_that_run_the_other_way_are_marked_on_both_sides(language, around, expected):
    assert docx_xml.isolated("mot", language, around) == expected


@pytest.mark.parametrize(
    ("languages", "expected"), [(("ar",), "ar"), (("ar", "ar"), "ar"), (("ar", "en"), ""), (("", "en"), ""), ((), "")]
)
def test_a_line_is_in_a_language_only_as_a_whole(languages, expected):
    pieces = [piece for language in languages for piece in (Words(text="word", language=language), BREAK)]
    assert Line(words=tuple(pieces[:-1])).language == expected


def test_a_code_is_in_no_language():
    assert Line(words=(Words(text="RABAT-2023-02", language="en"),)).language == ""


def test_a_tall_picture_in_docx_leaves_room_for_words():
    tall = SQUARE.replace('width="20" height="20"', 'width="20" height="60"', 1)
    figure = Figure(caption="Tall", alt="Tall", svg=tall, columns=(), rows=())
    section = Section(key="s", heading="S", blocks=(Block(layout="figure", figure=figure),))
    file = Docx(io.BytesIO(docx.render(replace(brief(), sections=(section,)), b"key")))
    assert file.inline_shapes[0].height == docx.TALLEST


def test_rows_in_docx_that_bring_no_notes_stay_whole():
    row = (Line(words=(Words(text="9"),)),)
    table = Block(layout="table", table=Table(caption="C", columns=("A",), rows=(row,)))
    section = Section(key="s", heading="S", blocks=(table,))
    file = Docx(io.BytesIO(docx.render(replace(brief(), sections=(section,)), b"key")))
    assert "w:cantSplit" in file.tables[0].rows[1]._tr.xml


def test_a_picture_in_docx_has_a_line_as_high_as_itself():
    figure = Figure(caption="Days", alt="two days", columns=(), rows=(), svg=SQUARE)
    section = Section(key="s", heading="S", blocks=(Block(layout="figure", figure=figure),))
    content = docx.render(replace(brief(), sections=(section,)), b"key")
    paragraphs = Docx(io.BytesIO(content)).paragraphs
    (holding,) = (paragraph for paragraph in paragraphs if "w:drawing" in paragraph._p.xml)
    assert holding.paragraph_format.line_spacing == 1.0


@pytest.mark.parametrize(
    ("report_in", "line_in", "expected"),
    [("ar", "fr", '<td dir="ltr">'), ("fr", "ar", '<td dir="rtl">'), ("fr", "en", "<td>"), ("ar", "", "<td>")],
)
def test_cells_in_html_run_as_their_words_do(report_in, line_in, expected):
    line = Line(words=(Words(text="Words that are longer than a day or a code", language=line_in),))
    table = Table(caption="C", columns=("A",), rows=((line,),))
    section = Section(key="s", heading="S", blocks=(Block(layout="table", table=table),))
    assert expected in html.render(replace(brief(report_in), sections=(section,)), b"key").decode()


def test_html_stands_alone_with_landmarks_and_headings_in_order(tmp_path):
    page = written(tmp_path, "html", "ar").read_text(encoding="utf-8")
    assert '<html lang="ar" dir="rtl">' in page
    assert not re.search(r'(src|href)="https?:', page)
    assert re.findall(r"<(main|header|footer)\b", page) == ["header", "main", "footer"]
    levels = [int(level) for level in re.findall(r"<h(\d)", page)]
    assert levels[0] == 1
    assert set(levels[1:]) == {2}


def test_commands_write_and_verify(tmp_path):
    path = tmp_path / "brief.html"
    run = CliRunner().invoke(report_command, ["brief", "--document", "second.txt", "-o", str(path)])
    assert run.exit_code == 0, run.output
    assert "citations" in run.output
    assert CliRunner().invoke(verify_command, [str(path)]).exit_code == 0
    path.write_text("<p></p>", encoding="utf-8")
    assert CliRunner().invoke(verify_command, [str(path)]).exit_code == 1
    assert CliRunner().invoke(report_command, ["brief", "-o", str(path)]).exit_code == 2
    assert CliRunner().invoke(report_command, ["base", "-o", str(path)]).exit_code == 0


@pytest.mark.parametrize("ending", ENDINGS)
def test_pages_offer_the_brief(client, django_user_model, ending):
    document = evidence.documents(who=None)[0]
    address = f"/briefs/documents/{document.id}.{ending}"
    assert client.get(address).status_code == 302  # to the sign-in page
    client.force_login(django_user_model.objects.create_user("reader", role="editor"))
    answer = client.get(address)
    assert answer.status_code == 200
    assert "attachment" in answer.headers["Content-Disposition"]
    assert client.get("/briefs/documents/nowhere.pdf").status_code == 404


def card(document: str, fact: str, kind: FactKind, start: int) -> FactCard:
    citation = Citation(document=document, start=start, end=start + 1, quote="x")
    found = Fact(id=fact, kind=kind, citation=citation, language="en", fields={"name": "x"}, confidence=0.9, rule="r")
    return FactCard(fact=found, file="a.txt", document_title="", document_language="en", published="")


def test_a_brief_on_an_event_draws_on_documents_that_are_about_it():
    own = [card("d1", "f1", FactKind.EVENT, 5), card("d1", "f2", FactKind.STATEMENT, 50)]
    other = [
        card("d2", "f3", FactKind.EVENT, 2),
        card("d2", "f4", FactKind.EVENT, 80),
        card("d2", "f5", FactKind.STATEMENT, 90),
    ]
    assert about((own[0], other[1]), (*own, *other)) == tuple(own)
    assert about((other[1],), tuple(other)) == tuple(other)
