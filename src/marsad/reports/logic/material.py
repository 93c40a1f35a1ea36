"""What the sections of a report are written from, as one record: gathered by queries, free of tables."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from marsad.evidence.cards import Counts, DocumentCard, FactCard, UnreadItem


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldEdition:
    """An edition of a series with what documents tell of it."""

    name: str
    language: str
    events: tuple[FactCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What a report is about and all that it may state.

    Facts come filtered: rejected ones never, unreviewed ones by choice.
    """

    name: str
    language: str  # of the name
    events: tuple[FactCard, ...] = ()  # what documents tell of the event itself
    facts: tuple[FactCard, ...] = ()
    names: tuple[str, ...] = ()  # all names of the subject
    series: str = ""
    editions: tuple[ToldEdition, ...] = ()  # of its series, oldest first
    documents: tuple[DocumentCard, ...] = ()  # of the whole base
    counts: Counts | None = None
    unread: tuple[UnreadItem, ...] = ()
    register: tuple[Any, ...] = ()  # recommendation cards of the follow-up register
    life: Any = None  # of one recommendation
    choice: Mapping[str, str] = field(default_factory=dict)  # addressee, since, until
    today: date = date.min

    def with_facts(self, *, events: tuple[FactCard, ...], facts: tuple[FactCard, ...]) -> "Material":
        """The same with other facts."""
        return replace(self, events=events, facts=facts)
