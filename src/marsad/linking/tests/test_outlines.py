"""Bounds for all pairs at once are asked some rows at a time; what they say must not hang on how the rows fall."""

import numpy as np
import pytest

from marsad.linking.comparisons import outlines
from marsad.linking.comparisons.outlines import Days, both, pairs_where

VALUES = np.asarray([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5])


def equal(rows):
    return np.equal(*both(VALUES, rows))


@pytest.mark.parametrize("at_once", [1, 7, 20, 1000])
def test_each_pair_is_found_once_whatever_fits_in_memory(at_once, monkeypatch):
    monkeypatch.setattr(outlines, "AT_ONCE", at_once)
    places = range(len(VALUES))
    expected = [(i, j) for i in places for j in places if i < j and VALUES[i] == VALUES[j]]
    assert sorted(pairs_where(len(VALUES), equal)) == expected


def test_days_are_near_from_any_row_on():
    days = Days(["2024-03-01", "2024-03-09", "2024-03-03", "", "2024-03"])
    assert days.near(slice(0, 1), 3).tolist() == [[True, False, True, False, True]]
    assert days.near(slice(1, 3), 3).tolist() == [[True, False, False, True], [False, True, False, True]]
