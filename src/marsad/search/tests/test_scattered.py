"""An index in several places answers as one in one place does."""

import numpy as np
import pytest

from marsad.search.index import Scope
from marsad.search.lance import LanceIndex
from marsad.search.scattered import Scattered
from marsad.search.tests.test_lance import ANY, entry, vectors

PASSAGES = 90


@pytest.fixture
def places(tmp_path):
    return [LanceIndex(tmp_path / name, stamp="test") for name in ("north", "south", "west")]


@pytest.fixture
def whole(tmp_path):
    return LanceIndex(tmp_path / "whole", stamp="test")


def filled(*indexes):
    terms = [("mot", f"w{n % 5}", "mot")[: 1 + n % 3] for n in range(PASSAGES)]
    entries = [entry(f"d{n % 9}", n, "fr" if n % 4 else "en", terms[n]) for n in range(PASSAGES)]
    for index in indexes:
        index.add(entries, vectors(PASSAGES))
        index.tidy()


def test_what_is_scattered_is_gathered_in_the_same_order_with_the_same_scores(places, whole):
    scattered = Scattered(places)
    filled(scattered, whole)
    assert all(0 < place.count() < PASSAGES for place in places)
    one, several = whole.now(), scattered.now()
    for scope in (Scope(language="fr"), Scope(language="en"), Scope(language="fr", without={"d5", "d2"})):
        for terms in (["w2", "mot"], ["w4", "w4"], ["nowhere"], []):
            assert several.lexical(terms, ANY, scope, limit=12) == one.lexical(terms, ANY, scope, limit=12)
        assert several.dense(vectors(1, seed=3)[0], scope, limit=12) == one.dense(
            vectors(1, seed=3)[0], scope, limit=12
        )
    assert (several.passages, several.languages, several.shapes()) == (one.passages, one.languages, one.shapes())
    assert scattered.shapes() == whole.shapes()
    assert scattered.count() == PASSAGES


def test_places_that_hold_nothing_change_nothing(places, whole):
    scattered = Scattered(places)
    for index in (scattered, whole):
        index.add([entry("a", 0)], vectors(1))
    assert scattered.now().lexical(["mot"], ANY, Scope(language="fr"), limit=3) == whole.now().lexical(
        ["mot"], ANY, Scope(language="fr"), limit=3
    )
    assert Scattered(places[1:]).now().lexical(["mot"], ANY, Scope(language="ar"), limit=3) == []


def test_every_change_anywhere_is_another_version(places):
    scattered = Scattered(places)
    filled(scattered)
    before = scattered.version()
    scattered.add([entry("new", 0)], vectors(1))
    between = scattered.version()
    scattered.remove({"new"})
    assert before < between < scattered.version() == scattered.now().version


def test_with_another_number_of_places_a_document_is_written_anew_and_stands_once(places):
    filled(Scattered(places[:2]))
    more = Scattered(places)
    shapes = more.shapes()
    assert sum(count for count, *_ in shapes.values()) == PASSAGES
    for document in shapes:
        more.remove({document})
        more.add([entry(document, 3)], np.ones((1, 16), dtype=np.float32) / 4)
    assert more.shapes() == dict.fromkeys(shapes, (1, 3, 8))
