"""What became of each item that was to be added, and all in all: for commands and the page after an upload."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from marsad.pipeline.outcomes import Known
from marsad.records import Unread


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """A document that is now in the store."""

    document: str
    file: str
    title: str
    language: str
    facts: Mapping[str, int]  # by kind


@dataclass(frozen=True, slots=True, kw_only=True)
class FromSource:
    """What one path or address gave in all; stands behind its items."""

    source: str
    entered: int = 0
    known: int = 0
    unread: int = 0


Added: TypeAlias = Entered | Known | Unread | FromSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """How many documents entered or were known, what they hold, and each item that could not be read."""

    entered: tuple[Entered, ...] = ()
    known: tuple[Known, ...] = ()
    unread: tuple[Unread, ...] = ()
    facts: Mapping[str, int] = field(default_factory=dict)  # of the documents that entered, by kind
    sources: tuple[FromSource, ...] = ()


def summary_of(added: Iterable[Added]) -> Summary:
    """Sum up what became of each item; runs the adding when it is given the iterator of `actions.add`."""
    items = tuple(added)
    entered = tuple(item for item in items if isinstance(item, Entered))
    facts: Counter[str] = Counter()
    for document in entered:
        facts.update(document.facts)
    return Summary(
        entered=entered,
        known=tuple(item for item in items if isinstance(item, Known)),
        unread=tuple(item for item in items if isinstance(item, Unread)),
        facts=dict(sorted(facts.items())),
        sources=tuple(item for item in items if isinstance(item, FromSource)),
    )
