"""Lists of phrases become patterns that find every form and nothing inside a longer word."""

import pytest

from marsad.extraction.phrases import compiled, forms, vocabulary
from marsad.language.normalise import fold

WORDS = vocabulary(
    {
        "words": {"verb": {"prefixes": ["", "و"], "suffixes": ["", "ت"], "list": ["أكّد", "أعلن"]}, "none": []},
        "parts": {"begins": "{b}{verb}{e}"},
    }
)


@pytest.mark.parametrize("text", ["أكد الوزير", "وأكّدت الوزيرة", "ثم أعلنت"])
def test_all_forms_are_found_in_any_spelling(text: str):
    assert compiled("{begins}", WORDS).search(fold(text))


@pytest.mark.parametrize("text", ["تأكد الخبر", "أكدوا ذلك"])
def test_a_longer_word_is_another_word(text: str):
    assert not compiled("{begins}", WORDS).search(fold(text))


def test_an_empty_list_matches_nothing():
    assert not compiled("{none}", WORDS).search("anything")


def test_a_missing_list_is_named():
    with pytest.raises(KeyError, match="adverb"):
        compiled("{adverb}", WORDS)


def test_forms_join_prefixes_and_suffixes():
    assert forms({"prefixes": ["re"], "suffixes": ["s", "ed"], "list": ["call"]}) == ("recalls", "recalled")
