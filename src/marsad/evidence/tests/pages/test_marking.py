"""Marking a document on its page and when it is sent; alone nothing of it is shown."""

from django.test import Client

from marsad.accounts.actions import add_person
from marsad.accounts.collecting import add_collection
from marsad.accounts.roles import Mark, Role
from marsad.evidence import queries
from marsad.evidence.handling import handling_of
from marsad.evidence.tests.pages import sample

DOCUMENT = sample.DOCUMENTS["en"].id


def signed_in(name, role):
    client = Client()
    client.force_login(add_person(name, who=None, role=role))
    return client


def test_one_person_alone_sees_no_marks(reader):
    assert 'name="mark"' not in reader.get(f"/documents/{DOCUMENT}/").content.decode()
    assert 'name="mark"' not in reader.get("/documents/add/").content.decode()


def test_an_editor_marks_a_document_and_a_guest_no_longer_finds_it(person):
    editor, guest = signed_in("editor", Role.EDITOR), signed_in("guest", Role.GUEST)
    assert guest.get(f"/documents/{DOCUMENT}/").status_code == 200
    assert 'name="mark"' in editor.get(f"/documents/{DOCUMENT}/").content.decode()
    editor.post(f"/documents/{DOCUMENT}/mark/", {"mark": "green"})
    assert guest.get(f"/documents/{DOCUMENT}/").status_code == 404
    assert "TLP:GREEN" in editor.get(f"/documents/{DOCUMENT}/").content.decode()


def test_a_red_document_is_for_whoever_is_named_and_unknown_names_are_told(person):
    editor, reader = signed_in("editor", Role.EDITOR), signed_in("amina", Role.READER)
    answer = editor.post(f"/documents/{DOCUMENT}/mark/", {"mark": "red", "names": "nobody"}, follow=True)
    assert "nobody" in answer.content.decode()
    assert queries.document_card(DOCUMENT, who=None).mark is Mark.CLEAR
    editor.post(f"/documents/{DOCUMENT}/mark/", {"mark": "red", "names": "amina"})
    assert reader.get(f"/documents/{DOCUMENT}/").status_code == 200
    assert signed_in("basim", Role.OWNER).get(f"/documents/{DOCUMENT}/").status_code == 404


def test_what_enters_a_collection_takes_its_mark_unless_told_otherwise(db):
    clubs = add_collection("Clubs", who=None, mark=Mark.AMBER)
    assert handling_of("", clubs).mark is Mark.AMBER
    assert handling_of("green", clubs).mark is Mark.GREEN
    assert handling_of("", None).mark is Mark.CLEAR


def test_names_that_only_a_hidden_document_attests_are_not_told(person):
    def told(who):
        return {name for entity in queries.entity_names(who=who) for name in entity.names}

    whole = {(name.language, name.text) for entity in queries.full_entities(who=None) for name in entity.names}
    guest = add_person("guest", who=None, role=Role.GUEST)
    assert told(None) == told(guest) == whole
    signed_in("editor", Role.EDITOR).post(f"/documents/{DOCUMENT}/mark/", {"mark": "green"})
    assert told(None) == whole > told(guest)
