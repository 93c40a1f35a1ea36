from collections.abc import Iterator

import numpy as np
import pytest

from marsad.pipeline.errors import UnknownEngineError
from marsad.pipeline.outcomes import Known, Outcome, Processed, Result
from marsad.pipeline.run import run
from marsad.pipeline.tests.made import original, worker
from marsad.records import Original, Taken, Unread, document_id

TEXTS = [f"Document {number}\nWe recommend {number} more schools with ICESCO." for number in range(6)]


def described(outcomes: Iterator[Outcome]) -> list[tuple[str, ...]]:
    """Outcomes as plain values, vectors included, for comparing."""
    told: list[tuple[str, ...]] = []
    for outcome in outcomes:
        if isinstance(outcome, Processed):
            result = outcome.result
            told.append(("processed", outcome.original.file, repr(result.analysis), repr(result.vectors.tolist())))
        elif isinstance(outcome, Known):
            told.append(("known", outcome.file, outcome.document))
        else:
            told.append(("unread", outcome.file, outcome.reason))
    return told


@pytest.mark.parametrize("engine", ["serial", "processes"])
class TestEngines:
    """What every engine promises."""

    def test_all_kinds_of_outcome_come_in_the_order_of_the_originals(self, engine: str) -> None:
        known = original("Here already", "known.txt")
        items: list[Original | Unread] = [
            known,
            *(original(text, f"{number}.txt") for number, text in enumerate(TEXTS[:2])),
            Unread(file="closed.txt", address="/closed.txt", reason="no permission"),
            original("", "empty.txt"),
            known,
            original("BUG", "bug.txt"),
            original(TEXTS[2], "2.txt"),
            Unread(file="last.txt", address="/last.txt", reason="gone"),
        ]
        is_known = {document_id(known.content)}.__contains__
        told = described(run(items, engine=engine, workers=2, known=is_known, worker=worker))
        assert [item[:2] for item in told] == [
            ("known", "known.txt"),
            ("processed", "0.txt"),
            ("processed", "1.txt"),
            ("unread", "closed.txt"),
            ("unread", "empty.txt"),
            ("known", "known.txt"),
            ("unread", "bug.txt"),
            ("processed", "2.txt"),
            ("unread", "last.txt"),
        ]
        assert told[4][2] == "This file is empty."
        assert "ValueError: we forgot a case" in told[6][2]

    def test_it_takes_no_more_originals_than_it_can_have_under_way(self, engine: str) -> None:
        taken: list[int] = []

        def endless() -> Iterator[Original]:
            for number in range(10_000):
                taken.append(number)
                yield original(f"Document {number}", f"{number}.txt")

        outcomes = run(endless(), engine=engine, workers=2, worker=worker)
        first = next(outcomes)
        outcomes.close()  # type: ignore[attr-defined]
        assert isinstance(first, Processed)
        assert first.original.file == "0.txt"
        assert len(taken) < 20

    def test_nothing_in_gives_nothing_out(self, engine: str) -> None:
        assert list(run([], engine=engine, workers=2, worker=worker)) == []


def test_processes_give_the_same_as_serial() -> None:
    items = [original(text, f"{number}.txt") for number, text in enumerate(TEXTS)]
    serial = described(run(items, engine="serial", worker=worker))
    assert described(run(items, engine="processes", workers=2, worker=worker)) == serial


def test_what_is_known_is_not_read() -> None:
    def must_not_run(item: Original) -> Result:
        raise AssertionError(item.file)

    items = [original(text) for text in TEXTS]
    outcomes = list(run(items, known=lambda _document: True, worker=must_not_run))
    assert [outcome.document for outcome in outcomes if isinstance(outcome, Known)] == [
        document_id(item.content) for item in items
    ]


def test_known_ones_at_the_head_are_told_at_once() -> None:
    taken: list[str] = []

    def items() -> Iterator[Original]:
        for text in TEXTS:
            taken.append(text)
            yield original(text)

    next(run(items(), known=lambda _document: True, worker=worker))
    assert len(taken) == 1


def test_vectors_come_back_as_they_were_made() -> None:
    item = original(TEXTS[0])
    (outcome,) = run([item], engine="processes", workers=1, worker=worker)
    assert isinstance(outcome, Processed)
    assert np.array_equal(outcome.result.vectors, worker(item).vectors)


def test_an_unknown_engine_lists_the_known_ones() -> None:
    with pytest.raises(UnknownEngineError, match="serial, processes, ray"):
        list(run([], engine="steam"))


@pytest.mark.parametrize("engine", ["serial", "processes"])
def test_notes_of_sources_stay_behind_the_originals_that_they_speak_of(engine: str) -> None:
    note = Taken(source="https://a.example/feed", key="1")
    items = [original(TEXTS[0], "0.txt"), note, original(TEXTS[1], "1.txt"), note]
    outcomes = list(run(items, engine=engine, workers=2, worker=worker))
    assert [type(outcome).__name__ for outcome in outcomes] == ["Processed", "Taken", "Processed", "Taken"]
