"""Second factors: their secrets rest encrypted, and who must have one gets nowhere without."""

import re

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    validate_totp_code,
    yield_hotp_counters_from_time,
)
from django.test import Client

from marsad.accounts import actions
from marsad.accounts.roles import Role
from marsad.accounts.second_factor import is_missing

pytestmark = pytest.mark.django_db
SECRET = "violet-lighthouse-42"


@pytest.fixture
def owner():
    return actions.add_person("amina", who=None, password=SECRET, role=Role.OWNER)


def client_of(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_a_secret_rests_sealed_and_comes_back_whole():
    sealed = get_adapter().encrypt("JBSWY3DPEHPK3PXP")
    assert "JBSWY3DPEHPK3PXP" not in sealed
    assert get_adapter().decrypt(sealed) == "JBSWY3DPEHPK3PXP"
    assert get_adapter().decrypt("JBSWY3DPEHPK3PXP") == "JBSWY3DPEHPK3PXP", "older homes are read"


def test_with_another_key_no_code_belongs_to_it(settings):
    sealed = get_adapter().encrypt("JBSWY3DPEHPK3PXP")
    settings.SECRET_KEY = "another"
    first, second = get_adapter().decrypt(sealed), get_adapter().decrypt(sealed)
    assert re.fullmatch("[A-Z2-7]{32}", first)
    assert first != second


def test_owners_are_led_to_setting_one_up_and_pass_once_they_have_it(owner, settings):
    settings.MARSAD_SECOND_FACTOR = "owners"
    client = client_of(owner)
    assert client.get("/facts/")["Location"] == "/account/second-factor/"
    assert client.post("/links/")["Location"] == "/account/second-factor/"
    assert client.get("/account/second-factor/").status_code == 200
    Authenticator.objects.create(user=owner, type="totp", data={"secret": get_adapter().encrypt("JBSWY3DPEHPK3PXP")})
    assert client.get("/facts/").status_code == 200


def test_others_are_asked_where_the_house_asks_everybody(owner, settings):
    reader = actions.add_person("salim", who=None, password=SECRET)
    settings.MARSAD_SECOND_FACTOR = "owners"
    assert not is_missing(reader)
    settings.MARSAD_SECOND_FACTOR = "everybody"
    assert is_missing(reader)
    assert not is_missing(actions.local_person())


def test_nobody_is_asked_on_a_machine_of_ones_own(owner):
    assert not is_missing(owner)


def test_the_code_that_set_it_up_opens_nothing_more(owner, django_capture_on_commit_callbacks):
    client = client_of(owner)
    asked = client.get("/account/second-factor/totp/activate/", follow=True).redirect_chain[-1][0]
    page = client.post(asked, {"password": SECRET}, follow=True)
    secret = page.context["form"].secret
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/account/second-factor/totp/activate/", {"code": code})
    factor = Authenticator.objects.get(user=owner, type=Authenticator.Type.TOTP)
    assert validate_totp_code(secret, code), "its half minute is not over"
    assert not factor.wrap().validate_code(code)
