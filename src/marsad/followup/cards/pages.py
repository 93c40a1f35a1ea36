"""A recommendation with all that belongs to it, and its life in order of time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from marsad.followup.cards.lines import RecommendationCard
from marsad.followup.cards.parts import (
    CandidateCard,
    CitedCard,
    ContactCard,
    CostCard,
    IndicatorCard,
    SourceCard,
    TaskCard,
    UpdateCard,
)
from marsad.followup.kinds import Force, Status
from marsad.language.differences import Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An attribute that the documents propose or people set."""

    name: str  # text, level, addressees, themes, pillars, …
    is_set_by_people: bool
    reasons: Mapping[str, str] = field(default_factory=dict)  # by language; empty where there is nothing to explain


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationPage:
    """A recommendation with everything that belongs to it, that of absorbed ones included."""

    card: RecommendationCard
    sources: tuple[SourceCard, ...]
    contacts: tuple[ContactCard, ...] = ()
    tasks: tuple[TaskCard, ...] = ()
    updates: tuple[UpdateCard, ...] = ()
    indicators: tuple[IndicatorCard, ...] = ()
    costs: tuple[CostCard, ...] = ()
    candidates: tuple[CandidateCard, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    absorbed: tuple[str, ...] = ()  # codes that lead here
    merged_into: str = ""  # the code where it lives on, of a merged one
    split_from: str = ""
    merge_proposed: tuple[str, ...] = ()  # codes on the same thread that people have worked on: they must decide
    imported: Mapping[str, Any] = field(default_factory=dict)
    may_submit: bool = False
    may_keep: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How a recommendation was worded at one time, beside the wording before it in the same language."""

    source: SourceCard
    pieces: tuple[Piece, ...]  # they make up `source.text`
    lost: tuple[str, ...]  # words of the one before that are gone
    force: Force
    verb: str = ""  # the word that says how strongly it is asked
    compared_with: str = ""  # fact of the wording before; "" for the first


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """An edition of the series at which nothing was said of it."""

    event: str
    event_name: str
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A point of the life line. `kind`: made, told_again, silence, update, status, evidence, value, due."""

    on: str  # ISO
    kind: str
    label: str
    language: str = ""
    status: Status | None = None
    document: str = ""
    start: int = 0
    end: int = 0
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """Where a recommendation is now: everything in order of time."""

    card: RecommendationCard
    wordings: tuple[Wording, ...]
    silences: tuple[Silence, ...]
    evidence: tuple[CitedCard, ...]  # of validated updates, and accepted candidates
    history: tuple[UpdateCard, ...]  # validated updates that set a status, oldest first
    moments: tuple[Moment, ...]
