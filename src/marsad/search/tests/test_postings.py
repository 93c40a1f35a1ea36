import math

import numpy as np
import pytest

from marsad.search.index import Census
from marsad.search.logic.postings import bm25, having, posted, rarities, told

TERMS = [[7, 7, -2], [7], [], [5, -2, -2, -2]]
LENGTHS = np.array([len(row) for row in TERMS], dtype=np.int32)
POSTINGS = posted(np.array([term for row in TERMS for term in row], dtype=np.int64), LENGTHS)


def test_each_term_has_its_rows_and_how_often_they_have_it():
    had = [(one.rows.tolist(), one.counts.tolist()) for one in told(POSTINGS, [-2, 5, 7, 6, 99], None)]
    assert had == [([0, 3], [1, 3]), ([3], [1]), ([0, 1], [2, 1]), ([], []), ([], [])]


def test_the_score_is_bm25_by_hand():
    found = told(POSTINGS, [7, -2], None)
    census = Census(passages=4, terms=8, having=having([found], 2))
    rarity = rarities(census)
    assert rarity == pytest.approx([math.log(1 + 2.5 / 2.5)] * 2)
    scores = bm25(found, rarity, LENGTHS, 2.0)
    long, short = 1.2 * (0.25 + 0.75 * 3 / 2), 1.2 * (0.25 + 0.75 * 1 / 2)
    assert scores[0] == pytest.approx(math.log(2) * (2 * 2.2 / (2 + long) + 2.2 / (1 + long)))
    assert scores[1] == pytest.approx(math.log(2) * 2.2 / (1 + short))
    assert scores[2] == 0


def test_rows_that_are_gone_count_for_nobody():
    (seven,) = told(POSTINGS, [7], np.array([False, True, True, True]))
    assert seven.rows.tolist() == [1]


def test_figures_of_several_places_are_added_and_of_none_are_nought():
    one = Census(passages=4, terms=8, having=having([told(POSTINGS, [7, -2], None)], 2))
    empty = Census(passages=0, terms=0, having=having([], 2))
    assert Census.of_all([one, empty, one]) == Census(passages=8, terms=16, having=(4, 4))
