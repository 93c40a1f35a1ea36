"""Bounds for all pairs at once are asked some rows at a time; what they say must not hang on how the rows fall."""

import numpy as np
import pytest

from marsad.language.encoder import default_encoder
from marsad.linking.comparisons import meaning
from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.comparisons.outlines import Days, Names
from marsad.linking.events import name_likeness
from marsad.linking.items import items_of
from marsad.linking.likely_events import told_name
from marsad.linking.tests.test_link import told
from marsad.records import EntityKind, FactKind

NAMES = (
    ("fr", "Forum des rives contre la haine"),
    ("fr", "Forum des deux rives contre la haine"),
    ("ar", "منتدى الضفاف ضد الكراهية"),
    ("en", "Shores Forum against Hate"),
    ("en", "Annual meeting of notaries"),
)


@pytest.mark.parametrize("at_once", [1, 7, 1000])
def test_names_that_are_alike_are_found_once_with_no_less_than_their_likeness(at_once, monkeypatch):
    monkeypatch.setattr(meaning, "AT_ONCE", at_once)
    events = [
        items_of([told(f"{name}.", language, (FactKind.EVENT, name, {}))])[EntityKind.EVENT][0]
        for language, name in NAMES
    ]
    meanings = Meanings(default_encoder(), map(told_name, events))
    found = {
        (i, j): likeness
        for some in Names([told_name(one) for one in events], [one.fact.language for one in events], meanings).alike(
            0.4
        )
        for i, j, likeness in zip(*(part.tolist() for part in some), strict=True)
    }
    for i, one in enumerate(events):
        for j in range(i + 1, len(events)):
            exact = name_likeness(one, events[j], meanings)
            assert found.get((i, j), 0.4) >= min(exact, 0.4) - 0.001
            assert ((i, j) in found) is (exact >= 0.4)


def test_days_are_near_where_any_of_a_place_are():
    days = Days([["2024-03-01"], ["2024-03-09"], ["2024-03-03", "2024-05-01"], [""], ["2024-03"]])
    ends = np.zeros(4, dtype=np.int64), np.arange(1, 5)
    assert days.near(*ends, 3).tolist() == [False, True, False, True]
    assert days.known(*ends).tolist() == [True, True, False, True]
