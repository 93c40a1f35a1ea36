"""What belongs to a recommendation: its sources, people, tasks, updates, measures, costs and candidate evidence."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from marsad.followup.kinds import CandidateState, Role, Status, UpdateState


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
    event_label: str = ""  # its name in the reader's language


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactCard:
    """Who answers for an addressee in a role. `person` is an account's key."""

    addressee: int
    role: Role
    name: str
    email: str
    person: int | None = None
    language: str = ""  # of mails, where it was chosen


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

    def is_overdue(self, today: date) -> bool:
        """Whether its day has passed without it being done."""
        return self.due is not None and self.due < today and self.done_at is None


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
    may_validate: bool = False  # the asker may validate or refuse it, or take the validation back
    may_withdraw: bool = False  # the asker may take it back


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
