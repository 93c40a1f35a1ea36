import pytest
from django.utils.translation import override

from marsad.evidence.dates import readable_date, readable_span


@pytest.mark.parametrize(
    ("language", "iso", "written"),
    [
        ("fr", "2022-06", "juin 2022"),
        ("fr", "2023-11-14", "14 novembre 2023"),
        ("fr", "2023-08-01", "1er août 2023"),
        ("fr", "2023-08-31", "31 août 2023"),
        ("en", "2022-06", "June 2022"),
        ("en", "2023-11-01", "1 November 2023"),
        ("ar", "2022-06", "يونيو 2022"),
        ("ar", "2023-11-14", "14 نوفمبر 2023"),
        ("en", "2014", "2014"),
        ("en", "", ""),
        ("en", "2023-02-31", "2023-02-31"),
        ("en", "last spring", "last spring"),
    ],
)
def test_dates_are_written_as_precisely_as_they_are_known(language, iso, written):
    with override(language):
        assert readable_date(iso) == written


def test_spans_say_one_day_once():
    with override("en"):
        assert readable_span("2023-11-14", "2023-11-14") == "14 November 2023"
        assert readable_span("2023-11", "") == "November 2023"
        assert readable_span("", "2023") == "2023"
        assert readable_span("2023-11-14", "2023-11-15") == "14 November 2023 – 15 November 2023"
