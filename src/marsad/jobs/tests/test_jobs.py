from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from marsad.accounts.actions import add_person
from marsad.accounts.models import Person
from marsad.accounts.queries import audit_trail
from marsad.accounts.roles import Role
from marsad.jobs import actions, kinds, queries, running
from marsad.jobs.errors import UnknownJobError
from marsad.jobs.models import Job
from marsad.jobs.tests import made

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def more_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (actions, queries, running, kinds):
        monkeypatch.setattr(module, "KINDS", made.kinds())


@pytest.fixture
def queued(settings: Any) -> None:
    """With a queue, and nobody who works."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def test_a_job_is_done_and_tells_how_far_it_is(person: Person) -> None:
    card = queries.job(actions.start("count", who=person), who=person)
    assert (card.state, card.done, card.total, card.result) == ("done", 4, 4, {"counted": 4})
    assert card.is_over
    assert audit_trail(who=None)[0].action == "job.start"


def test_what_fails_says_so_without_the_machines_secrets(person: Person) -> None:
    card = queries.job(actions.start("fail", who=person), who=person)
    assert (card.state, card.problem) == ("failed", "")
    assert "There is no job" in queries.job(actions.start("refuse", who=person), who=person).problem


def test_a_running_job_stops_where_it_tells_its_progress(person: Person) -> None:
    card = queries.job(actions.start("cancel_itself", who=person), who=person)
    assert (card.state, card.done) == ("cancelled", 2)


def test_a_waiting_job_is_cancelled_at_once_and_never_begun(person: Person, queued: None) -> None:
    identifier = actions.start("count", who=person)
    actions.cancel(identifier, who=person)
    running.run(identifier)
    assert queries.job(identifier, who=person).state == "cancelled"


def test_a_job_that_another_worker_took_over_is_left_to_it(person: Person) -> None:
    card = queries.job(actions.start("lose", who=person), who=person)
    assert (card.state, card.is_over) == ("running", False)


def test_a_job_of_a_silent_worker_waits_for_another(person: Person, queued: None) -> None:
    identifier = actions.start("count", who=person)
    long_ago = timezone.now() - timedelta(minutes=5)
    Job.objects.update(state="running", worker="gone:1", alive_at=long_ago, attempts=1)
    assert actions.resume_lost() == 1
    assert actions.resume_lost() == 0
    assert Job.objects.get().state == "waiting"
    running.run(identifier)
    assert queries.job(identifier, who=person).state == "done"


def test_a_job_that_ends_every_worker_is_given_up(person: Person, queued: None) -> None:
    actions.start("count", who=person)
    Job.objects.update(state="running", alive_at=timezone.now() - timedelta(minutes=5), attempts=actions.ATTEMPTS)
    actions.resume_lost()
    assert Job.objects.get().state == "failed"
    assert "5 times" in Job.objects.get().problem


def test_a_worker_that_ends_hands_its_job_back(person: Person, queued: None) -> None:
    identifier = actions.start("count", who=person)
    running.ending.set()
    try:
        running.run(identifier)
    finally:
        running.ending.clear()
    assert Job.objects.get().state == "waiting"
    running.run(identifier)
    assert Job.objects.get().state == "done"


def test_old_jobs_are_forgotten(person: Person) -> None:
    actions.start("count", who=person)
    actions.forget_old()
    assert Job.objects.count() == 1
    Job.objects.update(finished_at=timezone.now() - timedelta(days=31))
    actions.forget_old()
    assert Job.objects.count() == 0


def test_jobs_of_others_are_not_shown(person: Person, client: Client) -> None:
    other = add_person("other", who=None, role=Role.OWNER)
    identifier = actions.start("count", who=other)
    with pytest.raises(UnknownJobError):
        queries.job(identifier, who=person)
    client.force_login(person)
    assert client.get(f"/jobs/{identifier}/").status_code == 404
    assert client.post(f"/jobs/{identifier}/cancel/").status_code == 404
    assert client.get(f"/jobs/{uuid4()}/").status_code == 404


def test_who_may_not_do_it_may_not_start_it(client: Client) -> None:
    reader = add_person("reader", who=None)
    client.force_login(reader)
    assert client.post("/jobs/start/relink/").status_code == 403
    assert "/jobs/start/relink/" not in client.get("/jobs/").content.decode()
    assert Job.objects.count() == 0


def test_the_pages(person: Person, client: Client, queued: None) -> None:
    client.force_login(person)
    assert client.post("/jobs/start/count/").status_code == 404  # only what the page offers
    answer = client.post("/jobs/start/relink/")
    page = client.get(answer["Location"]).content.decode()
    assert 'hx-trigger="every 1s"' in page
    part = client.get(answer["Location"], headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<section id="progress"')
    assert "Waiting" in client.get("/jobs/").content.decode()
    assert "Cancelled" in client.post(f"{answer['Location']}cancel/", follow=True).content.decode()
