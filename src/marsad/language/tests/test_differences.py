from hypothesis import given
from hypothesis import strategies as st

from marsad.language.differences import differences

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
