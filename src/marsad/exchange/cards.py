"""What pages and commands show of imports: small frozen records."""

from dataclasses import dataclass
from datetime import datetime

from marsad.evidence.cards import EntityRef
from marsad.exchange.logic.parcel import LeftOut, Thing


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportCard:
    """A file that was read in, with how its things stand."""

    id: str
    file: str
    format: str
    source: str
    who: str
    when: datetime
    proposed: int
    accepted: int
    refused: int
    left_out: tuple[LeftOut, ...]
    is_undone: bool

    @property
    def things(self) -> int:
        """How many things came with it."""
        return self.proposed + self.accepted + self.refused


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedCard:
    """A thing that came from elsewhere, with the entity here that it seems to be."""

    number: int
    thing: Thing
    source: str
    came_with: str
    entity: EntityRef | None  # None where nothing here fits
    probability: float
    rule: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What became of the citations of a file: how many were looked up, and which no longer hold."""

    checked: int
    broken: tuple[LeftOut, ...]

    @property
    def holds(self) -> bool:
        """Whether there are citations and all hold."""
        return bool(self.checked) and not self.broken
