import pytest

from marsad.reading.numerals import numeral


@pytest.mark.parametrize(
    ("value", "form", "said"),
    [
        (129, "decimal", "129"),
        (4, "lowerLetter", "d"),
        (28, "upperLetter", "BB"),
        (1994, "upperRoman", "MCMXCIV"),
        (3, "arabicAbjad", "ج"),
        (3, "arabicAlpha", "ت"),
        (21, "hindiNumbers", "٢١"),
        (7, "decimalZero", "07"),
        (0, "lowerRoman", "0"),
    ],
)
def test_numbers_as_a_page_shows_them(value, form, said) -> None:
    assert numeral(value, form) == said
