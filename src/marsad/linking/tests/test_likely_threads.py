"""Which recommendations are compared where very many documents of one series say few things."""

from marsad.language.encoder import default_encoder
from marsad.linking.comparisons.candidates import SMALL, places_of
from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.items import items_of
from marsad.linking.likely_threads import likely_threads
from marsad.linking.tests.test_link import told
from marsad.records import EntityKind, FactKind

ASKED = "Les bailleurs devraient financer les écoles coraniques et former leurs enseignants"
AGAIN = "Que les États financent la formation des enseignants, qu'ils soient bailleurs ou non"


def recommended(count):
    """The first is said by all but the last document, which says the second."""
    texts = [ASKED] * (count - 1) + [AGAIN]
    return [
        items_of([told(f"{number}: {text}.", "fr", (FactKind.RECOMMENDATION, text, {"text": text}))])[
            EntityKind.THREAD
        ][0]
        for number, text in enumerate(texts)
    ]


def compared(count):
    items = recommended(count)
    items.sort(key=lambda item: item.order)
    series_of = {item.document: frozenset({"series"}) for item in items}
    likely = likely_threads(items, Meanings(default_encoder(), [ASKED, AGAIN]), series_of)
    return items, [(items[i], items[j]) for i, j in likely.tolist()]


def test_few_are_compared_each_with_each():
    _, pairs = compared(6)
    assert len(pairs) == 15


def test_of_a_crowd_all_hang_together_and_the_other_wording_is_compared_with_few():
    items, pairs = compared(3 * SMALL)
    with_other = [pair for pair in pairs if AGAIN in {pair[0].name, pair[1].name}]
    assert 0 < len(with_other) < 6
    tied = {items[0].id}
    for _ in items:
        tied |= {item.id for pair in pairs if {pair[0].id, pair[1].id} & tied for item in pair}
    assert len(tied) == len(items)


def test_a_pair_is_told_once_by_its_places():
    first, second, third = recommended(3)
    found = places_of([(second, first), (first, second), (third, third), (first, third)], [first, second, third])
    assert found.tolist() == [[0, 1], [0, 2]]
