import pytest

from marsad.evaluation.words import cover, is_one_of


def test_cover_counts_each_word_as_often_as_it_is_wanted():
    assert cover("peace and peace", "peace and war") == pytest.approx(2 / 3)


def test_cover_of_nothing_is_nothing():
    assert cover("", "words") == 0
    assert cover("words", None) == 0


@pytest.mark.parametrize(
    ("name", "candidate"),
    [
        ("مرصد الوقايـــة", "مرصد الوقاية"),
        ("Université de Sousse", "UNIVERSITE DE SOUSSE"),
        ("Observatory for Prevention and Cohesion", "the Observatory for Prevention and Cohesion"),
    ],
)
def test_names_are_alike(name, candidate):
    assert is_one_of([None, name], candidate)


@pytest.mark.parametrize("candidate", ["", None, "Institute", "Harbour Council"])
def test_names_are_not_alike(candidate):
    assert not is_one_of(["Harbour Institute"], candidate)
