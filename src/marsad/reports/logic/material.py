"""What the sections of a report are written from, as one record: gathered by queries, free of tables."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from marsad.evidence.cards import Counts, DocumentCard, FactCard, UnreadItem
from marsad.followup.cards import Life, RecommendationCard


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldEdition:
    """An edition of a series with what documents tell of it."""

    name: str
    language: str
    events: tuple[FactCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A recommendation of the register with its life, and the facts in which it was made, first words first."""

    card: RecommendationCard
    life: Life
    sources: tuple[FactCard, ...]
    documents: Mapping[str, DocumentCard]  # of its evidence, by id
    language: str  # of the report
    event_name: str = ""
    event_language: str = ""

    @property
    def places(self) -> tuple[tuple[str, int, int], ...]:
        """Where its words stand."""
        citations = (card.fact.citation for card in self.sources)
        return tuple((citation.document, citation.start, citation.end) for citation in citations)

    def language_of(self, document: str) -> str:
        """The language of a document of its evidence."""
        return self.documents[document].language


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
    theme: str = ""  # the one that the report is about
    series: str = ""
    editions: tuple[ToldEdition, ...] = ()  # of its series, oldest first
    tellings: Mapping[str, tuple[FactCard, ...]] = field(
        default_factory=dict
    )  # all that tell of an event among `facts`
    roles: Mapping[str, FactCard] = field(default_factory=dict)  # by person: told in the report's language elsewhere
    documents: tuple[DocumentCard, ...] = ()  # of the whole base
    counts: Counts | None = None
    unread: tuple[UnreadItem, ...] = ()
    register: tuple["Followed", ...] = ()
    is_register: bool = False  # it tells of the follow-up register
    since: str = ""  # of follow-up: when what is counted was made
    until: str = ""
    today: date = date.min

    def with_facts(self, *, events: tuple[FactCard, ...], facts: tuple[FactCard, ...]) -> "Material":
        """The same with other facts."""
        return replace(self, events=events, facts=facts)
