import pytest

from marsad.language.encoder import default_encoder
from marsad.records import Span
from marsad.search.logic.kin import kindred_words
from marsad.search.logic.matching import content_words, joined, matched_names, matched_words
from marsad.search.logic.wordvectors import WordVectors


def marked(quote, spans):
    return [quote[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("language", "question", "quote", "expected"),
    [
        ("fr", "la radicalisation des jeunes", "Les jeunes et l'école", ["jeunes"]),
        ("en", "preventing violence", "They prevented the violence.", ["prevented", "violence"]),
        ("ar", "توصيات المؤتمر", "صدرت توصياتُ المؤتمرات هذه", ["توصياتُ", "المؤتمرات"]),
        ("fr", "le la de 2023", "en 2023 de la", ["2023"]),
        ("en", "what is the aim", "It is the end", []),
    ],
)
def test_shared_words_are_marked_and_small_ones_are_not(language, question, quote, expected):
    assert marked(quote, matched_words(question, quote, language)) == expected


def test_names_are_marked_whatever_their_spelling():
    quote = "قال كريم بن زهـرة إنه سعيد"
    assert marked(quote, matched_names(["كريم بن زهرة", "Karim Benzahra", ""], quote)) == ["كريم بن زهـرة"]


def test_overlapping_spans_become_one():
    assert joined([Span(start=0, end=4)], [Span(start=2, end=6), Span(start=8, end=9)]) == (
        Span(start=0, end=6),
        Span(start=8, end=9),
    )


def test_small_words_carry_nothing():
    assert [word.text for word in content_words("Qui a financé le projet ?")] == ["financé", "projet"]


def test_words_that_translate_each_other_are_paired():
    known = WordVectors(default_encoder())
    pairs = kindred_words("protéger les enfants", "The children like the harbour", known)
    assert ("enfants", "children") in pairs
    assert kindred_words("", "children", known) == ()
