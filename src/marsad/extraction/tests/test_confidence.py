"""Confidence is the share of facts like this one that were right."""

from dataclasses import replace

import pytest

from marsad.extraction.confidence import LEAST, MOST, Weights, calibrated, calibration
from marsad.extraction.tests.papers import paper
from marsad.records import FactKind, make_fact

EVEN = Weights(base=0.0, stated=1.0, language={"fr": 1.0}, rule={"model": -2.0})


def test_with_even_weights_the_rule_is_believed():
    assert EVEN.probability(0.7, "en", "title") == pytest.approx(0.7)


def test_language_and_rule_add_to_it():
    assert EVEN.probability(0.7, "fr", "title") > 0.7 > EVEN.probability(0.7, "fr", "model")


def test_no_rule_is_ever_certain():
    assert EVEN.probability(1.0, "fr", "title") == MOST
    assert EVEN.probability(0.0, "en", "model") == LEAST


@pytest.mark.parametrize("kind", calibration())
def test_what_a_rule_states_higher_stays_higher(kind):
    weights = calibration()[kind]
    shares = [weights.probability(stated, "ar", "") for stated in (0.3, 0.5, 0.7, 0.9)]
    assert shares == sorted(shares)
    assert shares[0] < shares[-1]


def test_a_kind_that_was_never_labelled_keeps_what_its_rule_states():
    fact = make_fact(
        paper("Le centre forme les imams.", "fr"),
        FactKind.PRACTICE,
        3,
        9,
        fields={"name": "centre"},
        confidence=0.61,
        rule="practice",
        extractor="practices 1",
    )
    assert calibrated(fact) == fact
    assert calibrated(replace(fact, kind=FactKind.PERSON)).confidence != fact.confidence
