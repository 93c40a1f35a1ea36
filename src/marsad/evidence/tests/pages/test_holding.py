"""What is held about a person leaves as one file, and the page on data protection is open to everybody."""

import json

import pytest
from django.test import Client

from marsad.accounts.actions import add_person
from marsad.accounts.roles import Role
from marsad.evidence import queries
from marsad.records import EntityKind


def somebody():
    return queries.entities(who=None, kind=EntityKind.PERSON.value)[0]


def test_all_that_is_held_about_a_person_is_one_file(reader):
    card = somebody()
    answer = reader.get(f"/entities/{card.id}/held.json")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    told = json.loads(answer.content)
    assert {name["text"] for name in told["names"]} == {name.text for name in card.names}
    assert [fact["id"] for fact in told["facts"]] == [one.fact.id for one in queries.facts(who=None, entity=card.id)]
    assert f"/entities/{card.id}/held.json" in reader.get(f"/entities/{card.id}/").content.decode()


def test_it_is_given_of_persons_only_and_not_to_guests(reader):
    event = queries.entities(who=None, kind=EntityKind.EVENT.value)[0]
    assert reader.get(f"/entities/{event.id}/held.json").status_code == 404
    guest = Client()
    guest.force_login(add_person("guest", who=None, role=Role.GUEST))
    assert guest.get(f"/entities/{somebody().id}/held.json").status_code == 403


@pytest.mark.parametrize(("language", "words"), [("ar", "حماية"), ("fr", "Protection"), ("en", "protection")])
def test_everybody_may_read_how_data_is_protected(db, language, words):
    client = Client()
    client.cookies["django_language"] = language
    answer = client.get("/data-protection/")
    assert answer.status_code == 200
    assert words in answer.content.decode()
