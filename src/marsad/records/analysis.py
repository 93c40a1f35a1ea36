"""What is known about one document while it goes through extraction: each step adds to a new copy.

A step is a pure function ``(Analysis) -> Analysis``; it uses what earlier steps gave and never changes it.
"""

from dataclasses import dataclass

from marsad.records.document import Document
from marsad.records.fact import Fact, Mention
from marsad.records.kinds import EntityKind, FactKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the stored text; never runs over the edge of a block."""

    start: int
    end: int
    text: str
    language: str
    block: int = 0  # index into document.blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """A date or range found in the text. Partial dates stay partial; `first` = `last` for one day or month."""

    start: int
    end: int
    first: str  # ISO, whole or partial: "2023-11-14", "2022-06", "2014"
    last: str
    precision: str  # day, month, year


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A sum of money found in the text."""

    start: int
    end: int
    value: float
    currency: str  # ISO 4217


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """A document and everything found in it so far."""

    document: Document
    sentences: tuple[Sentence, ...] = ()
    dates: tuple[Date, ...] = ()
    amounts: tuple[Amount, ...] = ()
    facts: tuple[Fact, ...] = ()
    mentions: tuple[Mention, ...] = ()

    def facts_of(self, kind: FactKind) -> tuple[Fact, ...]:
        """The facts of one kind, in order of the text."""
        return tuple(sorted((f for f in self.facts if f.kind == kind), key=lambda f: f.citation.start))

    def mentions_of(self, *kinds: EntityKind) -> tuple[Mention, ...]:
        """The mentions of some kinds, in order of the text."""
        return tuple(sorted((m for m in self.mentions if m.kind in kinds), key=lambda m: m.citation.start))

    def fact(self, identifier: str) -> Fact | None:
        """The fact of that id, or None."""
        return next((f for f in self.facts if f.id == identifier), None)
