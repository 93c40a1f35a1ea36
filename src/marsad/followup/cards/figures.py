"""What is told of a whole register: facets, the board, saved views, and the figures of the overview."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from marsad.followup.cards.lines import RecommendationCard
from marsad.followup.cards.parts import SourceCard
from marsad.followup.kinds import CLOSED, REASONED, Status


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

    @property
    def needs_reason(self) -> bool:
        """Whether a card that is moved here must say why."""
        return self.status in REASONED


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
