from datetime import UTC, datetime
from typing import Any

import pytest

from marsad.records import Block, BlockKind, Document, Fact, FactKind, Span, document_id
from marsad.suggesting.answers import CONFIDENCE, Drop, Dropped, Question, facts_of

FRENCH = "Le Centre Atlas recommande de former les éducateurs."
ARABIC = "وقالت سلمى التازي إن الحوار أساس الوقاية."
TEXT = f"{FRENCH}\n{ARABIC}"
DOCUMENT = Document(
    id=document_id(TEXT.encode()),
    file="a.txt",
    address="a.txt",
    media_type="text/plain",
    retrieved=datetime(2026, 1, 1, tzinfo=UTC),
    sha256="",
    text=TEXT,
    language="fr",
    blocks=(
        Block(kind=BlockKind.PARAGRAPH, start=0, end=len(FRENCH)),
        Block(kind=BlockKind.PARAGRAPH, start=len(FRENCH) + 1, end=len(TEXT), language="ar"),
    ),
)
WHOLE = Question(document=DOCUMENT, at=Span(start=0, end=len(TEXT)), model="stub-7b")


def found(*proposed: Any, question: Question = WHOLE) -> tuple[list[Fact], list[Dropped]]:
    all_of_it = list(facts_of(proposed, question))
    return [one for one in all_of_it if isinstance(one, Fact)], [one for one in all_of_it if isinstance(one, Dropped)]


def said(kind: str = "statement", quote: str = ARABIC, **fields: Any) -> dict[str, Any]:
    return {"kind": kind, "quote": quote, "fields": fields}


def test_a_fact_whose_words_stand_in_the_text_is_cited() -> None:
    facts, dropped = found(said(speaker="سلمى التازي", text="الحوار أساس الوقاية", mode="indirect"))
    (fact,) = facts
    assert fact.citation.holds_in(TEXT)
    assert (fact.kind, fact.language, fact.confidence) == (FactKind.STATEMENT, "ar", CONFIDENCE)
    assert (fact.rule, fact.cues, fact.extractor) == ("model", ("stub-7b",), "model stub-7b")
    assert fact.fields == {"speaker": "سلمى التازي", "text": "الحوار أساس الوقاية", "mode": "indirect"}
    assert not dropped


def test_a_quote_is_looked_for_only_in_what_was_asked_about() -> None:
    first = Question(document=DOCUMENT, at=Span(start=0, end=len(FRENCH)), model="stub-7b")
    facts, dropped = found(said(speaker="سلمى التازي", text="الحوار"), question=first)
    assert not facts
    assert [one.reason for one in dropped] == [Drop.QUOTE_NOT_IN_TEXT]


@pytest.mark.parametrize(
    ("proposed", "reason"),
    [
        ("not even an object", Drop.NOT_A_FACT),
        ({"kind": "person"}, Drop.NOT_A_FACT),
        (said(quote="  ", speaker="x", text="y"), Drop.NOT_A_FACT),
        (said("weapon", FRENCH, name="Atlas"), Drop.UNKNOWN_KIND),
        (said("organisation", "Le centre Atlas", name="Atlas"), Drop.QUOTE_NOT_IN_TEXT),
        (said("organisation", "Le Centre Atlas", name="Atlas Centre"), Drop.REQUIRED_NOT_IN_TEXT),
        (said("organisation", "Le Centre Atlas"), Drop.REQUIRED_NOT_IN_TEXT),
    ],
)
def test_what_was_invented_is_dropped_with_its_reason(proposed: Any, reason: Drop) -> None:
    facts, dropped = found(proposed)
    assert not facts
    assert [one.reason for one in dropped] == [reason]


@pytest.mark.parametrize(
    ("field", "reason"),
    [
        ({"issuer": "Ministère de l’Éducation"}, Drop.FIELD_NOT_IN_TEXT),
        ({"strength": "very strong"}, Drop.FIELD_WITHOUT_FORM),
        ({"issuer": 7}, Drop.FIELD_WITHOUT_FORM),
        ({"mood": "good"}, Drop.UNKNOWN_FIELD),
        ({"themes": ["education"]}, Drop.UNKNOWN_FIELD),
    ],
)
def test_an_invented_field_is_left_out_and_the_fact_stays(field: dict[str, Any], reason: Drop) -> None:
    facts, dropped = found(said("recommendation", FRENCH, text="former les éducateurs", **field))
    assert [fact.fields for fact in facts] == [{"text": "former les éducateurs"}]
    assert [one.reason for one in dropped] == [reason]


@pytest.mark.parametrize(
    ("name", "value", "is_kept"),
    [
        ("start_date", "2023-11", True),
        ("start_date", "November 2023", False),
        ("edition", 3, True),
        ("edition", True, False),
        ("organisers", ["Le Centre Atlas"], True),
        ("organisers", ["OMEV"], False),
    ],
)
def test_dates_numbers_and_lists_have_their_form(name: str, value: Any, is_kept: bool) -> None:
    facts, _dropped = found(said("event", FRENCH, name="Centre Atlas", **{name: value}))
    assert (name in facts[0].fields) is is_kept
