"""Refused pages stand in the trail: who, which kind of page, once an hour for each; visitors fill no trail."""

import pytest
from django.test import Client

from marsad.accounts import actions
from marsad.accounts.models import AuditEntry
from marsad.api.actions import make_token

pytestmark = pytest.mark.django_db


@pytest.fixture
def amina():
    return actions.add_person("amina", who=None)


def noted() -> list[AuditEntry]:
    return list(AuditEntry.objects.filter(action="access.refused"))


def test_refused_pages_are_noted_once_an_hour_by_their_route(amina):
    client = Client()
    client.force_login(amina)
    for _again in range(3):
        assert client.get("/people/").status_code == 403
        assert client.get("/documents/d0123456789abcdef/?text=Zahra").status_code == 404
        assert client.get("/no/such/page/").status_code == 404
    told = {(entry.item, entry.after["status"], entry.who) for entry in noted()}
    assert told == {("route:/people/", 403, amina), ("route:/documents/<str:identifier>/", 404, amina)}
    assert len(noted()) == 2


def test_programs_that_are_refused_are_noted_as_their_person(amina):
    token = make_token("walk", ["read"], person=amina, who=None)
    client = Client(headers={"authorization": f"Bearer {token}"})
    assert client.get("/api/v1/documents/d0123456789abcdef").status_code == 404
    (entry,) = noted()
    assert (entry.who, entry.item) == (amina, "route:/api/v1/documents/<identifier>")


def test_visitors_fill_no_trail():
    before = AuditEntry.objects.count()
    assert Client().get("/people/").status_code == 302
    assert Client().get("/public/nothing/").status_code == 404
    assert AuditEntry.objects.count() == before
