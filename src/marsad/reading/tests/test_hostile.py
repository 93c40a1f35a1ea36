"""Hostile files end in one sentence or in a whole clean document: never a crash, a hang or half a document."""

import re
from collections.abc import Iterator

import pytest

from marsad.reading.errors import ReadingError
from marsad.reading.guarded import reading
from marsad.reading.guarded.limits import Limits
from marsad.reading.guarded.reading import read
from marsad.reading.hidden import _HIDDEN
from marsad.reading.tests.hostile import archives, mutations, pages, pdfs, texts
from marsad.reading.tests.hostile.case import Case
from marsad.reading.tests.making import original
from marsad.records import Document

LIMITS = Limits(seconds=5, memory=400, output=8)
CASES: list[Case] = [*pages.CASES, *texts.CASES, *archives.CASES, *pdfs.CASES]
EITHER = "OR READ"  # both ends are right: which one depends on how much of the file its library can save
LONGEST = 300  # characters of a sentence that people will read


@pytest.fixture(autouse=True, scope="module")
def _nothing_waits() -> Iterator[None]:
    yield
    reading._end_waiting()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_designed(case: Case) -> None:
    outcome = outcome_of(case.content(), case.file)
    if isinstance(outcome, Document):
        assert case.reason in {"", EITHER}, f"it must be refused, and gave: {outcome.text[:200]}"
        assert case.reason or all(words in outcome.text for words in case.holds)
        assert not [words for words in case.lacks if words in outcome.text + outcome.title]
    else:
        assert case.reason, f"it must be read, and was refused: {outcome}"
        assert case.reason == EITHER or re.search(case.reason, outcome)


@pytest.mark.parametrize(("file", "number"), mutations.NUMBERED, ids=str)
def test_damaged(file: str, number: int) -> None:
    assert outcome_of(mutations.damaged(file, number), file)


def test_there_are_enough_of_them() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 80
    assert len(CASES) + len(mutations.NUMBERED) >= 300


def outcome_of(content: bytes, file: str) -> Document | str:
    """A document that is whole, or the sentence of the refusal."""
    try:
        document = read(original(content, file), LIMITS)
    except ReadingError as error:
        check_sentence(str(error))
        return str(error)
    check_whole(document)
    return document


def check_whole(document: Document) -> None:
    """The text is tiled by its blocks, and holds nothing that cannot be seen or stored."""
    assert document.text.strip()
    place = 0
    for block in document.blocks:
        assert document.text[place : block.start].strip() == ""
        assert document.text[block.start : block.end].strip()
        place = block.end
    assert place == len(document.text)
    shown = [document.text, document.title, document.author, document.publisher, *(s.text for s in document.skipped)]
    for text in shown:
        assert "\x00" not in text
        assert not _HIDDEN.search(re.sub(r"U\+[0-9A-F]+ ", "", text))
        text.encode()


def check_sentence(reason: str) -> None:
    """One sentence, for people: no traceback, no path of a library."""
    assert reason.endswith(".")
    assert len(reason) < LONGEST
    assert "Traceback" not in reason
    assert "\n" not in reason
