"""Instruments are named by numbers, proper names or qualities; plain nouns are none."""

import pytest

from marsad.extraction import reasons
from marsad.extraction.instruments import CONFIDENCE, add_instruments
from marsad.extraction.tests.papers import analysed, facts
from marsad.records import FactKind


@pytest.mark.parametrize(
    ("text", "language", "name", "type_"),
    [
        ("Ils ont signé l'Appel de Rabat.", "fr", "Appel de Rabat", "declaration"),
        ("Il rappelle la résolution 1325 (2000) du Conseil de sécurité.", "fr", "résolution 1325 (2000)", "resolution"),
        ("La Stratégie nationale de la lecture est prête.", "fr", "Stratégie nationale de la lecture", "strategy"),
        ("La loi n° 12-03 relative à la lecture est votée.", "fr", "loi n° 12-03 relative à la lecture", "law"),
        ("وأشار إلى القرار 1325 بشأن المرأة.", "ar", "القرار 1325 بشأن المرأة", "resolution"),
        ("اعتمد المجلس الإطار الوطني للسلامة الرقمية.", "ar", "الإطار الوطني للسلامة الرقمية", "strategy"),
        ("صادق البرلمان على قانون رقم 10.15 المتعلق بالقراءة.", "ar", "قانون رقم 10.15 المتعلق بالقراءة", "law"),
        ("We support Security Council Resolution 1325.", "en", "Security Council Resolution 1325", "resolution"),
        ("It follows the Reading Rights Convention.", "en", "Reading Rights Convention", "convention"),
    ],
)
def test_an_instrument_with_its_name_and_type(text, language, name, type_):
    [fact] = facts(analysed(text, language, add_instruments), FactKind.INSTRUMENT)
    assert fact.fields["name"].startswith(name)
    assert fact.fields["type"] == type_


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        (
            "Vu la Convention relative aux droits de l'enfant et la Charte africaine de la jeunesse, il agit.",
            "fr",
            ["Convention relative aux droits de l'enfant", "Charte africaine de la jeunesse"],
        ),
        (
            "واستند إلى اتفاقية حقوق الطفل والإعلان العالمي لحقوق الإنسان.",
            "ar",
            ["اتفاقية حقوق الطفل", "الإعلان العالمي لحقوق الإنسان"],
        ),
        ("Accusée d'avoir arrêté plus de 200 adolescents.", "fr", []),
    ],
)
def test_two_instruments_joined_are_two(text, language, names):
    found = facts(analysed(text, language, add_instruments), FactKind.INSTRUMENT)
    assert [fact.fields["name"] for fact in found] == names


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La stratégie fut discutée.", "fr"),
        ("Une déclaration suivra.", "fr"),
        ("She went to the Bridge Law School.", "en"),
        ("وقدم خطة أمام الحاضرين.", "ar"),
        ("وذلك بعد اتفاقية شراكة موقعة.", "ar"),
        ("دون طلب وثيقة إدارية من السكان.", "ar"),
        ("ووقعا مذكرة تفاهم تقضي بترميم البئر.", "ar"),
        ('ويأتي اللقاء في إطار "جسور الحوار".', "ar"),
        ("Ils ont comparé les stratégies nationales de reboisement.", "fr"),
        ("The mayors compared national strategies on water.", "en"),
        ("قارن الحاضرون استراتيجيات وطنية للمياه.", "ar"),
    ],
)
def test_plain_nouns_are_no_instruments(text, language):
    assert facts(analysed(text, language, add_instruments), FactKind.INSTRUMENT) == []


def test_one_instrument_named_twice_is_one_fact():
    text = "The UN Reading Strategy is new. Members praised the UN Reading Strategy. The UN Water Strategy is old."
    found = facts(analysed(text, "en", add_instruments), FactKind.INSTRUMENT)
    assert [fact.fields["name"] for fact in found] == ["UN Reading Strategy", "UN Water Strategy"]


def test_a_preposition_taken_up_begins_another():
    text = "Leur attachement à la Charte des ports, aux Principes de Paris et à la résolution 2250 (2015) demeure."
    found = facts(analysed(text, "fr", add_instruments), FactKind.INSTRUMENT)
    assert [fact.fields["name"] for fact in found] == ["Principes de Paris", "résolution 2250 (2015)"]


def test_the_year_in_the_name_is_its_date():
    [fact] = facts(analysed("La résolution 2250 (2015) compte.", "fr", add_instruments), FactKind.INSTRUMENT)
    assert fact.fields["date"] == "2015"


def test_every_rule_has_its_reason():
    assert set(CONFIDENCE) == set(reasons.rules(FactKind.INSTRUMENT))
