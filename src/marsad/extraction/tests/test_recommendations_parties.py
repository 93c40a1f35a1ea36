"""Who asks: names first, noun phrases up to their verb, never a pronoun."""

import pytest

from marsad.extraction.recommendations_parties import plain


@pytest.mark.parametrize(
    ("phrase", "language", "kept"),
    [
        ("The Network remains", "en", "The Network"),
        ("Finally, the panel", "en", "the panel"),
        ("They", "en", ""),
        ("We", "en", ""),
        ("La Charte de Tozeur souligne", "fr", "La Charte de Tozeur"),
        ("Elle a", "fr", ""),
        ("par ailleurs les participants", "fr", "les participants"),
        ("elle les", "fr", ""),
        ("l", "fr", ""),
        ("المشاركون", "ar", "المشاركون"),
        ("اللجنة التي", "ar", "اللجنة"),
        ("كما المشاركون", "ar", "المشاركون"),
        ("هم", "ar", ""),
    ],
)
def test_a_phrase_is_cut_to_who_is_meant(phrase: str, language: str, kept: str):
    assert plain(phrase, language) == kept
