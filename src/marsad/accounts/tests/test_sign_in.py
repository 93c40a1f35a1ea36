from datetime import timedelta

import pytest
from django.test import Client

from marsad.accounts import actions
from marsad.accounts.errors import SignInError, TrailIsAppendOnlyError
from marsad.accounts.models import AuditEntry, Person, SignInToken
from marsad.accounts.queries import audit_trail

pytestmark = pytest.mark.django_db


def test_a_token_signs_in_once() -> None:
    person = actions.local_person()
    token = actions.make_sign_in_token(person, who=None)
    assert actions.use_sign_in_token(token) == person
    with pytest.raises(SignInError, match="has been used"):
        actions.use_sign_in_token(token)
    assert [entry.action for entry in audit_trail(who=None)] == ["sign_in", "sign_in.link", "person.add"]


def test_a_token_is_not_kept_in_the_clear() -> None:
    token = actions.make_sign_in_token(actions.local_person(), who=None)
    (row,) = SignInToken.objects.all()
    assert token not in row.digest
    assert token not in str(row)


def test_an_unknown_or_late_token_is_refused() -> None:
    with pytest.raises(SignInError, match="unknown or out of date"):
        actions.use_sign_in_token("made-up")
    token = actions.make_sign_in_token(actions.local_person(), who=None, lifetime=timedelta(seconds=-1))
    with pytest.raises(SignInError, match="unknown or out of date"):
        actions.use_sign_in_token(token)


def test_no_browser_keeps_what_somebody_saw_who_had_signed_in(client: Client) -> None:
    client.force_login(actions.local_person())
    assert client.get("/about/").headers["Cache-Control"] == "no-store"


def test_a_closed_account_stays_closed() -> None:
    person = actions.add_person("gone", who=None)
    token = actions.make_sign_in_token(person, who=None)
    person.is_active = False
    person.save()
    with pytest.raises(SignInError, match="closed"):
        actions.use_sign_in_token(token)


def test_the_link_opens_the_door_once(client: Client) -> None:
    token = actions.make_sign_in_token(actions.local_person(), who=None)
    answer = client.get(f"/enter/{token}/")
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.session["_auth_user_id"]
    other = Client()
    answer = other.get(f"/enter/{token}/")
    assert answer["Location"] == "/sign-in/"
    assert "_auth_user_id" not in other.session


def test_signing_out_ends_the_session_and_is_by_post_only(client: Client) -> None:
    client.force_login(actions.local_person())
    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/").status_code == 302
    assert "_auth_user_id" not in client.session


def test_the_trail_cannot_be_changed_by_code() -> None:
    actions.local_person()
    entry = AuditEntry.objects.get()
    entry.action = "nothing"
    for attempt in (
        entry.save,
        entry.delete,
        AuditEntry.objects.all().delete,
        lambda: AuditEntry.objects.update(action="nothing"),
    ):
        with pytest.raises(TrailIsAppendOnlyError, match="append-only"):
            attempt()
    assert AuditEntry.objects.get().action == "person.add"


def test_two_servers_that_start_at_once_find_the_same_person(db, monkeypatch):
    first = actions.local_person()
    monkeypatch.setattr(actions.Person.objects, "filter", lambda **_about: Person.objects.none())  # both looked before
    assert actions.local_person() == first
    assert Person.objects.count() == 1
