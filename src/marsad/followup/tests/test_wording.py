import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.followup.kinds import Force
from marsad.followup.logic.wording import compared, differences, force_of

WORDS = st.lists(st.sampled_from(["تدريب", "الأئمّة", "les", "écoles", "train", "teachers,", "2023"]), max_size=12)


@given(WORDS, WORDS)
def test_pieces_make_up_the_later_wording(before, after):
    text = " ".join(after)
    pieces = differences(" ".join(before), text, "fr").pieces
    assert "".join(piece.text for piece in pieces) == text
    assert all(text[piece.start : piece.end] == piece.text for piece in pieces)


def test_only_the_words_that_differ_are_marked():
    told = differences("Ouvrir des foyers dans chaque ville", "Ouvrir des bibliothèques dans chaque ville", "fr")
    assert [piece.text for piece in told.pieces if piece.differs] == ["bibliothèques"]
    assert told.lost == ("foyers",)


def test_spelling_and_vowels_are_no_difference():
    assert not any(piece.differs for piece in differences("تدريب الأئمّة", "تدريب الائمة", "ar").pieces)


@pytest.mark.parametrize(
    ("before", "after", "language", "force"),
    [
        ("States must open libraries", "States should consider opening libraries", "en", Force.SOFTENED),
        ("Les États sont invités à ouvrir", "Les États doivent ouvrir", "fr", Force.STRENGTHENED),
        ("يجب على الدول فتح المكتبات", "تشجيع الدول على فتح المكتبات", "ar", Force.SOFTENED),
        ("open libraries", "open libraries soon", "en", Force.SAME),
    ],
)
def test_softened_or_strengthened(before, after, language, force):
    assert compared(force_of(before, language), force_of(after, language), ("formal", "formal")) is force


def test_without_a_word_for_it_the_strength_of_the_facts_tells():
    assert compared((2, ""), (2, ""), ("formal", "soft")) is Force.SOFTENED
