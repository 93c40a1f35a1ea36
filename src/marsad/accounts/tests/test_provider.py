"""Signing in through an organisation's OpenID Connect provider, against a real one on loopback."""

from urllib.parse import urlsplit

import httpx
import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings as configured
from django.core.cache import cache
from django.test import Client
from oidc_provider_mock import User, run_server_in_thread

from marsad.accounts import actions
from marsad.accounts.models import Person
from marsad.accounts.roles import Role

# The provider of the tests, not ours, uses what its own library deprecates.
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::DeprecationWarning")]


@pytest.fixture
def provider(settings):
    """A provider that knows Amina, and Basim, who told it that her address is his."""
    cache.clear()
    amina = User(sub="amina-7", claims={"email": "amina@example.org", "email_verified": True})
    basim = User(sub="basim-8", claims={"email": "amina@example.org", "email_verified": False})
    with run_server_in_thread(user_claims=[amina, basim]) as server:
        address = f"http://localhost:{server.server_port}"
        app = {
            "provider_id": "house",
            "name": "House",
            "client_id": "marsad",
            "secret": "known-to-both",
            "settings": {"server_url": address},
        }
        settings.OIDC_SERVER = address
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
        yield address


def come_through(client, who="amina-7"):
    """Press the button, say yes at the provider, and come back."""
    answer = client.post("/account/provider/oidc/house/login/")
    assert answer.status_code == 200, "a redirect would be the form's target, which the content policy refuses"
    back = httpx.post(answer["Refresh"].removeprefix("0; url="), data={"sub": who}, follow_redirects=False)
    place = urlsplit(back.headers["location"])
    return client.get(f"{place.path}?{place.query}")


def test_the_sign_in_page_offers_the_provider_only_where_there_is_one(provider, settings):
    assert "/account/provider/oidc/house/login/" in Client().get("/sign-in/").content.decode()
    settings.OIDC_SERVER = ""
    assert "/account/provider/" not in Client().get("/sign-in/").content.decode()


def test_a_person_of_the_verified_address_enters_their_own_account(provider):
    person = actions.add_person("amina", who=None, email="amina@example.org", role=Role.REVIEWER)
    client = Client()
    come_through(client)
    assert client.session["_auth_user_id"] == str(person.pk)
    assert Person.objects.get(pk=person.pk).role == Role.REVIEWER


@pytest.mark.parametrize("takes_newcomers", [False, True])
def test_an_address_that_the_provider_did_not_verify_opens_nobodys_account(provider, settings, takes_newcomers):
    settings.MARSAD_OIDC_NEW = takes_newcomers
    person = actions.add_person("amina", who=None, email="amina@example.org", role=Role.OWNER)
    client = Client()
    come_through(client, "basim-8")
    assert client.session.get("_auth_user_id") != str(person.pk)
    assert set(Person.objects.exclude(pk=person.pk).values_list("role", flat=True)) <= {Role.GUEST}
    other = Client()
    come_through(other)
    assert other.session["_auth_user_id"] == str(person.pk)


def test_whose_account_has_a_second_factor_is_asked_for_it_behind_the_provider_too(provider):
    person = actions.add_person("amina", who=None, email="amina@example.org", role=Role.OWNER)
    TOTP.activate(person, generate_totp_secret())
    client = Client()
    answer = come_through(client)
    assert answer["Location"].startswith("/account/second-factor/authenticate/")
    assert "_auth_user_id" not in client.session


def test_a_newcomer_is_refused_unless_the_house_lets_them_in(provider, settings):
    assert configured.MARSAD_OIDC_NEW is False
    client = Client()
    come_through(client)
    assert "_auth_user_id" not in client.session
    assert not Person.objects.exists()
    settings.MARSAD_OIDC_NEW = True
    come_through(client)
    assert Person.objects.get(email="amina@example.org").role == Role.GUEST
