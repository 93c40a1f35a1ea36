"""People of a house: invitations, roles, closing, second factor, throttling, sessions; alone one sees none of it."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client, override_settings

from marsad.accounts import actions, people, queries
from marsad.accounts.errors import LastOwnerError, NotPermittedError, SignInError
from marsad.accounts.models import Person
from marsad.accounts.roles import Role

pytestmark = pytest.mark.django_db
SECRET = "violet-lighthouse-42"


@pytest.fixture(autouse=True)
def _no_throttle_from_before():
    cache.clear()


@pytest.fixture
def owner():
    return actions.local_person()


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


def with_password(name, role=Role.READER):
    return actions.add_person(name, who=None, password=SECRET, role=role, email=f"{name}@example.org")


def test_passwords_are_kept_with_argon2():
    assert with_password("amina").password.startswith("argon2")


def test_an_invited_person_chooses_a_password_and_then_signs_in_with_it(owner):
    invited = people.invite("amina", who=owner, role=Role.REVIEWER)
    client = Client()
    looked_at_by_a_program = Client().get(f"/enter/{invited.token}/")
    assert b'<form method="post">' in looked_at_by_a_program.content
    assert "_auth_user_id" not in client.session
    assert client.post(f"/enter/{invited.token}/")["Location"] == "/account/password/set/"
    assert Client().post(f"/enter/{invited.token}/")["Location"] == "/sign-in/"
    answer = client.post("/account/password/set/", {"password1": SECRET, "password2": SECRET})
    assert answer["Location"] == "/", "they go in"
    again = Client()
    assert again.post("/sign-in/", {"login": "amina", "password": SECRET}).status_code == 302
    assert again.get("/account/").status_code == 200


def test_who_changes_their_password_comes_back_to_their_account():
    client = signed_in(with_password("amina"))
    words = {"oldpassword": SECRET, "password1": SECRET[::-1], "password2": SECRET[::-1]}
    assert client.post("/account/password/change/", words)["Location"] == "/account/"


def test_the_form_stands_open_once_people_have_passwords():
    alone = Client().get("/sign-in/").content.decode()
    assert "printed when the server started" in alone
    assert '<details class="panel sign-in">' in alone
    with_password("amina")
    shared = Client().get("/sign-in/").content.decode()
    assert "printed when the server started" not in shared
    assert '<details class="panel sign-in" open>' in shared


@pytest.mark.parametrize(
    ("presented", "shown"),
    [
        (
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0 Safari/537.36",
            "Chrome · Linux",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/156.0 Safari/537.36 Edg/156.0",
            "Edge · Windows",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19.0 Safari/604.1",
            "Safari · iPhone",
        ),
        ("Mozilla/5.0 (Android 16; Mobile; rv:150.0) Gecko/150.0 Firefox/150.0", "Firefox · Android"),
        ("curl/8.5.0", "curl/8.5.0"),
    ],
)
def test_sessions_are_told_by_names_that_people_know(presented, shown):
    client = signed_in(with_password("amina"))
    client.get("/", headers={"user-agent": presented})
    assert f">{shown}</bdi>" in client.get("/account/sessions/", headers={"user-agent": presented}).content.decode()


def test_weak_passwords_are_refused(owner):
    client = Client()
    client.post(f"/enter/{people.invite('amina', who=owner).token}/")
    client.post("/account/password/set/", {"password1": "password1234", "password2": "password1234"})
    assert not Person.objects.get(username="amina").has_usable_password()


@pytest.mark.parametrize(("length", "is_taken"), [(64, True), (128, True), (129, False)])
def test_long_passwords_are_taken_and_endless_ones_refused(owner, length, is_taken):
    client, words = Client(), (SECRET * 10)[:length]
    client.post(f"/enter/{people.invite('amina', who=owner).token}/")
    client.post("/account/password/set/", {"password1": words, "password2": words})
    assert Person.objects.get(username="amina").has_usable_password() == is_taken


def test_a_second_factor_is_asked_for_once_it_is_set():
    client = signed_in(with_password("amina"))
    client.post("/account/reauthenticate/", {"password": SECRET})
    page = client.get("/account/second-factor/totp/activate/").content.decode()
    assert 'src="data:image/svg+xml' in page
    secret = re.search(r'value="([A-Z2-7]{32})"', page)[1]
    code = f"{hotp_value(secret, next(iter(yield_hotp_counters_from_time()))):06d}"
    client.post("/account/second-factor/totp/activate/", {"code": code})
    assert set(Authenticator.objects.values_list("type", flat=True)) == {"totp", "recovery_codes"}
    assert secret not in str(Authenticator.objects.get(type="totp").data)
    other = Client()
    answer = other.post("/sign-in/", {"login": "amina", "password": SECRET})
    assert answer["Location"] == "/account/second-factor/authenticate/"
    assert "_auth_user_id" not in other.session
    used = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    other.post("/account/second-factor/authenticate/", {"code": used})
    assert "_auth_user_id" in other.session
    third = Client()
    third.post("/sign-in/", {"login": "amina", "password": SECRET})
    third.post("/account/second-factor/authenticate/", {"code": used})
    assert "_auth_user_id" not in third.session, "a recovery code opens once"


def test_sign_in_is_throttled():
    with_password("amina")
    client = Client()
    for _ in range(6):
        client.post("/sign-in/", {"login": "amina", "password": "wrong-one-again"})
    client.post("/sign-in/", {"login": "amina", "password": SECRET})
    assert "_auth_user_id" not in client.session


@override_settings(ACCOUNT_EMAIL_NOTIFICATIONS=True, EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")
def test_people_are_told_when_their_password_changes(mailoutbox):
    client = signed_in(with_password("amina"))
    EmailAddress.objects.create(user=Person.objects.get(), email="amina@example.org", verified=True, primary=True)
    told = {"oldpassword": SECRET, "password1": SECRET[::-1], "password2": SECRET[::-1]}
    client.post("/account/password/change/", told)
    (mail,) = mailoutbox
    assert mail.to == ["amina@example.org"]
    assert SECRET[::-1] not in mail.body


def test_nobody_signs_up_by_themselves():
    told = {"username": "amina", "email": "a@example.org", "password1": SECRET, "password2": SECRET}
    assert Client().post("/account/signup/", told).status_code == 200
    assert not Person.objects.filter(username="amina").exists()


def test_closing_an_account_ends_its_sessions(owner):
    person = with_password("amina")
    client = Client()
    client.post("/sign-in/", {"login": "amina", "password": SECRET})
    assert client.get("/account/").status_code == 200
    people.close(person, who=owner)
    assert client.get("/account/").status_code == 302


def test_a_new_link_or_a_closed_account_ends_the_links_of_before(owner):
    invited = people.invite("amina", who=owner)
    newer = people.new_link(invited.person, who=owner)
    with pytest.raises(SignInError):
        actions.use_sign_in_token(invited.token)
    people.close(invited.person, who=owner)
    people.reopen(invited.person, who=owner)
    with pytest.raises(SignInError):
        actions.use_sign_in_token(newer)
    assert actions.use_sign_in_token(people.new_link(invited.person, who=owner)) == invited.person


def test_the_last_owner_stays():
    person = with_password("amina", Role.OWNER)
    with pytest.raises(LastOwnerError, match="only owner"):
        people.set_role(person, Role.READER, who=None)
    with pytest.raises(NotPermittedError):
        people.set_role(person, Role.READER, who=with_password("basim", Role.EDITOR))


def test_one_person_alone_sees_none_of_this(owner):
    assert queries.works_alone()
    assert "/account/" not in signed_in(owner).get("/about/").content.decode()
    with_password("amina")
    assert not queries.works_alone()
    assert "/account/" in signed_in(owner).get("/about/").content.decode()


def test_owners_manage_people_and_collections_on_pages(owner):
    client = signed_in(owner)
    page = client.post("/people/", {"username": "amina", "role": "reviewer", "email": ""}).content.decode()
    assert "/enter/" in page
    client.post("/people/amina/role/", {"role": "editor"})
    assert Person.objects.get(username="amina").role == "editor"
    client.post("/collections/", {"name": "Clubs", "mark": "amber"})
    client.post("/collections/clubs/members/", {"name": "amina", "role": "reader"})
    assert queries.collections(who=None)[0].members == (("amina", Role.READER),)
    assert client.get("/collections/").status_code == 200


def test_nobody_of_that_name_is_no_page(owner):
    assert signed_in(owner).post("/people/nobody-here/close/").status_code == 404


def test_others_do_not_reach_the_pages_of_owners(owner):
    client = signed_in(with_password("basim", Role.EDITOR))
    assert client.get("/people/").status_code == 403
    assert client.post("/people/local/close/").status_code == 403
    assert client.get("/collections/").status_code == 403


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
@pytest.mark.parametrize(
    "address",
    ["/account/", "/account/email/", "/account/second-factor/", "/account/sessions/", "/account/password/change/"],
)
def test_pages_of_ones_account_are_in_our_design_without_anything_inline(language, address):
    client = signed_in(with_password("amina"))
    client.cookies["django_language"] = language
    page = client.get(address).content.decode()
    assert f'lang="{language}"' in page
    assert 'class="masthead"' in page
    assert "<style" not in page
    assert " style=" not in page
    assert not re.search(r"<script(?![^>]* src=)", page)


@override_settings(EMAIL_HOST="mail.example.org", EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")
def test_a_forgotten_password_is_set_anew_by_mail(mailoutbox):
    before = signed_in(with_password("amina"))
    assert before.get("/account/").status_code == 200
    Client().post("/account/password/reset/", {"email": "amina@example.org"})
    (mail,) = mailoutbox
    link = re.search(r"http://testserver(/\S+)", mail.body)[1]
    client = Client()
    page = client.get(link, follow=True)
    client.post(page.redirect_chain[-1][0], {"password1": SECRET[::-1], "password2": SECRET[::-1]})
    assert Person.objects.get(username="amina").check_password(SECRET[::-1])
    assert before.get("/account/").status_code == 302, "who was signed in with the old one is out"
    again = Client()
    page = again.get(link, follow=True)
    if page.redirect_chain:
        again.post(page.redirect_chain[-1][0], {"password1": SECRET + "x", "password2": SECRET + "x"})
    assert Person.objects.get(username="amina").check_password(SECRET[::-1]), "the link works once"


@override_settings(EMAIL_HOST="mail.example.org", EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")
@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_an_address_without_an_account_is_told_so_and_led_to_no_sign_up(mailoutbox, language):
    client = Client()
    client.cookies["django_language"] = language
    client.post("/account/password/reset/", {"email": "nobody@example.org"})
    (mail,) = mailoutbox
    assert "nobody@example.org" in mail.body
    assert "/account/" not in mail.body
    assert ("ask an owner" in mail.body) == (language == "en")
