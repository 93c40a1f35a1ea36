import random

import pytest

from marsad.linking.fitting import Lesson, fitted, held_out, surprise
from marsad.linking.models import model

PERSONS = model("persons")
SAME_ROLE = {"same_name": 1.0, "same_role": 0.8}
SAME_COUNTRY = {"same_name": 0.95, "same_country": 1.0}


def lessons(features, *, is_same, times=10):
    return [Lesson(features=tuple(sorted(features.items())), is_same=is_same)] * times


@pytest.mark.parametrize("is_same", [True, False])
def test_decisions_move_what_they_are_about_in_their_direction(is_same):
    taught = fitted(PERSONS, lessons(SAME_ROLE, is_same=is_same))
    moved = taught.odds(SAME_ROLE) - PERSONS.odds(SAME_ROLE)
    assert moved > 0.05 if is_same else moved < -0.05
    assert taught.weights["same_role"] != PERSONS.weights["same_role"]
    assert taught.weights["same_event"] == PERSONS.weights["same_event"]


def test_ten_decisions_move_little_and_a_thousand_much():
    few = abs(fitted(PERSONS, lessons(SAME_ROLE, is_same=False)).odds(SAME_ROLE) - PERSONS.odds(SAME_ROLE))
    many = abs(fitted(PERSONS, lessons(SAME_ROLE, is_same=False, times=1000)).odds(SAME_ROLE) - PERSONS.odds(SAME_ROLE))
    assert few < 0.6
    assert many > 1.5


def test_no_weight_comes_to_speak_for_the_contrary():
    taught = fitted(PERSONS, lessons(SAME_ROLE, is_same=False, times=5000))
    assert all(taught.weights[name] * weight >= 0 for name, weight in PERSONS.weights.items())


def test_the_order_of_decisions_does_not_matter():
    told = [
        *lessons(SAME_ROLE, is_same=True),
        *lessons(SAME_COUNTRY, is_same=False),
        *lessons(SAME_ROLE, is_same=False),
    ]
    in_order = fitted(PERSONS, told), held_out(PERSONS, told, 5)
    for seed in range(5):
        random.Random(seed).shuffle(told)  # noqa: S311 - a sample, no secret
        assert (fitted(PERSONS, told), held_out(PERSONS, told, 5)) == in_order


def test_what_is_consistent_is_guessed_better_without_having_been_seen():
    told = [*lessons(SAME_ROLE, is_same=False), *lessons(SAME_COUNTRY, is_same=False)]
    shipped = [(one, PERSONS.probability(dict(one.features))) for one in told]
    assert surprise(held_out(PERSONS, told, 10)) < surprise(shipped)


def test_nothing_is_learned_from_nothing():
    assert fitted(PERSONS, []) == PERSONS
