from dataclasses import dataclass

import pytest
from django.utils import translation

from marsad.web import fragments
from marsad.web.fragments import Copies

TEMPLATE, FORM = "evidence/confidence.html", "evidence/review_form.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    id: str = "f1"
    review: str = "unreviewed"


GIVEN = {"fact": Fact(), "version": "1", "next": "/<b>/"}


@pytest.fixture(autouse=True)
def copies(monkeypatch):
    fresh = Copies(10_000)
    monkeypatch.setattr(fragments, "copies", fresh)
    return fresh


def test_the_same_content_is_written_once_and_other_content_again(monkeypatch):
    asked = []
    found = fragments.get_template
    monkeypatch.setattr(fragments, "get_template", lambda name: (asked.append(name), found(name))[1])
    low, again, high = (fragments.piece(TEMPLATE, {"probability": p}) for p in (0.2, 0.2, 0.9))
    assert low == again != high
    assert len(asked) == 2


def test_each_language_has_its_own_copy():
    with translation.override("en"):
        english = fragments.piece(TEMPLATE, {"probability": 0.9})
    with translation.override("fr"):
        assert fragments.piece(TEMPLATE, {"probability": 0.9}) != english


def test_markup_in_content_is_escaped_also_in_the_copy():
    for _ in range(2):
        assert "<b>" not in fragments.piece(FORM, GIVEN)


def test_a_form_bears_the_token_of_whoever_asks_and_the_copy_nobody_s(copies):
    first, second = (fragments.piece(FORM, GIVEN, token=token) for token in ("token-one", "token-two"))
    assert 'value="token-one"' in first
    assert 'value="token-two"' in second
    assert "token-one" not in str(vars(copies))


def test_what_was_not_used_for_longest_makes_room(copies):
    one, two, three = (("t", "en", bytes([n])) for n in range(3))
    copies.put(one, "a" * 4000)
    copies.put(two, "b" * 4000)
    assert copies.get(one)
    copies.put(three, "c" * 4000)
    assert copies.get(two) is None
    assert copies.get(one)
    assert copies.get(three)
