"""The search index on object storage."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from marsad.search.index import Scope
from marsad.search.lance import LanceIndex
from marsad.search.tests.test_lance import ANY, entry, vectors

ROUNDS = 6  # documents that each writer adds


@pytest.fixture
def place(bucket, request) -> str:
    return f"{bucket}/{request.node.name}"


def opened(place: str) -> LanceIndex:
    return LanceIndex(place, stamp="test")


def test_two_writers_at_once_lose_nothing(place) -> None:
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
