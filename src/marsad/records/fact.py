"""Facts and mentions, each with its citation: the exact words, in the stored text of a known document.

Invariant of the whole house: for every citation, ``document.text[start:end] == quote``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from marsad.records.document import Document
from marsad.records.ids import fact_id
from marsad.records.kinds import EntityKind, FactKind, ReviewState


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where a fact stands: the document, the offsets, and the characters found there."""

    document: str
    start: int
    end: int
    quote: str

    def holds_in(self, text: str) -> bool:
        """Say whether the quoted words still stand at their place in `text`."""
        return text[self.start : self.end] == self.quote


def cite(document: Document, start: int, end: int) -> Citation:
    """Cite a stretch of a document; raises ValueError when it is empty or outside the text."""
    if not 0 <= start < end <= len(document.text):
        message = f"no words at {start}–{end} in document {document.id} of {len(document.text)} characters"
        raise ValueError(message)
    return Citation(document=document.id, start=start, end=end, quote=document.text[start:end])


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that a document says, with its exact words.

    `fields` hold what `records.fields` lists for the kind. `rule` names what found it and `cues` the words
    that triggered it; `extraction.reasons` turns both into a sentence in the reader's language.
    `confidence` is a probability between 0 and 1.
    """

    id: str
    kind: FactKind
    citation: Citation
    language: str
    fields: Mapping[str, Any]
    confidence: float
    rule: str
    cues: tuple[str, ...] = ()
    extractor: str = ""  # name and version: "recommendations 1"
    review: ReviewState = ReviewState.UNREVIEWED


def make_fact(  # noqa: PLR0913 - a fact has this many parts, each named by the caller
    document: Document,
    kind: FactKind,
    start: int,
    end: int,
    *,
    fields: Mapping[str, Any],
    confidence: float,
    rule: str,
    extractor: str,
    cues: tuple[str, ...] = (),
    language: str = "",
) -> Fact:
    """Build a fact that is cited and named; empty fields (None, "", empty lists) are left out.

    Raises ValueError when the place is outside the text.
    """
    kept = {name: value for name, value in fields.items() if value not in (None, "", [], ())}
    about = str(kept.get("name") or kept.get("text") or kept.get("description") or kept.get("participant") or "")
    return Fact(
        id=fact_id(document=document.id, kind=kind, start=start, end=end, about=about),
        kind=kind,
        citation=cite(document, start, end),
        language=language or document.language,
        fields=kept,
        confidence=round(confidence, 3),
        rule=rule,
        cues=cues,
        extractor=extractor,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place where a document names something: a person, an organisation, a place, an event….

    Every occurrence is a mention; `fact` is the id of the document's own fact about it ("" for places),
    so that "OMEV", "M. Rezrazi" or "the minister" lead to one fact within the document.
    """

    kind: EntityKind
    citation: Citation
    language: str
    fact: str = ""
    authority: str = ""  # id in an authority file, when the words stand there
    confidence: float = field(default=1.0)
