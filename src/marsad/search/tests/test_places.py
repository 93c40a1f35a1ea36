import numpy as np

from marsad.search.logic import places
from marsad.search.logic.places import Places


def test_words_get_places_as_they_come_and_keep_them():
    known = Places()
    assert known.give([7, -3, 7]) == [0, 1, 0]
    assert known.give([-3, 9]) == [1, 2]
    assert (len(known), list(known), -3 in known, 4 in known) == (3, [7, -3, 9], True, False)


def test_many_are_found_among_those_in_order_and_those_that_came_late(monkeypatch):
    monkeypatch.setattr(places, "_LATE", 5)
    known = Places()
    assert known.of([7]).tolist() == [-1]
    words = np.random.default_rng(0).integers(-(2**63), 2**63, size=40)
    for some in np.split(words, [3, 12, 30, 38]):
        known.give(some.tolist())
    assert known.of(words[::-1]).tolist() == list(range(40))[::-1]
    assert known.of([1, *words[:2].tolist(), 2**62]).tolist() == [-1, 0, 1, -1]
    assert known.of([]).tolist() == []
