import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.language.normalise import fold, fold_with_offsets

TEXTS = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("أإةىـًيکگ٣٠۵ﷲﻻœÉé  \n«»’…&")), max_size=60)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الإرهـــاب", "الارهاب"),
        ("مُؤْتَمَر", "موتمر"),
        ("المغربیة کتاب", "المغربيه كتاب"),
        ("على مستشفى", "علي مستشفي"),
        ("١٤\u066b٥ ٪", "14.5 %"),
        ("۱۴۴۵", "1445"),
        ("ﻻ ﷲ", "لا الله"),
        ("Événement", "evenement"),
        ("L’ŒUVRE", "l'oeuvre"),
        ("« ici »", '" ici "'),
        ("2019–2021", "2019-2021"),
        ("a\u00a0 \n b", "a b"),
        ("أگادير", "اكادير"),
    ],
)
def test_spellings_of_one_word_become_one(one, other):
    assert fold(one) == other


def test_a_hashtag_reads_as_its_words_do():
    assert fold("#المجلس_الأعلى") == fold("المجلس الأعلى")


@pytest.mark.parametrize("text", ["10²", "½", "1 000,5", "3.14"])
def test_a_number_stays_the_same_number(text):
    assert fold(text) == text


def test_ampersand_is_read_in_the_language():
    assert fold("Paix & sécurité", "fr") == fold("Paix et sécurité", "fr")
    assert fold("Peace & security", "en") == "peace and security"
    assert fold("A & B") == "a & b"


@given(TEXTS)
def test_offsets_lead_back_to_the_character(text):
    folded = fold_with_offsets(text)
    assert folded.text == fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    for place, character in enumerate(folded.text):
        assert character in fold(text[folded.offsets[place]])


@given(TEXTS)
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


def test_span_takes_the_vowels_of_the_last_letter_along():
    text = "في المُؤتمَرِ الأوّل"
    folded = fold_with_offsets(text)
    start = folded.text.index("الموتمر")
    first, last = folded.span(start, start + len("الموتمر"))
    assert text[first:last] == "المُؤتمَرِ"
