"""Through the organisation's provider and back, in a browser: the content policy lets the way there pass."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from oidc_provider_mock import User, run_server_in_thread
from playwright.sync_api import Browser

from marsad.accounts.actions import add_person

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # of the provider's own library
]


@pytest.fixture
def provider(settings: Any) -> Iterator[None]:
    amina = User(sub="amina-7", claims={"email": "amina@example.org", "email_verified": True})
    with run_server_in_thread(user_claims=[amina]) as server:
        settings.OIDC_SERVER = f"http://localhost:{server.server_port}"
        about = {"provider_id": "house", "name": "House", "client_id": "marsad", "secret": "known-to-both"}
        app = {**about, "settings": {"server_url": settings.OIDC_SERVER}}
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
        yield


@pytest.mark.usefixtures("provider")
def test_a_person_goes_to_the_provider_and_comes_back_signed_in(browser: Browser, address: str) -> None:
    add_person("amina", who=None, email="amina@example.org")
    context = browser.new_context(base_url=address, locale="en")
    page, refused = context.new_page(), []
    page.on("console", lambda message: refused.append(message.text) if "Content Security" in message.text else None)
    page.goto("/sign-in/")
    page.get_by_role("button", name="Sign in through your organisation").click()
    page.wait_for_url("**/oauth2/authorize**")
    page.locator("input[name=sub]").fill("amina-7")
    page.locator("button[type=submit], input[type=submit]").first.click()
    page.wait_for_url(re.compile(re.escape(address) + "/$"))
    assert page.get_by_role("button", name="Sign out").is_visible()
    assert refused == []
    context.close()
