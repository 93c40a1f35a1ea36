"""What pages and commands show of the store: small frozen records that are ready to be laid out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import numpy as np
import numpy.typing as npt

from marsad.accounts.permission import Circle, circle_of
from marsad.accounts.roles import Mark
from marsad.evidence.logic.versions import version_of
from marsad.linking.reasons import reason
from marsad.records import Conflict, Entity, EntityKind, Fact, FactKind, Mention, Name, Passage, Score, StoryKind


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentCard:
    """A document in a list: everything but its text."""

    id: str
    file: str
    address: str
    media_type: str
    title: str
    language: str
    published: str
    author: str
    publisher: str
    added_at: datetime
    facts: int  # without rejected ones
    mark: Mark = Mark.CLEAR
    collection: str = ""  # its name

    @property
    def name(self) -> str:
        """The title, or the file where the document has none."""
        return self.title or self.file


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionCard:
    """One of several documents that came from one web address at different times."""

    id: str
    name: str
    retrieved: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCard:
    """An address that is visited, and what its last visit gave."""

    address: str
    kind: str  # page, feed, sitemap, oai, openalex
    visited_at: datetime
    entered: int
    known: int
    unread: int
    taken: int  # entries in all
    problem: str  # why the last visit broke off; "" when it did not


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRef:
    """Just enough of an entity to lead to its page."""

    id: str
    kind: EntityKind
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityNames:
    """What an entity is called: pairs of language and text."""

    kind: EntityKind
    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """What the machine had found before a person corrected it."""

    fields: Mapping[str, Any]
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactCard:
    """A fact with where it comes from, who reviewed it and which entities it belongs to."""

    fact: Fact
    file: str
    document_title: str
    document_language: str
    published: str
    mark: Mark = Mark.CLEAR
    collection: int | None = None  # its key
    reviewed_by: str = ""
    reviewed_at: datetime | None = None
    machine: Original | None = None  # only of corrected facts
    entities: tuple[EntityRef, ...] = ()

    @property
    def version(self) -> str:
        """Which state of the fact this is: forms carry it, so that two editors do not write over each other."""
        fact = self.fact
        place = (fact.citation.start, fact.citation.end)
        return version_of(fact.review.value, fact.fields, place, self.reviewed_at)

    @property
    def circle(self) -> Circle:
        """All who see its document."""
        return circle_of(self.mark, self.collection, self.fact.citation.document)

    @property
    def document_name(self) -> str:
        """The document's title, or its file."""
        return self.document_title or self.file


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionCard:
    """A mention as cited: its words between a little text before and after."""

    mention: Mention
    file: str
    document_title: str
    before: str
    after: str
    probability: float
    reason: str
    published: str = ""

    @property
    def document_name(self) -> str:
        """The document's title, or its file."""
        return self.document_title or self.file


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityCard:
    """An entity in a list."""

    id: str
    kind: EntityKind
    label: str
    names: tuple[Name, ...]
    country: str
    parent: str
    details: Mapping[str, str]
    facts: int
    mentions: int
    documents: int
    authority: str = ""

    def name_in(self, language: str) -> str:
        """The name to show to a reader of `language`: a full one in it, or the label."""
        return best_name(self.names, language) or self.label


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityPage:
    """An entity with everything that belongs to it."""

    entity: Entity
    facts: tuple[FactCard, ...]
    mentions: tuple[MentionCard, ...]
    parent: EntityCard | None = None
    members: tuple[EntityCard, ...] = ()  # editions of a series, parts of a body

    def name_in(self, language: str) -> str:
        """The name to show to a reader of `language`: a full one in it, or the label."""
        return best_name(self.entity.names, language) or self.entity.label


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEvent:
    """An event that has a date, for the timeline."""

    entity: EntityCard
    start_date: str
    end_date: str
    city: str
    country: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much the store holds. Facts are counted without rejected ones."""

    documents: int
    facts: int
    entities: int
    passages: int
    unread: int
    documents_by_language: Mapping[str, int] = field(default_factory=dict)
    facts_by_kind: Mapping[str, int] = field(default_factory=dict)
    facts_by_review: Mapping[str, int] = field(default_factory=dict)
    entities_by_kind: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPassage:
    """A passage with its vector, for the index."""

    passage: Passage
    text: str  # of the passage itself
    vector: npt.NDArray[np.float16]  # empty when no encoder ran
    encoder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentContext:
    """When and where a document was published, and which organisations and places it mentions."""

    published: str
    address: str
    entities: tuple[EntityRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactPlace:
    """Where a fact stands, without the rest of it: for looking at thousands."""

    id: str
    kind: FactKind
    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadItem:
    """An item that could not be read at its latest attempt."""

    file: str
    address: str
    reason: str
    when: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalCard:
    """Two facts that may speak of one thing, for a person to decide."""

    kind: EntityKind
    first: FactCard
    second: FactCard
    probability: float
    scores: tuple[Score, ...]
    affected: int  # facts of both entities
    worth: float  # what a decision would teach; the queue's order

    def reason_in(self, language: str) -> str:
        """What speaks for one thing, and against it, in a sentence."""
        return reason(self.scores, language)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldValue:
    """One value that sources give, with the facts that say so."""

    value: str
    facts: tuple[FactCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictCard:
    """A field for which sources give different values, the one told most often first."""

    field: str  # participants, start_date, end_date, city, capacity, amount, …
    values: tuple[ToldValue, ...]
    about: EntityRef | None = None  # the organisation whose capacity is told differently


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryMemberCard:
    """A document of a group, with why it belongs there."""

    document: DocumentCard
    probability: float
    scores: tuple[Score, ...]

    def reason_in(self, language: str) -> str:
        """Why the document belongs to the group, in a sentence."""
        return reason(self.scores, language)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryCard:
    """Documents that tell one thing: reprints of one text, or one happening in several words or languages."""

    id: str
    kind: StoryKind
    members: tuple[StoryMemberCard, ...]  # by date of publication

    @property
    def others(self) -> int:
        """How many more documents there are beside each one."""
        return len(self.members) - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class CoMention:
    """Another entity that is named in the same sentences, with some of them: document, and where."""

    entity: EntityCard
    sentences: int
    places: tuple[tuple[str, tuple[int, int]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedTogether:
    """Whom and what an entity is named with, the most frequent first; `texts` has the words of the first ones' places.

    A text comes with the name and the language of its document.
    """

    found: tuple[CoMention, ...]
    texts: Mapping[tuple[str, tuple[int, int]], tuple[str, str, str]]
    documents: int
    is_whole: bool  # whether all documents were looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What an entity would hold after a merge or a split, for the preview."""

    entity: Entity
    facts: tuple[FactCard, ...]
    documents: tuple[tuple[str, str], ...]  # id and name
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActCard:
    """A merge, a split or a "never one" that stands, and can be taken back."""

    act: str
    kind: str  # merge, split, apart
    when: datetime
    who: str  # "" for the local system
    names: tuple[str, ...]  # of the entities it was about


def best_name(names: tuple[Name, ...], language: str) -> str:
    """The first full name in a language, else any name in it, else ""."""
    own = [name for name in names if name.language == language]
    return next((name.text for name in own if name.kind == "full"), own[0].text if own else "")
