"""The words that a reviewer wrote or marked are found at their place."""

import pytest

from marsad.evidence.logic.placing import placed

TEXT = "The Centre met in Rabat.\nThe Centre\nwill meet again (soon)."


@pytest.mark.parametrize(
    ("words", "near", "found"),
    [
        ("The Centre", 0, (0, 10)),
        ("The Centre", 20, (25, 35)),
        (" The \r\n Centre ", 40, (25, 35)),
        ("again (soon)", 0, (46, 58)),
        ("the centre", 0, None),
        ("Rabat The Centre", 0, None),
        (" ", 0, None),
    ],
)
def test_words_stand_where_they_stand(words, near, found):
    assert placed(TEXT, words, near) == found
