import io
import re
import zipfile
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner
from docx import Document as Docx

from marsad.accounts.models import AuditEntry
from marsad.evidence import queries as evidence
from marsad.evidence.cards import FactCard
from marsad.evidence.models import Document
from marsad.records import Citation, Fact, FactKind
from marsad.reports import actions, queries
from marsad.reports.commands import report as report_command
from marsad.reports.commands import verify as verify_command
from marsad.reports.errors import NothingToReportError, NotOurReportError, UnknownFormatError

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]
DAY = date(2026, 11, 22)
ENDINGS = ["pdf", "html", "docx"]


def brief(language="en"):
    return queries.brief_on_document("second.txt", who=None, language=language, today=DAY)


def written(tmp_path: Path, ending: str, language="en") -> Path:
    path = tmp_path / f"brief.{ending}"
    actions.write_report(brief(language), path, who=None)
    return path


def test_every_line_that_states_a_fact_has_a_citation():
    report = brief()
    lines = [line for section in report.sections for line in section.lines]
    assert lines
    assert all(line.references for line in lines)
    numbers = [reference.number for reference in report.references()]
    assert numbers == list(range(1, len(numbers) + 1))
    places = [(reference.document, reference.start, reference.end) for reference in report.references()]
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
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
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


def test_a_changed_quote_is_found(tmp_path):
    path = written(tmp_path, "html")
    page = path.read_text(encoding="utf-8")
    head, carried = page.split('<script type="application/json"', 1)
    path.write_text(head + '<script type="application/json"' + carried.replace("OMEV", "OMEX", 1), encoding="utf-8")
    outcome = queries.verify(path, who=None)
    assert not outcome.is_untouched
    assert not outcome.holds


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
        queries.brief_on_document("nowhere", who=None, language="en")


def test_writing_leaves_an_audit_entry(tmp_path):
    written(tmp_path, "html")
    assert AuditEntry.objects.get(action="report.write").item == "report:brief.html"


def test_the_same_facts_give_the_same_bytes(tmp_path):
    assert [actions.rendered(brief(), f".{e}") for e in ENDINGS] == [
        actions.rendered(brief(), f".{e}") for e in ENDINGS
    ]


def test_pdf_is_archival_and_holds_its_words():
    content = actions.rendered(brief("fr"), ".pdf")
    pdf = pypdfium2.PdfDocument(content)
    text = pdf[0].get_textpage().get_text_range()
    assert "OMEV" in text
    assert b"pdfaid:part" in content


def test_docx_has_true_footnotes_and_runs_from_right_to_left():
    content = actions.rendered(brief("ar"), ".docx")
    assert Docx(io.BytesIO(content)).paragraphs
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        body = package.read("word/document.xml").decode()
        notes = package.read("word/footnotes.xml").decode()
    count = len(list(brief("ar").references()))
    assert len(re.findall(r"<w:footnoteReference ", body)) == count
    assert len(re.findall(r'<w:footnote w:id="\d+"|<w:footnote [^>]*w:id="[1-9]', notes)) == count
    assert "<w:bidi/>" in body
    assert "<w:rtl/>" in body


def test_html_stands_alone_and_escapes(tmp_path):
    page = written(tmp_path, "html", "ar").read_text(encoding="utf-8")
    assert '<html lang="ar" dir="rtl">' in page
    assert not re.search(r'(src|href)="https?:', page)


def test_commands_write_and_verify(tmp_path):
    path = tmp_path / "brief.html"
    run = CliRunner().invoke(report_command, ["brief", "--document", "second.txt", "-o", str(path)])
    assert run.exit_code == 0, run.output
    assert "citations" in run.output
    assert CliRunner().invoke(verify_command, [str(path)]).exit_code == 0
    path.write_text("<p></p>", encoding="utf-8")
    assert CliRunner().invoke(verify_command, [str(path)]).exit_code == 1
    assert CliRunner().invoke(report_command, ["brief", "-o", str(path)]).exit_code == 2


@pytest.mark.parametrize("ending", ENDINGS)
def test_pages_offer_the_brief(client, django_user_model, ending):
    document = evidence.documents(who=None)[0]
    address = f"/briefs/documents/{document.id}.{ending}"
    assert client.get(address).status_code == 302  # to the sign-in page
    client.force_login(django_user_model.objects.create_user("reader"))
    answer = client.get(address)
    assert answer.status_code == 200
    assert "attachment" in answer.headers["Content-Disposition"]
    assert client.get("/briefs/documents/nowhere.pdf").status_code == 404


def card(document: str, fact: str, kind: FactKind, start: int) -> FactCard:
    citation = Citation(document=document, start=start, end=start + 1, quote="x")
    found = Fact(id=fact, kind=kind, citation=citation, language="en", fields={"name": "x"}, confidence=0.9, rule="r")
    return FactCard(fact=found, file="a.txt", document_title="", document_language="en", published="")


def test_a_brief_on_an_event_draws_on_documents_that_are_about_it():
    about = [card("d1", "f1", FactKind.EVENT, 5), card("d1", "f2", FactKind.STATEMENT, 50)]
    other = [
        card("d2", "f3", FactKind.EVENT, 2),
        card("d2", "f4", FactKind.EVENT, 80),
        card("d2", "f5", FactKind.STATEMENT, 90),
    ]
    told = (about[0], other[1])
    assert queries._about(told, (*about, *other)) == tuple(about)
    assert queries._about((other[1],), tuple(other)) == tuple(other)
