"""What this room tells: whom an erasure is about, what is held in which place, and what erasing would do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from marsad.evidence.logic.erasing import DocumentPlan
from marsad.language.blanking import Blanker


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A person, by all names that are known, with the entities that bear them."""

    names: tuple[str, ...]
    blanker: Blanker
    entities: tuple[str, ...] = ()
    office: str = ""  # that makes them a public figure; "" for a private person

    @property
    def is_public(self) -> bool:
        """Whether what they say and do in public is kept."""
        return bool(self.office)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChange:
    """A row of some table in which words would be blanked: what the columns say now, and what they would say."""

    table: str
    key: Any
    now: Mapping[str, Any]
    then: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account that bears the name; it is erased only where that is asked for."""

    key: int
    username: str
    name: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All that an erasure would do, computed before anything is done."""

    subject: Subject
    documents: tuple[DocumentPlan, ...] = ()
    rows: tuple[RowChange, ...] = ()
    entries: int = 0  # of the audit trail
    accounts: tuple[Account, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)  # of the documents that the asker may see

    @property
    def effect(self) -> Mapping[str, int]:
        """How much of what is touched, by name; what is not touched is left out."""
        plans = self.documents
        counts = {
            "documents": len(plans),
            "places": sum(len(plan.spans) for plan in plans),
            "originals": len(plans),
            "facts_gone": sum(len(plan.gone_facts) for plan in plans),
            "facts_blanked": sum(len(plan.changed_facts) for plan in plans),
            "facts_kept": sum(len(plan.kept_facts) for plan in plans),
            "mentions_gone": sum(len(plan.gone_mentions) for plan in plans),
            "entities": 0 if self.subject.is_public else len(self.subject.entities),
            **self.rows_by_room,
            "entries": self.entries,
        }
        return {name: count for name, count in counts.items() if count}

    @property
    def rows_by_room(self) -> Mapping[str, int]:
        """How many rows are blanked in each room."""
        rooms = [change.table.partition(".")[0] for change in self.rows]
        return {room: rooms.count(room) for room in dict.fromkeys(rooms)}

    @property
    def holds_nothing(self) -> bool:
        """Whether nothing is known under these names."""
        return not (self.documents or self.rows or self.entries or self.accounts or self.subject.entities)
