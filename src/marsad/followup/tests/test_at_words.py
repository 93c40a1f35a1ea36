"""Long texts on pages are cut between words."""

import pytest

from marsad.followup.templatetags.followup import at_words


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("plant trees", 20, "plant trees"),
        ("plant trees along the river", 20, "plant trees along…"),
        ("غرس الأشجار، على ضفة النهر", 14, "غرس الأشجار…"),
        ("supercalifragilistic", 8, "superca…"),
    ],
)
def test_a_text_is_cut_between_words(text, most, expected):
    assert at_words(text, most) == expected
    assert len(at_words(text, most)) <= most
