"""What people do to their own accounts, and what they are refused, stands in the trail, without secrets and bounded."""

import re
from types import SimpleNamespace

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client, override_settings

from marsad.accounts import actions
from marsad.accounts.models import AuditEntry
from marsad.accounts.roles import Role

pytestmark = pytest.mark.django_db
SECRET = "violet-lighthouse-42"
KEY = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def _no_throttle_from_before():
    cache.clear()


@pytest.fixture
def amina():
    return actions.add_person("amina", who=None, password=SECRET, email="amina@example.org", role=Role.READER)


def entered(**form) -> Client:
    client = Client()
    client.post("/sign-in/", {"login": "amina", "password": SECRET, **form})
    return client


def noted(action: str) -> list[AuditEntry]:
    return list(AuditEntry.objects.filter(action=action))


def test_a_changed_password_and_signing_out_are_noted(amina):
    client = entered()
    told = {"oldpassword": SECRET, "password1": SECRET[::-1], "password2": SECRET[::-1]}
    client.post("/account/password/change/", told)
    client.post("/sign-out/")
    for action in ("password.change", "sign_out"):
        (entry,) = noted(action)
        assert (entry.item, entry.who) == (f"person:{amina.pk}", amina)
    assert SECRET[::-1] not in str([(one.before, one.after) for one in AuditEntry.objects.all()])


def test_sessions_that_somebody_ends_are_noted(amina):
    entered()
    entered().post("/account/sessions/")
    (entry,) = noted("sessions.end")
    assert entry.after == {"ended": 1}


def test_a_second_factor_that_comes_or_goes_is_noted(amina, django_capture_on_commit_callbacks):
    client = entered()
    client.post("/account/reauthenticate/", {"password": SECRET})
    page = client.get("/account/second-factor/totp/activate/").content.decode()
    secret = re.search(r'value="([A-Z2-7]{32})"', page)[1]
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/account/second-factor/totp/activate/", {"code": code(secret)})
    client.post("/account/second-factor/totp/deactivate/")
    assert {entry.after["kind"] for entry in noted("second_factor.add")} == {"recovery_codes", "totp"}
    assert {entry.after["kind"] for entry in noted("second_factor.remove")} == {"recovery_codes", "totp"}


def test_wrong_passwords_are_noted_once_in_a_while_and_never_what_was_typed(amina):
    for name in ("amina", "amina", "my-password-in-the-wrong-field", "amina@example.org"):
        entered(login=name, password="not-it-at-all")
    assert sorted(entry.item for entry in noted("sign_in.refused")) == [f"person:{amina.pk}", "person:unknown"]
    assert "wrong-field" not in str(list(AuditEntry.objects.values()))


def code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


@override_settings(ACCOUNT_EMAIL_NOTIFICATIONS=True, EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")
def test_whose_code_is_used_again_is_told(amina, mailoutbox, monkeypatch):
    monkeypatch.setattr(auth, "time", SimpleNamespace(time=lambda: 1_700_000_000))  # codes change each half minute
    Authenticator.objects.create(user=amina, type="totp", data={"secret": get_adapter().encrypt(KEY)})
    used = code(KEY)
    entered().post("/account/second-factor/authenticate/", {"code": used})
    assert noted("sign_in")
    again = entered()
    again.post("/account/second-factor/authenticate/", {"code": used})
    assert "_auth_user_id" not in again.session
    assert len(noted("second_factor.replayed")) == 1
    (mail,) = mailoutbox
    assert "used already" in mail.body
    assert used not in mail.body
    cache.clear()  # as if the next half minute had begun
    page = Client()
    page.post("/sign-in/", {"login": "amina", "password": SECRET})
    answer = page.post("/account/second-factor/authenticate/", {"code": code(KEY)}, follow=True)
    assert "used already" in answer.content.decode()


def test_a_wrong_code_is_not_taken_for_a_used_one(amina):
    Authenticator.objects.create(user=amina, type="totp", data={"secret": get_adapter().encrypt(KEY)})
    wrong = f"{(int(code(KEY)) + 1) % 1_000_000:06d}"
    entered().post("/account/second-factor/authenticate/", {"code": wrong})
    assert noted("second_factor.refused")
    assert not noted("second_factor.replayed")
