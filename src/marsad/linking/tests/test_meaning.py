"""Which texts are near enough to be compared; vectors are angles on a circle, so that nearness can be read off."""

import numpy as np
import pytest

from marsad.linking.comparisons.meaning import Meanings


class Circle:
    """An encoder of texts that are degrees: "30" lies thirty degrees from "0"."""

    name = "circle 1"
    dimensions = 2

    def encode(self, texts):
        angles = np.radians([float(text) for text in texts])
        return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)


def near(texts, threshold, most, apart=()):
    meanings = Meanings(Circle(), texts)
    return {frozenset((texts[i], texts[j])) for i, j in meanings.near_pairs(texts, threshold, most, apart)}


def told(*pairs):
    return set(map(frozenset, pairs))


def test_all_pairs_that_are_near_enough_are_found_once():
    assert near(["0", "10", "90", "95"], 0.95, 10) == told(("0", "10"), ("90", "95"))


def test_of_a_crowd_each_is_compared_with_its_nearest_only():
    assert near(["0", "1", "3", "7", "15"], 0.9, 1) == told(("0", "1"), ("1", "3"), ("3", "7"), ("7", "15"))


def test_texts_of_one_mark_are_no_pairs_and_crowd_nobody_out():
    assert near(["0", "1", "2", "9"], 0.9, 1, ["a", "a", "a", ""]) == told(("2", "9"), ("1", "9"), ("0", "9"))
    assert near(["0", "1", "2"], 0.9, 2, ["", "", ""]) == told(("0", "1"), ("1", "2"), ("0", "2"))


@pytest.mark.parametrize("turn", range(5))
def test_the_order_of_the_texts_does_not_matter(turn):
    texts = ["0", "1", "3", "7", "15", "16", "100"]
    assert near(texts[turn:] + texts[:turn], 0.9, 2) == near(texts, 0.9, 2)


def test_of_some_pairs_those_are_kept_that_are_near():
    meanings = Meanings(Circle(), ["0", "5", "80"])
    assert meanings.near_among(["0", "5", "80"], {(0, 1), (0, 2)}, 0.9) == [(0, 1)]
    assert meanings.near_among([], set(), 0.9) == []
