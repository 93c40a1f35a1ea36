"""The pages of personal data: what is held, the preview, erasing, the rules for keeping, in three languages."""

import json
from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.test import Client
from django.utils import timezone

from marsad.accounts.actions import add_person
from marsad.accounts.roles import Role
from marsad.evidence import models, originals
from marsad.evidence.tests.pages import sample
from marsad.followup.models import Recommendation
from marsad.jobs.models import Job
from marsad.personal import retention
from marsad.personal.commands import personal
from marsad.personal.retention import last_day

PAGE, ASKED = "/personal/", {"name": "Samia Belkhodja"}


@pytest.mark.parametrize(("language", "words"), [("ar", "محو"), ("fr", "Effacer"), ("en", "Erase")])
def test_the_page_shows_what_is_held_and_what_would_go(written, client_of_owner, language, words):
    client_of_owner.cookies["django_language"] = language
    page = client_of_owner.post(PAGE, ASKED).content.decode()
    assert words in page
    assert "سامية بلخوجة" in page
    assert "s.belkhodja" not in page, "of contacts the page tells how many; the file has them"


def test_all_that_is_held_leaves_as_one_file(written, client_of_owner):
    told = json.loads(client_of_owner.post("/personal/held.json", ASKED).content)
    assert told["persons"][0]["person"] == sample.SAMIA
    (contact,) = [one["columns"] for one in told["elsewhere"] if one["table"] == "followup.Contact"]
    assert contact["email"] == "s.belkhodja@example.org"


def test_erasing_asks_for_a_confirmation(written, client_of_owner):
    client_of_owner.post("/personal/erase/", {"name": ["Samia Belkhodja"]})
    assert models.Entity.objects.filter(pk=sample.SAMIA).exists()
    assert not Job.objects.filter(kind="erase").exists()
    asked = client_of_owner.post("/personal/erase/", {"name": ["Samia Belkhodja"], "confirmed": "1"})
    job = Job.objects.get(kind="erase")  # tests do what the queue holds at once
    assert asked.headers["Location"] == f"/jobs/{job.pk}/"
    assert not models.Entity.objects.filter(pk=sample.SAMIA).exists()
    done = client_of_owner.get(f"/personal/erased/{job.pk}/")
    assert "2 documents name the person." in done.content.decode()
    assert "Nothing is held" in client_of_owner.post(PAGE, {"name": "Samira Belhadj"}).content.decode()


def test_only_owners_come_here(written):
    client = Client()
    client.force_login(add_person("editor", who=None, role=Role.EDITOR))
    assert {client.get(one).status_code for one in (PAGE, "/personal/retention/")} == {403}
    assert {client.post(one, ASKED).status_code for one in (PAGE, "/personal/held.json")} == {403}


def test_names_stand_in_no_address(written, client_of_owner):
    assert 'id="held"' not in client_of_owner.get(PAGE, ASKED).content.decode(), "an address asks nothing"
    assert client_of_owner.get("/personal/held.json", ASKED).status_code == 405
    page = client_of_owner.get(f"/entities/{sample.SAMIA}/").content.decode()
    assert 'action="/personal/"' in page
    assert "/personal/?" not in page


def test_one_word_is_refused_with_a_sentence(written, client_of_owner):
    answer = client_of_owner.post(PAGE, {"name": "Samia"})
    assert answer.status_code == 422
    assert "no whole name" in answer.content.decode()


def test_a_rule_shows_what_would_go_and_takes_it_out_when_asked(written, client_of_owner):
    client_of_owner.post("/personal/retention/", {"collection": "", "days": "30", "since": "published"})
    page = client_of_owner.get("/personal/retention/").content.decode()
    assert "Le Forum des deux rives" in page
    assert models.Document.objects.count() == 3, "looking takes nothing out"
    digests = list(models.Document.objects.values_list("sha256", flat=True))
    recommendations = Recommendation.objects.count()
    client_of_owner.post("/personal/retention/apply/")
    assert models.Document.objects.count() == 0
    assert Recommendation.objects.count() == recommendations > 0
    assert len(digests) == 3


def test_days_count_from_entering_too_and_a_rule_ends(written, home):
    retention.set_rule(None, 10, "added", who=None)
    assert retention.rules(who=None)[0].due == ()
    later = timezone.localdate() + timedelta(days=11)
    assert len(retention.rules(who=None, today=later)[0].due) == 3
    retention.set_rule(None, None, "added", who=None)
    assert retention.rules(who=None) == ()
    assert originals.path_of(models.Document.objects.first().sha256).exists()


@pytest.mark.parametrize(
    ("published", "last"),
    [("2022", "2022-12-31"), ("2022-02", "2022-02-28"), ("2022-06-03", "2022-06-03"), ("", "None")],
)
def test_a_partial_date_counts_from_its_last_day(published, last):
    assert str(last_day(published)) == last


def test_the_command_shows_first_and_does_with_yes(written):
    shown = CliRunner().invoke(personal, ["erase", "Samia Belkhodja"])
    assert "Nothing was done" in shown.output
    assert models.Entity.objects.filter(pk=sample.SAMIA).exists()
    assert "s.belkhodja@example.org" in CliRunner().invoke(personal, ["held", "Samia Belkhodja"]).output
    assert CliRunner().invoke(personal, ["erase", "Samia Belkhodja", "--yes"]).exit_code == 0
    assert not models.Entity.objects.filter(pk=sample.SAMIA).exists()
    assert "There is no rule" in CliRunner().invoke(personal, ["retention"]).output
    CliRunner().invoke(personal, ["keep", "--days", "30", "--since", "published"])
    assert "3 due" in CliRunner().invoke(personal, ["retention"]).output
