"""Turns what a model proposes into facts, and drops what does not stand in the text; each drop has its reason.

A model may invent. So a quote must stand in the text verbatim, and so must every field that is made of the
document's words; a required one that does not drops the fact, another one is left out and counted.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from marsad.records import FIELDS, Document, Fact, FactKind, Span, make_fact
from marsad.suggesting.schema import KINDS, LISTS, asked, has_form, is_verbatim

RULE = "model"
MADE_BY = "model "  # begins the extractor of every suggestion; the chain has rules of that name, but no such extractor
CONFIDENCE = 0.5  # nothing is known of a model's answer before people judge some; review asks for these first
LONGEST = 60  # characters of an extractor's name


class Drop(StrEnum):
    """Why a proposed fact, or a field of one, was left out."""

    NOT_A_FACT = "not_a_fact"
    UNKNOWN_KIND = "unknown_kind"
    QUOTE_NOT_IN_TEXT = "quote_not_in_text"
    REQUIRED_NOT_IN_TEXT = "required_not_in_text"
    FIELD_NOT_IN_TEXT = "field_not_in_text"
    FIELD_WITHOUT_FORM = "field_without_form"
    UNKNOWN_FIELD = "unknown_field"
    UNDER_AGE = "under_age"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """What was left out of an answer, and why."""

    reason: Drop
    what: str  # the quote, or the field's name and value: for a person to read


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What was asked: a stretch of a document, of a model."""

    document: Document
    at: Span
    model: str

    @property
    def text(self) -> str:
        """The words that the model saw."""
        return self.document.text[self.at.start : self.at.end]


def facts_of(proposed: Iterable[Any], question: Question) -> Iterator[Fact | Dropped]:
    """Give the facts of an answer, with what was dropped of it."""
    for one in proposed:
        fields = one.get("fields") if isinstance(one, dict) else None
        quote = one.get("quote") if isinstance(one, dict) else None
        if not isinstance(fields, dict) or not isinstance(quote, str) or not quote.strip():
            yield Dropped(reason=Drop.NOT_A_FACT, what=str(one)[:200])
        elif one.get("kind") not in KINDS:
            yield Dropped(reason=Drop.UNKNOWN_KIND, what=f"{one.get('kind')}: {quote}")
        elif quote.strip() not in question.text:
            yield Dropped(reason=Drop.QUOTE_NOT_IN_TEXT, what=quote)
        else:
            yield from _fact(FactKind(one["kind"]), quote.strip(), fields, question)


def _fact(kind: FactKind, quote: str, fields: Mapping[str, Any], question: Question) -> Iterator[Fact | Dropped]:
    kept: dict[str, Any] = {}
    for name, value in fields.items():
        if value in (None, "", []):
            continue
        reason = _fault(kind, name, value, question.text)
        if reason is None:
            kept[name] = value
        elif name not in FIELDS[kind].required:
            yield Dropped(reason=reason, what=f"{name}: {value}")
    if any(name not in kept for name in FIELDS[kind].required):
        yield Dropped(reason=Drop.REQUIRED_NOT_IN_TEXT, what=quote)
        return
    start = question.at.start + question.text.index(quote)
    yield make_fact(
        question.document,
        kind,
        start,
        start + len(quote),
        fields=kept,
        confidence=CONFIDENCE,
        rule=RULE,
        cues=(question.model,),
        extractor=f"{MADE_BY}{question.model}"[:LONGEST],
        language=_language(question.document, start),
    )


def _fault(kind: FactKind, name: str, value: Any, text: str) -> Drop | None:
    if name not in asked(kind):
        return Drop.UNKNOWN_FIELD
    if not has_form(name, value):
        return Drop.FIELD_WITHOUT_FORM
    words = value if name in LISTS else [value]
    if is_verbatim(name) and not all(one in text for one in words):
        return Drop.FIELD_NOT_IN_TEXT
    return None


def _language(document: Document, start: int) -> str:
    """The language of the block in which a fact stands."""
    at = next((block for block in document.blocks if block.start <= start < block.end), None)
    return (at.language if at else None) or document.language
