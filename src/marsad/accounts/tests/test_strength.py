"""Passwords: how hard they are to guess, and how they are kept."""

import time

import pytest
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.accounts import actions
from marsad.accounts.models import Person
from marsad.accounts.strength import strength

SECRET = "violet-lighthouse-42"


@pytest.mark.parametrize(
    ("password", "least", "most"),
    [
        ("password1234", 0, 1),
        ("111111111111", 0, 0),
        ("azertyuiop12", 0, 1),
        ("", 0, 0),
        (SECRET, 3, 4),
        ("قنديل فوق سطح البحيرة", 3, 4),
        ("x" * 128, 0, 1),
    ],
)
def test_what_is_hard_to_guess_scores_high(password, least, most):
    assert least <= strength(password) <= most


@given(st.text(max_size=100))
@settings(max_examples=150, deadline=None)
def test_whatever_is_typed_is_judged(password):
    assert 0 <= strength(password) <= 4


@pytest.mark.parametrize(
    "password", ["4@8({[<369&#!1/|0$5+7%2" * 4, "@$0123456789password" * 4, "({0123456789aleiost" * 4, "1!7|" * 18]
)
def test_nobody_keeps_the_machine_busy_with_signs(password):
    start = time.process_time()
    assert strength(password) >= 0
    assert time.process_time() - start < 2


def test_ones_own_name_is_no_secret():
    person = Person(username="benhaddouchi", email="zohra.benhaddouchi@example.org")
    assert strength("benhaddouchi1") >= 2
    assert strength("benhaddouchi1", person) < 2


@pytest.mark.parametrize("password", ["839201746521", "correcthorsebattery", "ليلة هادئة فوق الجبل"])
def test_no_kind_of_letter_is_asked_for(password):
    validate_password(password)


@pytest.mark.parametrize("password", ["password1234", "qwertyuiop12", "aaaaaaaaaaaa", "marsadmarsad1"])
def test_what_is_soon_guessed_is_refused(password):
    with pytest.raises(ValidationError, match=r"easy to guess|too common"):
        validate_password(password)


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "said"), [("en", "Very good."), ("fr", "Très bon."), ("ar", "جيدة جدًّا.")])
def test_the_judge_answers_in_the_readers_language_before_signing_in(language, said):
    cache.clear()
    client = Client()
    client.cookies["django_language"] = language
    answer = client.post("/account/password/strength/", {"password": SECRET})
    assert answer.json() == {"score": 4, "said": said}
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_the_judge_is_asked_so_often_and_no_more():
    cache.clear()
    client = Client()
    answers = [client.post("/account/password/strength/", {"password": "x"}).status_code for _again in range(62)]
    assert answers == [200] * 60 + [429] * 2
    cache.clear()


def test_a_password_is_nothing_without_the_key_beside_the_database(settings):
    kept = make_password(SECRET)
    assert kept.startswith("argon2-peppered$argon2id$")
    assert check_password(SECRET, kept)
    assert not check_password(SECRET[::-1], kept)
    settings.MARSAD_PEPPER = "another"
    assert not check_password(SECRET, kept)


@pytest.mark.django_db
@pytest.mark.parametrize("hasher", ["argon2", "pbkdf2_sha256"])
def test_passwords_of_older_homes_open_and_are_kept_anew(hasher):
    cache.clear()
    person = actions.add_person("amina", who=None, password=SECRET)
    Person.objects.filter(pk=person.pk).update(password=make_password(SECRET, hasher=hasher))
    client = Client()
    client.post("/sign-in/", {"login": "amina", "password": SECRET})
    assert "_auth_user_id" in client.session
    assert client.get("/account/").status_code == 200, "the session outlives the new hash"
    person.refresh_from_db()
    assert person.password.startswith("argon2-peppered$")
