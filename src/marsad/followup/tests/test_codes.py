import pytest

from marsad.followup.logic.codes import code_of, next_number, read_code, series_of


@pytest.mark.parametrize(
    ("names", "series"),
    [
        (["Rabat"], "RABAT"),
        (["Évreux"], "EVREUX"),
        (["الرباط", "ICESCO"], "ICESCO"),
        (["University of the Northern Isles"], "UNI"),
        (["الرباط"], "REC"),
        ([], "REC"),
    ],
)
def test_the_series_is_the_first_name_in_plain_capitals(names, series):
    assert series_of(names) == series


@pytest.mark.parametrize("parts", [("RABAT", 2023, 7), ("REC", None, 112)])
def test_a_code_is_read_as_it_is_written(parts):
    assert read_code(code_of(*parts)) == parts


def test_codes_sort_as_people_count():
    assert code_of("RABAT", 2023, 7) == "RABAT-2023-07"


def test_a_number_is_never_given_twice():
    assert next_number({1, 2, 5}) == 6


def test_what_is_no_code_is_none():
    assert read_code("129.1") is None
