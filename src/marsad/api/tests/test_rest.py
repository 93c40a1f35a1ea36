from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from marsad.accounts.actions import add_person
from marsad.accounts.collecting import add_collection
from marsad.accounts.models import Person
from marsad.accounts.roles import Mark, Role
from marsad.api.actions import USUAL_DAYS
from marsad.api.assistant import Tools
from marsad.api.models import Token
from marsad.api.rest import api
from marsad.api.scopes import Scope
from marsad.certificates.checks import checks
from marsad.evidence import actions as evidence
from marsad.evidence.tests.pages import sample
from marsad.jobs.models import Job

Clients = Callable[..., Client]
READS = (
    "documents", "facts", "entities", "search?q=forum", "recommendations",
    f"documents/{sample.DOCUMENTS['en'].id}", f"facts/{sample.TRAIN.id}", f"entities/{sample.SERIES}",
)  # fmt: skip


@pytest.mark.parametrize("address", READS)
def test_a_token_that_reads_reads(client_with: Clients, address: str) -> None:
    answer = client_with(Scope.READ).get(f"/api/v1/{address}")
    assert answer.status_code == 200, answer.content
    assert answer.json()


@pytest.mark.parametrize("address", READS)
def test_nobody_comes_in_without_a_token(client_with: Clients, address: str, person: Person) -> None:
    signed_in = Client()
    signed_in.force_login(person)
    for client in (Client(), signed_in, Client(headers={"Authorization": "Bearer marsad_made_up"})):
        answer = client.get(f"/api/v1/{address}")
        assert answer.status_code == 401
        assert answer.json()["detail"]
    assert client_with(Scope.ADD).get(f"/api/v1/{address}").status_code == 403


def test_an_entity_that_is_another_now_leads_there(client_with: Clients) -> None:
    reader = client_with(Scope.READ)
    first, third = (sample.EVENTS[one.id] for one in (sample.FORUM_2021, sample.FORUM_2023))
    evidence.merge_entities(third, first, who=None)
    gone = next(one for one in (first, third) if reader.get(f"/api/v1/entities/{one}").status_code != 200)
    told = reader.get(f"/api/v1/entities/{gone}")
    assert (told.status_code, told.headers["Location"]) == (307, f"/api/v1/entities/{told.json()['became']}")
    followed = reader.get(told.headers["Location"])
    assert followed.json()["id"] == told.json()["became"]
    assert Tools(None).entity(gone)["id"] == told.json()["became"]
    assert reader.get("/api/v1/entities/enothing").status_code == 404


def test_every_route_asks_for_a_token() -> None:
    operations = [one for path in api.get_openapi_schema()["paths"].values() for one in path.values()]
    assert len(operations) > 10
    assert all(one.get("security") for one in operations)


def test_facts_carry_their_citation(client_with: Clients) -> None:
    reader = client_with(Scope.READ)
    fact = reader.get(f"/api/v1/facts/{sample.TRAIN.id}").json()
    text = reader.get(f"/api/v1/documents/{fact['document']}").json()["text"]
    assert text[fact["start"] : fact["end"]] == fact["quote"]
    certificate = reader.get(f"/api/v1/facts/{sample.TRAIN.id}/certificate").json()
    assert all(check.holds for check in checks(certificate))


def test_lists_come_in_parts(client_with: Clients) -> None:
    reader, seen, offset = client_with(Scope.READ), [], 0
    while offset is not None:
        part = reader.get("/api/v1/facts", {"limit": 5, "offset": offset}).json()
        seen += [item["id"] for item in part["items"]]
        offset = part["next"]
    assert len(seen) == len(set(seen)) == part["count"] == len(sample.FACTS)


def test_what_has_not_changed_is_not_sent_again(client_with: Clients) -> None:
    reader = client_with(Scope.READ)
    first = reader.get("/api/v1/facts")
    again = reader.get("/api/v1/facts", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_what_is_hidden_meanwhile_is_not_told_to_be_unchanged(client_with: Clients) -> None:
    other = add_person("somebody", who=None, role=Role.OWNER)
    reader = client_with(Scope.READ)
    read = {address: reader.get(f"/api/v1/{address}") for address in READS}
    kept = {address: answer["ETag"] for address, answer in read.items() if answer.json().get("items", True)}
    assert len(kept) > 5
    for document in sample.DOCUMENTS.values():
        evidence.mark_document(document.id, Mark.RED, who=None, recipients=[other])
    for address, tag in kept.items():
        answer = reader.get(f"/api/v1/{address}", headers={"If-None-Match": tag})
        assert answer.status_code != 304, address
        assert answer.status_code == 404 or not answer.json()["items"], address


def test_browsers_save_answers_for_programs_and_never_show_them(client_with: Clients) -> None:
    reader = client_with(Scope.READ)
    for address in (*READS, "facts/nothing", "facts?limit=0", "openapi.json"):
        answer = reader.get(f"/api/v1/{address}")
        assert answer.headers["Content-Disposition"].startswith("attachment"), address
    assert Client().get("/api/v1/facts").headers["Content-Disposition"].startswith("attachment")


def test_decisions(client_with: Clients) -> None:
    reviewer, address = client_with(Scope.REVIEW, Scope.READ), f"/api/v1/facts/{sample.PUBLISH.id}/decision"

    def decide(**asked: Any) -> Any:
        return reviewer.post(address, asked, content_type="application/json")

    assert decide(decision="accept").json()["review"] == "accepted"
    assert decide(decision="correct", fields={"text": "other words"}).json()["review"] == "corrected"
    assert decide(decision="undo").json()["review"] == "accepted"
    assert decide(decision="correct", fields={"colour": "red"}).status_code == 422
    assert "decision" in decide(decision="forget").json()["detail"]
    assert (
        client_with(Scope.READ).post(address, {"decision": "accept"}, content_type="application/json").status_code
        == 403
    )


def test_of_two_programs_the_second_is_told_and_shown_the_fact_as_it_is(client_with: Clients) -> None:
    program, address = client_with(Scope.REVIEW, Scope.READ), f"/api/v1/facts/{sample.PUBLISH.id}"
    read = program.get(address)

    def decide(tag: str, **asked: Any) -> Any:
        headers = {"If-Match": tag}
        return program.post(f"{address}/decision", asked, content_type="application/json", headers=headers)

    first = decide(read["ETag"], decision="correct", fields={"text": "theirs"}, start=read.json()["start"])
    assert first.status_code == 200
    second = decide(read["ETag"], decision="reject", reason="not_said", note="no such call")
    assert second.status_code == 412
    assert second.json()["current"]["fields"] == {"text": "theirs"}
    assert program.get(address).json()["review"] == "corrected"
    assert first["ETag"] == program.get(address)["ETag"]
    assert decide(f'"other", {first["ETag"]}', decision="reject", reason="not_said").json()["review"] == "rejected"


def test_a_rejection_says_why(client_with: Clients) -> None:
    program, address = client_with(Scope.REVIEW, Scope.READ), f"/api/v1/facts/{sample.TRAIN.id}"
    answer = program.post(f"{address}/decision", {"decision": "reject"}, content_type="application/json")
    assert answer.status_code == 422
    assert "Say why it is wrong" in answer.json()["detail"]
    assert program.get(address).json()["review"] == "unreviewed"


def test_a_correction_moves_the_place_too(client_with: Clients) -> None:
    program, address = client_with(Scope.REVIEW, Scope.READ), f"/api/v1/facts/{sample.TRAIN.id}"
    before = program.get(address).json()
    asked = {"decision": "correct", "fields": before["fields"], "start": before["start"], "end": before["start"] + 4}
    assert program.post(f"{address}/decision", asked, content_type="application/json").status_code == 200
    assert program.get(address).json()["quote"] == before["quote"][:4]


def test_sent_documents_wait_for_a_worker(client_with: Clients, settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    sender = client_with(Scope.ADD)
    answer = sender.post("/api/v1/documents", {"files": [SimpleUploadedFile("new.txt", b"words")]})
    assert answer.status_code == 202
    job = sender.get(f"/api/v1/jobs/{answer.json()['id']}").json()
    assert (job["state"], job["kind"]) == ("waiting", "upload")


def test_a_token_does_no_more_than_its_person_may(client_with: Clients) -> None:
    reader = add_person("reader", who=None)
    file = SimpleUploadedFile("new.txt", b"words")
    answer = client_with(Scope.ADD, whose=reader).post("/api/v1/documents", {"files": [file]})
    assert answer.status_code == 403
    assert "add documents" in answer.json()["detail"]


def test_a_revoked_token_or_a_closed_account_opens_nothing(client_with: Clients, person: Person) -> None:
    reader = client_with(Scope.READ)
    Person.objects.filter(pk=person.pk).update(is_active=False)
    assert reader.get("/api/v1/facts").status_code == 401
    Person.objects.filter(pk=person.pk).update(is_active=True)
    assert reader.get("/api/v1/facts").status_code == 200
    Token.objects.update(revoked_at="2026-01-01T00:00:00Z")
    assert reader.get("/api/v1/facts").status_code == 401


def test_a_token_opens_nothing_from_its_last_day_on(client_with: Clients) -> None:
    reader = client_with(Scope.READ)
    (row,) = Token.objects.all()
    assert row.expires_on == row.made_at.date() + timedelta(days=USUAL_DAYS)
    Token.objects.update(expires_on=timezone.now().date() + timedelta(days=1))
    assert reader.get("/api/v1/facts").status_code == 200
    Token.objects.update(expires_on=timezone.now().date())
    assert reader.get("/api/v1/facts").status_code == 401
    Token.objects.update(expires_on=None)
    assert reader.get("/api/v1/facts").status_code == 200


def test_files_are_sent_with_a_mark_into_a_collection(client_with: Clients, settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    clubs = add_collection("Clubs", who=None, mark=Mark.GREEN)
    sent = client_with(Scope.ADD)

    def send(**told: str) -> Any:
        file = SimpleUploadedFile("new.txt", b"words")
        return sent.post("/api/v1/documents", {"files": [file], **told})

    for told, mark in (({"mark": "amber"}, "amber"), ({}, "green")):
        job = send(collection="clubs", **told).json()
        assert Job.objects.get(pk=job["id"]).arguments.items() >= {"mark": mark, "collection": clubs.pk}.items()
    assert send(collection="others").status_code == 404
    assert send(mark="secret").status_code == 422


def test_too_many_requests_are_told_to_wait(client_with: Clients) -> None:
    (throttle,) = api.throttle
    before, throttle.num_requests = throttle.num_requests, 3
    try:
        reader = client_with(Scope.READ)
        answers = [reader.get("/api/v1/documents") for _ in range(4)]
    finally:
        throttle.num_requests = before
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert int(answers[3]["Retry-After"]) > 0


def test_what_is_not_there_is_said_in_a_sentence(client_with: Clients) -> None:
    for address in ("documents/dff", "facts/fff", "entities/eff", "recommendations/NO-1"):
        answer = client_with(Scope.READ).get(f"/api/v1/{address}")
        assert answer.status_code == 404
        assert "There is no" in answer.json()["detail"]
    nowhere = client_with(Scope.READ).get("/api/v1/nothing/of/the/kind")
    assert (nowhere.status_code, list(nowhere.json())) == (404, ["detail"])


def test_the_page_shows_a_token_once(client: Client, person: Person) -> None:
    client.force_login(person)
    page = client.post("/tokens/", {"name": "my script", "scopes": ["read"]}).content.decode()
    token = page.partition("marsad_")[2].partition("<")[0]
    assert len(token) > 30
    assert token not in client.get("/tokens/").content.decode()
    (row,) = Token.objects.all()
    assert token not in row.digest
    assert Client(headers={"Authorization": f"Bearer marsad_{token}"}).get("/api/v1/facts").status_code == 200
    client.post(f"/tokens/{row.pk}/revoke/")
    assert Client(headers={"Authorization": f"Bearer marsad_{token}"}).get("/api/v1/facts").status_code == 401
    assert client.post("/tokens/", {"name": " ", "scopes": ["read"]}).content.decode().count('role="alert"') == 1
    assert client.post("/tokens/999/revoke/").status_code == 404
