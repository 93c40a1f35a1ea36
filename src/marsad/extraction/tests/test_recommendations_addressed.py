"""Whom lists of recommendations are asked of: lines of their own, heads, and how items begin."""

import pytest

from marsad.extraction.recommendations_addressed import addressed_item, is_addressed, is_label, mark_of
from marsad.extraction.recommendations_grammar import Grammar, grammar_of


@pytest.fixture
def french() -> Grammar:
    found = grammar_of("fr")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("line", "is_said"),
    [
        ("Aux communes côtières :", True),
        ("À l'attention du ministère des Ports", True),
        ("Au niveau national :", False),
        ("À court terme :", False),
    ],
)
def test_a_line_names_whom_the_list_below_is_asked_of(french: Grammar, line: str, *, is_said: bool):
    assert is_addressed(line, french) == is_said


@pytest.mark.parametrize(
    ("item", "action", "addressee"),
    [
        ("au ministère des Ports, d'ouvrir un guichet", "ouvrir un guichet", "ministère des Ports"),
        ("les mairies à publier leurs comptes", "publier leurs comptes", "les mairies"),
        ("À la Ligue : nommer une envoyée", "nommer une envoyée", "Ligue"),
        ("ouvrir un guichet", "ouvrir un guichet", ""),
        ("à court terme, ouvrir un guichet", "à court terme, ouvrir un guichet", ""),
    ],
)
def test_an_item_names_whom_it_is_asked_of(french: Grammar, item: str, action: str, addressee: str):
    start, named = addressed_item(item, 0, len(item), french)
    assert (item[start:], named) == (action, addressee)


def test_marks_tell_which_items_are_alike():
    assert mark_of("1. Ouvrir") == mark_of("12. Former")
    assert len({mark_of(item) for item in ("1. Ouvrir", "a) Ouvrir", "A. Ouvrir", "- Ouvrir", "Ouvrir")}) == 5


def test_a_short_line_with_a_colon_only_parts_a_list():
    assert is_label("Sur le plan scolaire :")
    assert not is_label("Les délégués venus de douze ports ont visité la bibliothèque et le musée :")
