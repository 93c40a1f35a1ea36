from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.language.amounts import find_amounts
from marsad.language.numbers import parse_figures


def _cases():
    for line in Path(__file__).with_name("amounts.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            language, text, expected = line.split("\t")
            yield pytest.param(language, text, expected, id=f"{language}: {text}")


@pytest.mark.parametrize(("language", "text", "expected"), list(_cases()))
def test_amounts_of_the_table(language, text, expected):
    found = find_amounts(text, language)
    assert " ; ".join(f"{text[a.start : a.end]} = {a.value:.12g} {a.currency}" for a in found) == expected


@pytest.mark.parametrize(
    ("figures", "language", "value"),
    [
        ("454.545", "fr", 454545),
        ("454,545", "en", 454545),
        ("2,5", "fr", 2.5),
        ("2.5", "en", 2.5),
        ("0.125", "en", 0.125),
        ("1 234 567", "fr", 1234567),
        ("1.234,56", "fr", 1234.56),
        ("12.5000", "en", 12.5),
    ],
)
def test_figures(figures, language, value):
    assert parse_figures(figures, language) == pytest.approx(value)


@given(st.integers(1, 10**12), st.sampled_from([",", ".", " "]))
def test_grouped_figures_are_read_whole(value, mark):
    (found,) = find_amounts(f"{value:,}".replace(",", mark) + " EUR", "fr")
    assert found.value == value


@given(st.text(alphabet="0123456789 .,$€مليونأفدهر USDmillion", max_size=40), st.sampled_from(["ar", "fr", "en"]))
def test_any_text_gives_ordered_amounts(text, language):
    assert all(0 <= a.start < a.end <= len(text) and a.value >= 0 for a in find_amounts(text, language))


@pytest.mark.parametrize("cell", ["1 ", "1 000 ", "1 000 000 ", "mille ", "3-"])
def test_long_rows_of_figures_are_gone_through_once(cell):
    """A row of 5,000 figures took minutes when each could begin a number that ran to its end."""
    (found,) = find_amounts(f"{cell * 5_000}; 12 euros", "fr")
    assert found.value == 12
