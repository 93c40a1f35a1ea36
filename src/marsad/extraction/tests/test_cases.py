"""Sentences of many manners of officialese, through the whole chain: recommendations, statements, events, programmes.

The tables are the tests: `cases_*.tsv`. A case counts as one when all that it expects is found, and no more than it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.resources import files

import pytest

from marsad.extraction.chain import analyse
from marsad.extraction.tests.papers import facts, paper
from marsad.language.normalise import fold
from marsad.records import BlockKind, Fact, FactKind

ITEM = re.compile("- |[0-9][.] ")

# Known to fail: counted, so that a case that begins to pass is noticed and one that stops passing is too.
UNSOLVED: dict[str, frozenset[int]] = {
    "recommendations": frozenset({53, 63, 67}),
    "statements": frozenset({26}),
    "events": frozenset({19}),
    "programmes": frozenset(),
}


def _cases(kind: str) -> Iterator[tuple[int, str, str, list[str]]]:
    """The number, language, text and expected facts of each case."""
    text = files("marsad.extraction").joinpath("tests", f"cases_{kind}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")][1:]
    for number, line in enumerate(lines, 1):
        language, words, expected = line.split("\t")
        wanted = [] if expected == "-" else [part.strip() for part in expected.split(" | ")]
        yield number, language, words.replace("\\n", "\n"), wanted


def _marked(kind: str) -> list[object]:
    """The cases of a kind as parameters; unsolved ones are expected to fail."""
    unsolved = [pytest.mark.xfail(strict=True, reason="unsolved")]
    return [
        pytest.param(language, text, wanted, id=f"{language}-{number}", marks=unsolved * (number in UNSOLVED[kind]))
        for number, language, text, wanted in _cases(kind)
    ]


def _kind(line: str) -> BlockKind:
    """What a line of a case is: an item when a mark or number begins it, a heading when it is a word alone."""
    if ITEM.match(line):
        return BlockKind.LIST_ITEM
    return BlockKind.PARAGRAPH if " " in line else BlockKind.HEADING


def _found(text: str, language: str, kind: FactKind) -> list[Fact]:
    """The facts of a kind that the chain finds in a text."""
    document = paper(text, language)
    blocks = tuple(replace(block, kind=_kind(text[block.start : block.end])) for block in document.blocks)
    return facts(analyse(replace(document, blocks=blocks)), kind)


def _holds(whole: object, part: str) -> bool:
    """Whether words stand in others, folded."""
    return fold(part) in fold(" ".join(str(whole).split()))


def _has(fact: Fact, wanted: str) -> bool:
    """Whether an event has a name and fields: "name; key=value; …"."""
    name, *fields = (part.strip() for part in wanted.split(";"))
    pairs = [field.partition("=") for field in fields]
    right = all(str(fact.fields.get(key) or "").removeprefix("ب") == value for key, _, value in pairs)
    return _holds(fact.fields["name"], name) and right


def _each_once(wanted: Sequence[str], found: Sequence[str]) -> bool:
    """Whether each expected piece of text stands in a find of its own."""
    left = list(found)
    for part in wanted:
        hit = next((one for one in left if _holds(one, part)), None)
        if hit is None:
            return False
        left.remove(hit)
    return bool(wanted) or not left


@pytest.mark.parametrize(("language", "text", "wanted"), _marked("recommendations"))
def test_each_recommendation_is_a_fact(language: str, text: str, wanted: list[str]):
    found = [str(fact.fields["text"]) for fact in _found(text, language, FactKind.RECOMMENDATION)]
    assert _each_once(wanted, found), found
    assert len(found) == len(wanted), found


@pytest.mark.parametrize(("language", "text", "wanted"), _marked("statements"))
def test_each_statement_has_its_speaker(language: str, text: str, wanted: list[str]):
    found = [(f.fields["speaker"], f.fields["text"]) for f in _found(text, language, FactKind.STATEMENT)]
    assert bool(wanted) == bool(found)
    for one in wanted:
        speaker, _, words = one.partition(": ")
        assert any(_holds(who, speaker) and _holds(what, words) for who, what in found), found


@pytest.mark.parametrize(("language", "text", "wanted"), _marked("events"))
def test_events_have_names_dates_and_cities(language: str, text: str, wanted: list[str]):
    found = _found(text, language, FactKind.EVENT)
    assert bool(wanted) == bool(found)
    for one in wanted:
        assert any(_has(fact, one) for fact in found), [
            [f.fields.get(name) for name in ("name", "edition", "city", "start_date")] for f in found
        ]


@pytest.mark.parametrize(("language", "text", "wanted"), _marked("programmes"))
def test_programmes_have_who_pays_and_who_carries_out(language: str, text: str, wanted: list[str]):
    found = _found(text, language, FactKind.PROGRAMME)
    assert len(found) == len(wanted), [fact.fields["name"] for fact in found]
    for one in wanted:
        assert any(_has(fact, one) for fact in found), [
            [f.fields.get(name) for name in ("name", "funder", "implementer", "amount")] for f in found
        ]
