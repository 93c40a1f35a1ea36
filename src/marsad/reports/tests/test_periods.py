"""How often a sum is given: told behind it, in the report's language."""

import pytest

from marsad.reports.grammar.periods import period


@pytest.mark.parametrize(
    ("quote", "stored", "written_in", "language", "told"),
    [
        ("La Fondation finance le puits pour 3 millions de dirhams par an", "3000000", "fr", "en", "per year"),
        ("The Fund pays 2 million dollars a year for the wells", "2000000", "en", "fr", "par an"),
        ("يمول الصندوق البئر بمبلغ 500 دولار شهريا", "500", "ar", "fr", "par mois"),
        ("The Fund pays 2 million dollars for the yearly fair", "2000000", "en", "fr", ""),
        ("The Fund pays 2 million dollars, and 5 million dollars a year to others", "2000000", "en", "fr", ""),
    ],
)  # fmt: skip
def test_what_stands_behind_a_sum_says_how_often_it_is_given(quote, stored, written_in, language, told):
    assert period(quote, stored, written_in, language) == told
