"""The order of the steps is checked before anything runs."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from marsad.extraction.chain import STEPS, ChainError, Step, analyse, check
from marsad.records import Analysis, Document, Sentence


def paper(text: str, language: str = "en") -> Document:
    return Document(
        id="d1",
        file="a.txt",
        address="/a.txt",
        media_type="text/plain",
        retrieved=datetime(2024, 1, 1, tzinfo=UTC),
        sha256="0",
        text=text,
        language=language,
    )


def whole(analysis: Analysis) -> Analysis:
    text = analysis.document.text
    return replace(analysis, sentences=(Sentence(start=0, end=len(text), text=text, language="en"),))


SENTENCES = Step(name="sentences", needs=(), gives=("sentences",), run=whole)
DATES = Step(name="dates", needs=("sentences",), gives=("dates",), run=lambda analysis: analysis)


def test_the_chain_of_the_house_is_in_order():
    check(STEPS)


def test_a_step_before_what_it_needs_is_refused_with_what_to_do():
    with pytest.raises(ChainError, match=r"“dates” needs sentences.*add the step"):
        check([DATES, SENTENCES])


def test_two_steps_of_one_name_are_refused():
    with pytest.raises(ChainError, match="rename"):
        check([SENTENCES, SENTENCES])


def test_each_step_sees_what_the_earlier_ones_gave():
    assert [s.text for s in analyse(paper("All of it."), [SENTENCES, DATES]).sentences] == ["All of it."]
