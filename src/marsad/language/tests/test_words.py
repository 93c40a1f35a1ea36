from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.language.words import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'accord d’Alger, aujourd'hui", ["L'", "accord", "d’", "Alger", "aujourd'hui"]),
        ("Morocco's U.S. partner", ["Morocco's", "U.S.", "partner"]),
        ("البَيَانُ الختاميّ، 2023", ["البَيَانُ", "الختاميّ", "2023"]),
        ("454.545 USD à 14:30", ["454.545", "USD", "à", "14:30"]),
        ("Moyen-Orient", ["Moyen", "Orient"]),
    ],
)
def test_words(text, expected):
    assert [word.text for word in words(text)] == expected


@given(st.text())
def test_places_are_exact(text):
    found = words(text)
    assert all(text[w.start : w.end] == w.text for w in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
