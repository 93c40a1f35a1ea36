"""The page that verifies a report's file: what holds, what does not, in the reader's language."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import override

from marsad.evidence.models import Document
from marsad.reports import actions, queries
from marsad.reports.logic import called
from marsad.reports.logic.plan import planned

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]
ADDRESS = "/reports/verify/"


@pytest.fixture
def reader(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("reader", role="reader"))
    return client


def made(ending: str) -> bytes:
    report = queries.composed(planned("brief", "document", "second.txt", language="en"), who=None)
    return actions.rendered(report, ending)


def sent(client, content: bytes, name: str):
    return client.post(ADDRESS, {"file": SimpleUploadedFile(name, content)})


@pytest.mark.parametrize("ending", [".pdf", ".docx", ".html"])
def test_a_report_that_holds_is_told_so(reader, ending):
    assert reverse("reports:verify") == ADDRESS
    answer = sent(reader, made(ending), f"brief{ending}")
    assert answer.status_code == 200
    assert "citations hold, and nothing in the file was changed" in answer.content.decode()


def test_what_does_not_hold_is_named_with_its_reason(reader):
    content = made(".html")
    row = Document.objects.get(file="second.txt")
    Document.objects.filter(pk=row.pk).update(text="# " + row.text)
    page = sent(reader, content, "brief.html").content.decode()
    assert "the stored text says something else at that place" in page
    changed = sent(reader, content.replace(b"more clubs", b"fewer clubs"), "brief.html").content.decode()
    assert "was changed after it was written" in changed


@pytest.mark.parametrize(
    ("name", "language", "said"),
    [
        ("notes.txt", "fr", "son extension n’est pas l’une de celles-ci"),
        ("notes.pdf", "ar", "ليس ملف PDF مقروءا"),
        ("notes.docx", "en", "it is not a readable DOCX"),
        ("notes.html", "fr", "il ne porte aucune citation"),
    ],
)
def test_what_is_no_report_is_refused_in_the_reader_s_language(reader, name, language, said):
    reader.cookies["django_language"] = language
    answer = sent(reader, b"<p>words</p>", name)
    assert answer.status_code == 400
    assert said in answer.content.decode()


def test_a_file_larger_than_any_report_is_refused(reader, monkeypatch):
    monkeypatch.setattr("marsad.reports.forms.LARGEST", 1)
    assert sent(reader, b"<p></p>", "brief.html").status_code == 400


def test_a_package_made_to_burst_is_not_unpacked(reader, monkeypatch):
    monkeypatch.setattr("marsad.reports.logic.docx_reading.LARGEST", 1)
    assert "larger than any report" in sent(reader, made(".docx"), "brief.docx").content.decode()


def test_nobody_without_an_account_verifies(client):
    assert client.post(ADDRESS, {"file": io.BytesIO(b"x")}).status_code in (302, 403)


def test_a_subject_can_be_chosen_from_a_list_without_script(reader):
    page = reader.get(reverse("reports:reports")).content.decode()
    assert 'list="subjects"' in page
    offered = {one.value for one in queries.subjects_offered("fr", who=None)}
    assert "Éducation" in offered
    assert any(one.file in page for one in Document.objects.all())


@pytest.mark.parametrize(
    ("name", "ar", "fr", "en"),
    [
        ("the page", "الصفحة كلها", "la page entière", "the whole page"),
        ("page 3", "الصفحة 3", "page 3", "page 3"),
        ("the footnotes", "الحواشي", "les notes", "the footnotes"),
        ("Résumé", "Résumé", "Résumé", "Résumé"),
        (
            "its look",
            "شكله: ما يخفي الكلمات أو يغطيها أو يضيف إليها، والصور",
            "son aspect\u00a0: ce qui cache, couvre ou ajoute des mots, et les images",
            "its look: what hides, covers or adds words, and pictures",
        ),
    ],
)
def test_parts_of_a_file_are_called_in_the_readers_language(name, ar, fr, en):
    for language, expected in (("ar", ar), ("fr", fr), ("en", en)):
        with override(language):
            assert called.part(name) == expected


@pytest.mark.parametrize(
    ("name", "ar", "fr", "en"),
    [
        ("documents", "الوثائق", "documents", "documents"),
        ("documents:ar", "الوثائق (العربية)", "documents (Arabe)", "documents (Arabic)"),
        ("facts:person", "المعلومات (الأشخاص)", "faits (Personnes)", "facts (Persons)"),
        ("review:rejected", "المعلومات (مرفوضة)", "faits (Rejeté)", "facts (Rejected)"),
    ],
)
def test_counted_figures_are_called_in_the_readers_language(name, ar, fr, en):
    for language, expected in (("ar", ar), ("fr", fr), ("en", en)):
        with override(language):
            assert called.figure(name) == expected
