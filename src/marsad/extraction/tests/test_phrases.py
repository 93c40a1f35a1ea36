"""Lists of phrases become patterns that find every form and nothing inside a longer word."""

import csv
from operator import gt
from pathlib import Path

import pytest

from marsad.extraction import recommendations_grammar, statements_grammar
from marsad.extraction.phrases import compiled, forms, sieve, vocabulary
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


def test_the_sieve_of_a_grammar_reads_lists_and_parts():
    table = {"words": {"verb": ["calls"], "other": ["urges"]}, "parts": {"either": "{verb}|{other}"}}
    found = sieve(["{b}{either}{e}", "{verb} on"], table)
    assert [found.may_match(text) for text in ("he urges", "he calls on", "he calls")] == [
        [True, False],
        [True, True],
        [True, True],  # looked for by the longest word alone
    ]


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
@pytest.mark.parametrize("cases", ["recommendations", "statements"])
def test_no_sieve_holds_back_a_pattern_that_matches(language: str, cases: str):
    advice, speech = recommendations_grammar.grammar_of(language), statements_grammar.grammar_of(language)
    assert advice
    assert speech
    path = Path(__file__).parent / f"cases_{cases}.tsv"
    lines = (line for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    texts = [
        fold(row["text"], language) for row in csv.DictReader(lines, delimiter="\t") if row["language"] == language
    ]
    frames = [frame.pattern for frame in advice.frames]
    for patterns, known in ((frames, advice.sieve), (speech.classes.values(), speech.sieve)):
        matched = [(text, [bool(pattern.search(text)) for pattern in patterns]) for text in texts]
        assert any(any(found) for _, found in matched)
        assert [text for text, found in matched if any(map(gt, found, known.may_match(text)))] == []
