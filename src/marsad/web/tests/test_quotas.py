"""How much each may send: counted before anything is kept, in pages and programs, set by owners."""

from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import F
from django.test import Client
from django.utils import translation

from marsad.accounts import actions, quotas
from marsad.accounts.commands import people_group
from marsad.accounts.errors import NotPermittedError, QuotaError
from marsad.accounts.models import AuditEntry, Sent
from marsad.accounts.quotas import Limits
from marsad.accounts.roles import Role
from marsad.api.actions import make_token
from marsad.jobs.models import Job

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def amina():
    return actions.add_person("amina", who=None, role=Role.CONTRIBUTOR)


def file(size: int = 10) -> SimpleUploadedFile:
    return SimpleUploadedFile("note.txt", b"x" * size)


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_the_last_file_that_fits_is_taken_and_the_next_one_is_not(amina):
    quotas.set_limits(Limits(daily_files=3), who=None)
    quotas.take(amina, files=2, size=5)
    with pytest.raises(QuotaError, match=r"Today.*files: 3, megabytes: –"):
        quotas.take(amina, files=2, size=5)
    quotas.take(amina, files=1, size=5)
    assert (Sent.objects.get().files, Sent.objects.get().size) == (3, 10), "what was refused is not counted"


def test_bytes_count_too_and_tomorrow_is_another_day(amina):
    quotas.set_limits(Limits(daily_megabytes=1), who=None)
    quotas.take(amina, files=1, size=1_000_000)
    with pytest.raises(QuotaError, match="Today"):
        quotas.take(amina, files=1, size=1)
    Sent.objects.update(day=F("day") - timedelta(days=1))
    quotas.take(amina, files=1, size=1)


def test_what_was_sent_in_all_is_limited_and_everybody_has_their_own(amina):
    quotas.set_limits(Limits(files=2, megabytes=1), who=None)
    quotas.take(amina, files=2, size=1)
    Sent.objects.update(day=F("day") - timedelta(days=100))
    with pytest.raises(QuotaError, match=r"files in all: 2, megabytes in all: 1"):
        quotas.take(amina, files=1, size=1)
    quotas.take(actions.add_person("basim", who=None), files=2, size=1)
    for free in (None, actions.local_person()):
        quotas.take(free, files=1_000_000, size=10**15)


def test_a_page_says_so_in_the_readers_language_and_keeps_nothing(amina):
    quotas.set_limits(Limits(daily_files=1), who=None)
    client = signed_in(amina)
    assert client.post("/documents/add/", {"files": [file()]}).status_code == 302
    client.cookies["django_language"] = "fr"
    answer = client.post("/documents/add/", {"files": [file()]})
    assert answer.status_code == 429
    assert "La limite du jour est atteinte" in answer.content.decode()
    assert Job.objects.count() == 1


def test_programs_are_held_to_it_too(amina):
    quotas.set_limits(Limits(daily_files=1), who=None)
    token = make_token("robot", ["add"], person=amina, who=None)
    client = Client(headers={"authorization": f"Bearer {token}"})
    assert client.post("/api/v1/documents", {"files": [file()]}).status_code == 202
    answer = client.post("/api/v1/documents", {"files": [file()]})
    assert (answer.status_code, Job.objects.count()) == (429, 1)
    assert "ask an owner" in answer.json()["detail"]


def test_owners_set_it_on_a_page_and_others_do_not(amina):
    owner = signed_in(actions.local_person())
    sent = {"daily_files": "7", "daily_megabytes": "", "files": "900", "megabytes": ""}
    owner.post("/people/limits/", sent)
    assert quotas.limits() == Limits(daily_files=7, files=900)
    assert 'value="900"' in owner.get("/people/").content.decode()
    owner.post("/people/limits/", {**sent, "files": "-1"})
    assert quotas.limits() == Limits(daily_files=7, files=900)
    (entry,) = AuditEntry.objects.filter(action="limits.set")
    assert (entry.before["daily_files"], entry.after["daily_files"]) == (2000, 7)
    assert signed_in(amina).post("/people/limits/", sent).status_code == 403
    with pytest.raises(NotPermittedError):
        quotas.set_limits(Limits(), who=amina)


def test_the_command_shows_and_sets(db):
    assert "daily files: 2000" in CliRunner().invoke(people_group, ["limits"]).output
    CliRunner().invoke(people_group, ["limits", "--files", "50"])
    assert quotas.limits() == Limits(daily_files=2000, daily_megabytes=5000, files=50)
    told = CliRunner().invoke(people_group, ["limits", "--none", "--daily-megabytes", "10"]).output
    assert quotas.limits() == Limits(daily_megabytes=10)
    assert "files: no limit" in told
