"""Long reports: made in the background, taken by whoever asked and may still see all that they cite."""

import pytest
from django.test import Client
from django.urls import reverse

from marsad.accounts.roles import Mark
from marsad.evidence import actions as evidence_actions
from marsad.evidence import queries as evidence

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]


@pytest.fixture
def reader(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("reader", role="reader"))
    return client


def made(reader: Client, begun: int) -> str:
    """The id of the job that makes a report."""
    return reader.post(reverse("reports:make", args=[begun, "html"])).url.rstrip("/").rsplit("/", 1)[-1]


def test_the_composer_makes_a_long_report_in_the_background(reader, begun, monkeypatch):
    short, background = reverse("reports:download", args=[begun, "pdf"]), reverse("reports:make", args=[begun, "pdf"])
    page = reader.get(reverse("reports:report", args=[begun])).content.decode()
    assert short in page
    assert background not in page
    monkeypatch.setattr("marsad.reports.logic.report.MOST_AT_ONCE", 0)
    page = reader.get(reverse("reports:report", args=[begun])).content.decode()
    assert short not in page
    assert background in page


def test_what_was_made_is_for_its_asker(reader, begun, django_user_model):
    job = made(reader, begun)
    assert reverse("reports:made-file", args=[job]) in reader.get(reverse("reports:made", args=[job])).content.decode()
    answer = reader.get(reverse("reports:made-file", args=[job]))
    assert answer["Content-Disposition"].startswith("attachment")
    assert b"<html" in answer.content
    other = Client()
    other.force_login(django_user_model.objects.create_user("other", role="owner"))
    assert other.get(reverse("reports:made-file", args=[job])).status_code == 404


def test_what_was_made_is_kept_back_once_a_document_is_hidden(reader, begun):
    job = made(reader, begun)
    document = next(card.id for card in evidence.documents(who=None) if card.file == "second.txt")
    evidence_actions.mark_document(document, Mark.RED, who=None)
    assert reader.get(reverse("reports:made", args=[job])).status_code == 404
    assert reader.get(reverse("reports:made-file", args=[job])).status_code == 404


def test_a_format_that_is_not_there_cannot_be_made(reader, begun):
    assert reader.post(reverse("reports:make", args=[begun, "odt"])).status_code == 404
