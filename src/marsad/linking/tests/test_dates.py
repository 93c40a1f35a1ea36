import pytest

from marsad.linking.comparisons.dates import agreement


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2023-11-14", "2023-11-14", 1.0),
        ("2023-11-14", "2023-11-15", 0.8),
        ("2023-11-14", "2023-12-15", 0.0),
        ("2023-11", "2023-11-15", 0.8),
        ("2022", "2022-06-08", 0.4),
        ("2022", "2023-06-08", 0.0),
        ("", "2023-06-08", None),
        ("2023-02-31", "2023-06-08", None),
    ],
)
def test_dates_agree_as_far_as_they_go(first, second, expected):
    assert agreement(first, second) == expected
    assert agreement(second, first) == expected
