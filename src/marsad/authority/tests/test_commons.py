"""Offices and groups without names of their own are told in three languages, with their articles or without."""

import pytest

from marsad.authority.commons import common_name


@pytest.mark.parametrize(
    ("written", "language", "shown"),
    [
        ("The Participants", "ar", "المشاركون"),
        ("l'évaluation externe", "en", "the external evaluation"),
        ("ممثلو التلاميذ", "fr", "les représentants des élèves"),
        ("Council of the Wells", "ar", ""),
    ],
)
def test_an_office_without_a_name_of_its_own_is_told_in_a_language(written, language, shown):
    assert common_name(written, language) == shown
