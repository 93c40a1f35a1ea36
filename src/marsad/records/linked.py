"""What linking gives beside entities: pairs for people to decide, values that differ, documents of one story."""

from dataclasses import dataclass
from enum import StrEnum

from marsad.records.entity import Entity, Score
from marsad.records.kinds import EntityKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Two facts that may speak of one thing: likely enough to ask a person, not enough to join them.

    `affected` counts the facts of both entities: what a decision would move or settle.
    """

    kind: EntityKind
    first: str  # fact ids, the smaller one first
    second: str
    probability: float
    scores: tuple[Score, ...]
    affected: int = 2

    @property
    def worth(self) -> float:
        """What a decision would teach: doubt (1 at even chances, 0 when sure) times the facts that hang on it."""
        return round((1 - abs(2 * self.probability - 1)) * self.affected, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One value that sources give, with the facts that say so."""

    value: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Sources that give different values for one field of an entity; all are kept.

    `about` is the entity of the organisation whose capacity is told differently, else "".
    """

    entity: str
    field: str  # participants, start_date, city, capacity, amount, …
    values: tuple[Told, ...]  # the one told most often first
    about: str = ""


class StoryKind(StrEnum):
    """How documents belong together."""

    REPRINT = "reprint"  # the same text, but for small edits
    STORY = "story"  # the same happening, in other words or another language


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryMember:
    """A document of a group, with the strongest reason why it belongs there."""

    document: str
    probability: float
    scores: tuple[Score, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Documents that tell one thing; none is removed or hidden."""

    id: str
    kind: StoryKind
    members: tuple[StoryMember, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """Everything that one linking gives."""

    entities: tuple[Entity, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    stories: tuple[Story, ...] = ()
