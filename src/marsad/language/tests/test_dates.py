from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.language.calendars import Part, anchor, with_year
from marsad.language.dates import find_dates


def _cases():
    for line in Path(__file__).with_name("dates.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            language, published, text, expected = line.split("\t")
            yield pytest.param(language, published, text, expected, id=f"{language}: {text}")


@pytest.mark.parametrize(("language", "published", "text", "expected"), list(_cases()))
def test_dates_of_the_table(language, published, text, expected):
    found = find_dates(text, language, published)
    written = " ; ".join(f"{text[d.start : d.end]} = {d.first}..{d.last} {d.precision}" for d in found)
    assert written == expected.strip()


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.sampled_from(["{:%Y-%m-%d}", "{:%d/%m/%Y}", "{:%d.%m.%Y}"]))
def test_every_day_written_in_figures_is_found(day, form):
    (found,) = find_dates(f"Publié le {form.format(day)}, à Rabat.", "fr")
    assert (found.first, found.last, found.precision) == (day.isoformat(), day.isoformat(), "day")


@given(st.text(alphabet="0123456789/-. ،و؛ماي نونبر mars to 11", max_size=60))
def test_any_text_gives_ordered_dates_that_exist(text):
    found = find_dates(text, "ar", "2020-02-29")
    assert all(0 <= d.start < d.end <= len(text) and d.first <= d.last for d in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_day_without_a_year_never_gets_one_from_nowhere():
    assert find_dates("Le 9 mai", "fr") == ()


def test_leap_day_finds_its_year():
    assert with_year(Part(month=2, day=29), date(2021, 3, 1), 0) == Part(year=2020, month=2, day=29)
    assert anchor("2022-06") == date(2022, 6, 15)
    assert anchor("nonsense") is None
