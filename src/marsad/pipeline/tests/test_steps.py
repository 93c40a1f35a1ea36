from dataclasses import replace

import pytest

from marsad.pipeline.errors import StepOrderError
from marsad.pipeline.outcomes import Result
from marsad.pipeline.steps import STEPS, check, given, process
from marsad.pipeline.tests import made
from marsad.reading.errors import ReadingError


def test_the_declared_steps_can_run_in_their_order() -> None:
    check(STEPS)
    assert [step.name for step in STEPS] == ["read", "analyse", "passages", "vectors"]


def test_a_step_before_what_it_needs_is_refused_by_name() -> None:
    with pytest.raises(StepOrderError, match=r"'passages' needs analysis"):
        check([STEPS[0], STEPS[2], STEPS[1]])


def test_a_part_that_no_step_gave_is_refused() -> None:
    with pytest.raises(StepOrderError, match="no earlier step gave"):
        given(None)


def test_a_real_document_goes_through_the_whole_chain() -> None:
    text = (
        "Workshop on schools and families\n\n"
        "The observatory of a northern town held a workshop in Rabat on 3 March 2023. "
        "The participants recommend that teachers receive training every year. "
        "They also discussed the role of local radio.\n"
    )
    result = process(made.original(text, "workshop.txt"))
    document = result.analysis.document
    assert document.language == "en"
    assert len(result.passages) == len(result.vectors) > 2
    assert all(document.text[p.start : p.end].strip() for p in result.passages)
    assert ((result.vectors**2).sum(axis=1) - 1 < 0.01).all()
    assert result.encoder


def test_a_document_that_cannot_be_read_raises_with_its_reason() -> None:
    with pytest.raises(ReadingError, match="empty"):
        process(replace(made.original("x"), content=b""))


def test_vectors_belong_to_passages_one_by_one() -> None:
    result = made.worker(made.original("Here is one line.\nHere are two lines."))
    with pytest.raises(ValueError, match="1 vectors for 2 passages"):
        Result(analysis=result.analysis, passages=result.passages, vectors=result.vectors[:1], encoder="")
