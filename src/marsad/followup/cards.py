"""What pages, commands and reports show of the register: small frozen records, ready to be laid out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from marsad.followup.kinds import (
    CLOSED,
    CandidateState,
    Force,
    Role,
    Standing,
    Status,
    TranslationState,
    UpdateState,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterCard:
    """A register in a list."""

    slug: str
    name: str
    owner: str
    is_public: bool
    recommendations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AddresseeRef:
    """An addressee of a recommendation; `entity` leads to its page where it has one."""

    id: int
    name: str
    language: str
    entity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationCard:
    """The text in another language."""

    language: str
    text: str
    author: str
    state: TranslationState
    reviewer: str
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationCard:
    """A recommendation in a list, on a board, in a report."""

    code: str
    register: str  # slug
    series: str
    year: int | None
    number: int
    text: str
    language: str
    strength: str
    issuer: str
    issuer_entity: str
    level: int | None
    event: str
    event_name: str
    made_on: str
    status: Status
    status_reason: str
    status_since: datetime | None
    due: date | None
    standing: Standing
    reference: str = ""
    response: str = ""
    is_unsourced: bool = False
    addressees: tuple[AddresseeRef, ...] = ()
    themes: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    pillars: tuple[str, ...] = ()
    sdgs: tuple[str, ...] = ()
    translations: tuple[TranslationCard, ...] = ()
    has_owner: bool = False  # somebody is named for an addressee
    candidates: int = 0  # that wait for a decision
    waiting: int = 0  # updates that wait to be validated

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is awaited."""
        return self.status in CLOSED

    def is_overdue(self, today: date) -> bool:
        """Whether its day has passed without it being closed."""
        return self.due is not None and self.due < today and not self.is_closed

    def text_in(self, language: str) -> str:
        """The words for a reader of `language`: its own, a reviewed translation, a draft, or its own after all."""
        if language == self.language:
            return self.text
        return next((one.text for one in self.translations if one.language == language), self.text)

    def language_for(self, language: str) -> str:
        """The language of what `text_in` gives."""
        has = language == self.language or any(one.language == language for one in self.translations)
        return language if has else self.language


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCard:
    """A sentence in which it was made or told again; while standing, ``document.text[start:end] == quote``."""

    fact: str
    document: str
    document_name: str
    start: int
    end: int
    quote: str
    text: str
    language: str
    said_on: str
    event: str
    event_name: str
    is_standing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactCard:
    """Who answers for an addressee in a role. `person` is an account's key."""

    addressee: int
    role: Role
    name: str
    email: str
    person: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskCard:
    """Something to do by a day."""

    id: int
    code: str
    title: str
    due: date | None
    assignee: str
    email: str
    done_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedCard:
    """Words that an update rests on."""

    document: str
    document_name: str
    start: int
    end: int
    quote: str
    fact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateCard:
    """What somebody reported, and what became of it."""

    id: int
    code: str
    text: str
    language: str
    status: Status | None
    reason: str
    state: UpdateState
    author: str
    submitted_at: datetime
    decider: str
    decided_at: datetime | None
    note: str
    citations: tuple[CitedCard, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueCard:
    """An indicator's value on a day."""

    on: date
    value: float
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorCard:
    """How progress is measured, with the values so far."""

    id: int
    name: str
    unit: str
    baseline: float | None
    baseline_on: date | None
    target: float | None
    target_on: date | None
    values: tuple[ValueCard, ...] = ()

    @property
    def reached(self) -> float | None:
        """The share of the way from baseline to target that the last value has gone; None where it cannot be said."""
        if self.target is None or not self.values or self.target == (self.baseline or 0.0):
            return None
        start = self.baseline or 0.0
        return (self.values[-1].value - start) / (self.target - start)


@dataclass(frozen=True, slots=True, kw_only=True)
class CostCard:
    """What carrying out costs, and who pays."""

    id: int
    amount: Decimal | None
    currency: str
    funder: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateCard:
    """A passage that may show progress. `reasons` has the reason in each language: ar, fr, en."""

    id: int
    code: str
    document: str
    document_name: str
    start: int
    end: int
    quote: str
    language: str
    published: str
    confidence: float
    state: CandidateState
    reasons: Mapping[str, str]
    decider: str = ""
    decided_at: datetime | None = None
    note: str = ""


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
class FacetValue:
    """One value of a facet and how many recommendations have it."""

    value: str
    label: str
    count: int
    is_chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of the board."""

    status: Status
    count: int
    cards: tuple[RecommendationCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a wording. Its words are not in the neighbouring wording when `differs`."""

    start: int
    end: int
    text: str
    differs: bool


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A line of an overview: how many recommendations, by status."""

    value: str
    label: str
    total: int
    by_status: Mapping[Status, int]
    overdue: int = 0

    @property
    def open(self) -> int:
        """How many are not closed."""
        return sum(count for status, count in self.by_status.items() if status not in CLOSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ageing:
    """An open recommendation and how long nothing has been heard of it."""

    card: RecommendationCard
    days: int  # since it was made
    silent_days: int  # since the last validated update, accepted evidence or, without any, since it was made


@dataclass(frozen=True, slots=True, kw_only=True)
class Twice:
    """Two recommendations of different documents that ask for nearly the same, though linking did not join them."""

    first: RecommendationCard
    second: RecommendationCard
    nearness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldAgain:
    """A recommendation that was made more than once: the occasions, oldest first."""

    card: RecommendationCard
    occasions: tuple[SourceCard, ...]  # the first sentence of each event (or of each document without one)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedViewCard:
    """A view that somebody keeps."""

    id: int
    name: str
    owner: str
    layout: str
    is_shared: bool
    is_own: bool
    filters: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Figures of a register: totals by status, and what needs somebody's eye."""

    total: int
    by_status: Mapping[Status, int]
    overdue: int
    unowned: int
    waiting: int  # updates to be validated
    candidates: int  # passages to be looked at
