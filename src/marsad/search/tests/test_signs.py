import numpy as np
import pytest

from marsad.search.logic.signs import cosines, lowest, outlines_of, sighted, signs_of, widened

ROWS = np.random.default_rng(0).normal(size=(500, 70)).astype(np.float32) / 9


def test_widened_is_what_astype_gives():
    halves = np.concatenate([ROWS.ravel(), [0, -0.0, 1, -1, 1.99, 6e-8, -6e-8, 1e-5]]).astype(np.float16)
    assert (widened(halves) == halves.astype(np.float32)).all()


def test_differences_count_the_signs_that_are_other():
    wanted = ((ROWS > 0) != (ROWS[3] > 0)).sum(axis=1)
    assert sighted(ROWS[3]).differences(signs_of(ROWS)).tolist() == wanted.tolist()


def test_distances_weigh_signs_by_the_numbers_of_the_question():
    steps = np.round(np.abs(ROWS[3]) / np.abs(ROWS[3]).max() * 15).astype(int)
    wanted = (((ROWS > 0) != (ROWS[3] > 0)) * steps).sum(axis=1)
    assert sighted(ROWS[3]).distances(signs_of(ROWS)).tolist() == wanted.tolist()


def test_estimates_are_near_to_products_whatever_all_vectors_share():
    shared = (ROWS + ROWS[7] * 3).astype(np.float16)
    order = np.arange(499, -1, -1, dtype=np.int32)
    known, asked = outlines_of(shared, order), sighted(ROWS[3])
    exact = shared[order].astype(np.float32) @ ROWS[3]
    for products, likeness in ((asked.roughly, 0.6), (asked.nearly, 0.7)):
        found = known.centre @ ROWS[3] + known.stretches * products(known.signs)
        assert np.corrcoef(found, exact)[0, 1] > likeness
        assert found.mean() == pytest.approx(exact.mean(), abs=0.05)


def test_the_outline_of_one_vector_is_the_vector():
    known = outlines_of(ROWS[:1].astype(np.float16), np.zeros(1, dtype=np.int32))
    assert known.stretches.tolist() == [0]
    assert known.centre == pytest.approx(ROWS[0], abs=1e-2)


def test_cosines_of_many_rows_are_products():
    halves, rows = ROWS.astype(np.float16), np.arange(499, 0, -1)
    assert cosines(halves, rows, ROWS[0]) == pytest.approx(halves[rows].astype(np.float32) @ ROWS[0], abs=1e-6)


def test_lowest_keeps_what_equals_the_last():
    assert lowest(np.array([3, 1, 2, 2, 5, 2], dtype=np.uint16), 2).tolist() == [1, 2, 3, 5]
    assert lowest(np.array([1.5]), 2).tolist() == [0]
