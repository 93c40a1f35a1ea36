"""What is asked of one town, or for one group of people, is not what is asked for another in the same words."""

import pytest

from marsad.linking.comparisons.concepts import people, speak_of_other_people
from marsad.linking.comparisons.whereabouts import ask_of_two_places, cities_named
from marsad.linking.reasons import said
from marsad.linking.tests.test_threads import linked, recommended

SFAX = "Train the judges of Sfax with an online platform before the next election"
SOUSSE = "Train the judges of Sousse with an online platform before the next election"
MUNICIPALITIES = "تدريب المدرسات في سوسة على الوساطة مع نشر تقرير مستقل"


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (SFAX, SOUSSE, True),
        ("Tunisia should publish its figures", "Morocco should publish its figures", True),
        ("Tunisia should publish its figures", "Publish the figures of Sfax", False),  # the country of the city
        ("Ouvrir un centre à Sousse", MUNICIPALITIES, False),
        ("Open a centre in Sousse", "Open a centre in each town", False),  # who names none speaks of all
        ("Open a centre in Sousse and Sfax", "Open a centre in Sfax and Gabes", False),
        ("Open a museum in Cordoba", "فتح متحف في قرطبة", False),  # two towns have this name
    ],
)
def test_two_places_are_two_unless_one_can_be_the_other(one, other, differ):
    named = [cities_named(text, "ar" if text > "ء" else "en") for text in (one, other)]
    assert ask_of_two_places(*named) is differ
    assert ask_of_two_places(*reversed(named)) is differ


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("train judges", "تكوين المعلمين", True),
        ("train judges", "former les magistrats", False),
        ("des aides pour les mères", "help for families", False),  # of one line
        ("train judges", "train everybody who asks for it", False),
        ("train judges and teachers", "former les enseignants", False),
        ("بناء مدرسة في كل قرية", "former les enseignants", False),  # a school is no person
    ],
)
def test_other_people_are_those_of_whom_none_is_shared(one, other, differ):
    assert speak_of_other_people(people(one), people(other)) is differ


def test_one_sentence_said_of_two_towns_is_two_demands():
    here, there = recommended(SFAX, "en"), recommended(SOUSSE, "en", "call", "2025-01-10")
    assert linked(here, there, series=(here, there)) == []
    again = recommended(SFAX.replace("Train the", "To train"), "en", "call", "2025-01-10")
    (pair,) = linked(here, again)
    assert {pair.first, pair.second} == {here.id, again.id}


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
@pytest.mark.parametrize("comparison", ["other_city", "other_people"])
def test_the_reason_is_told(comparison, language):
    assert said(comparison, language)
