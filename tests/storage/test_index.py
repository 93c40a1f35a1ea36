"""The search index on object storage."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from marsad.evidence import queries as evidence
from marsad.search import actions, queries
from marsad.search.index import Scope
from marsad.search.lance import LanceIndex
from marsad.search.scattered import Scattered
from marsad.search.tests import made
from marsad.search.tests.test_lance import ANY, entry, vectors

ROUNDS = 6  # documents that each writer adds


@pytest.fixture
def place(bucket, request) -> str:
    return f"{bucket}/{request.node.name}"


def opened(place: str) -> LanceIndex:
    return LanceIndex(place, stamp="test")


def scattered(place: str) -> Scattered:
    return Scattered([opened(f"{place}/{name}") for name in ("north", "south")])


@pytest.mark.parametrize("opened", [opened, scattered])
def test_two_writers_at_once_lose_nothing(place, opened) -> None:
    opened(place)

    def write(writer: int) -> None:
        index = opened(place)
        for number in range(ROUNDS):
            index.add([entry(f"{writer}-{number}", 0), entry(f"{writer}-{number}", 10)], vectors(2, number))

    with ThreadPoolExecutor(2) as writers:
        list(writers.map(write, range(2)))
    shapes = opened(place).shapes()
    assert shapes == {f"{writer}-{number}": (2, 10, 20) for writer in range(2) for number in range(ROUNDS)}


def test_what_one_machine_adds_removes_and_tidies_another_finds(place) -> None:
    ours, theirs = opened(place), opened(place)
    ours.add([entry("kept", 0, terms=("harbour",)), entry("gone", 0, terms=("harbour",))], vectors(2))
    ours.remove(["gone"])
    ours.tidy()
    found = theirs.now().lexical(["harbour"], ANY, Scope(language="fr"), limit=5)
    assert [hit.document for hit in found] == ["kept"]
    assert [hit.document for hit in theirs.now().dense(ANY, Scope(language="fr"), limit=5)] == ["kept"]


@pytest.mark.django_db
def test_a_home_whose_index_lies_in_two_places_is_searched_as_one(place, tmp_path, settings) -> None:
    settings.HOME, settings.INDEX = tmp_path, f"{place}/north {place}/south"
    made.fill()
    parts = [LanceIndex(address, stamp=actions._stamp()) for address in settings.INDEX.split()]
    assert all(part.count() for part in parts)
    assert actions.open_index().shapes() == evidence.passage_shapes(who=None)
    found = queries.search("recommendations on protecting children from recruitment", who=None)
    assert {result.language for result in found} == {"ar", "fr", "en"}
    assert "protéger les enfants" in found[0].quote
    lost = min(evidence.document_ids(who=None))
    for part in parts:  # another machine took it out
        part.remove([lost])
    assert not actions.is_up_to_date()
    assert actions.update_index().added == {lost}
