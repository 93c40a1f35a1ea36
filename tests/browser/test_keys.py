"""Security keys and passkeys, with the browser's own virtual authenticator: added, asked for, signing in alone."""

import re
from collections.abc import Iterator

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import Browser, Page, expect

from marsad.accounts.actions import add_person
from marsad.accounts.queries import audit_trail

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HOME = re.compile(r"localhost:\d+/$")
SECRET = "violet-lighthouse-42"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def with_key(browser: Browser, address: str) -> Iterator[Page]:
    """A page in a browser that has a key; keys are bound to a name, so the server is called by its name."""
    context = browser.new_context(base_url=address.replace("127.0.0.1", "localhost"), locale="en")
    page = context.new_page()
    device = context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    yield page
    context.close()


def enter(page: Page) -> None:
    page.goto("/sign-in/")
    page.get_by_label("Login").fill("amina")
    page.get_by_label("Password", exact=True).fill(SECRET)
    page.get_by_role("button", name="Sign in", exact=True).click()


def add_key(page: Page, *, alone: bool) -> None:
    page.goto("/account/second-factor/webauthn/add/")
    page.get_by_label("Password", exact=True).fill(SECRET)
    page.get_by_role("button", name="Confirm").click()
    if alone:
        page.get_by_label("Passwordless").check()
    page.get_by_role("button", name="Add").click()
    page.wait_for_url("**/recovery-codes/")


def leave(page: Page) -> None:
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in/**")


def test_a_key_is_a_second_factor(with_key: Page) -> None:
    add_person("amina", who=None, password=SECRET)
    enter(with_key)
    with_key.wait_for_url(HOME)
    add_key(with_key, alone=False)
    leave(with_key)
    enter(with_key)
    with_key.wait_for_url("**/second-factor/authenticate/**")
    with_key.get_by_role("button", name="Use a key").click()
    with_key.wait_for_url(HOME)
    assert {"second_factor.add", "sign_in"} <= {entry.action for entry in audit_trail(who=None)}


def test_a_key_that_knows_its_owner_signs_in_alone(with_key: Page) -> None:
    add_person("amina", who=None, password=SECRET)
    enter(with_key)
    with_key.wait_for_url(HOME)
    add_key(with_key, alone=True)
    leave(with_key)
    with_key.get_by_role("button", name="Sign in with a key").click()
    with_key.wait_for_url(HOME)
    expect(with_key.get_by_role("button", name="Sign out")).to_be_visible()


def test_where_no_key_answers_the_page_says_so(with_key: Page) -> None:
    person = add_person("amina", who=None, password=SECRET)
    with_key.goto("/sign-in/")
    with_key.get_by_role("button", name="Sign in with a key").click()
    expect(with_key.get_by_role("alert")).to_contain_text("No key answered")
    assert not Authenticator.objects.filter(user=person).exists()
