"""Who reads a document that is not for everybody stands in the audit trail, once a day."""

from datetime import timedelta

import pytest
from django.test import Client

from marsad.accounts.actions import add_person
from marsad.accounts.models import AuditEntry, Person
from marsad.accounts.roles import Mark, Role
from marsad.evidence import actions
from marsad.evidence.actions import reading
from marsad.evidence.tests.pages import sample

CLOSED, OPEN = sample.DOCUMENTS["en"].id, sample.DOCUMENTS["fr"].id


@pytest.fixture
def editor(reader: Client) -> Person:
    actions.mark_document(CLOSED, Mark.AMBER, who=None)
    actions.mark_document(OPEN, Mark.GREEN, who=None)
    return add_person("editor", who=None, role=Role.EDITOR)


def noted() -> list[tuple[str, str]]:
    found = AuditEntry.objects.filter(action="document.read").order_by("position")
    return [(str(entry.who), entry.item) for entry in found]


def test_reading_is_noted_once_a_day_for_each_person(editor: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client()
    client.force_login(editor)
    for address in (f"/documents/{CLOSED}/", f"/documents/{CLOSED}/", f"/documents/{OPEN}/"):
        assert client.get(address).status_code == 200
    assert noted() == [("editor", f"document:{CLOSED}")]
    monkeypatch.setattr(reading, "OFTEN", timedelta(0))
    client.get(f"/documents/{CLOSED}/")
    assert len(noted()) == 2


def test_neither_the_machine_nor_who_is_refused_has_read_it(editor: Person) -> None:
    actions.note_reading(CLOSED, who=None)
    guest = Client()
    guest.force_login(add_person("guest", who=None, role=Role.GUEST))
    assert guest.get(f"/documents/{CLOSED}/").status_code == 404
    assert noted() == []
