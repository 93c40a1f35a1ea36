"""What a writer can choose a report's subject from without knowing names, ids or codes."""

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.accounts.permission import Asker
from marsad.evidence import labels
from marsad.evidence import queries as evidence
from marsad.evidence.event_names import fullest
from marsad.followup import queries as followup
from marsad.followup.kinds import TagKind
from marsad.followup.vocabulary import tag_name, tag_names
from marsad.records import EntityKind, FactKind
from marsad.reports.logic.marks import capital

MOST_OFFERED = 200  # of each kind, those of most documents first; any other can be typed
LONGEST_LABEL = 80  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A subject in a list: what is typed for it, and what is shown beside it."""

    value: str
    label: str


def subjects_offered(language: str, *, who: Asker | None) -> tuple[Subject, ...]:
    """Events, organisations, themes, addressees, recommendations and documents, each name once."""
    found = (
        *_entities(EntityKind.EVENT, language, who),
        *_entities(EntityKind.ORGANISATION, language, who),
        *_themes(language),
        *_addressees(who),
        *_recommendations(language, who),
        *_documents(who),
    )
    once: dict[str, Subject] = {}
    for one in found:
        once.setdefault(one.value, one)
    return tuple(once.values())


def _entities(kind: EntityKind, language: str, who: Asker | None) -> Iterator[Subject]:
    for card in evidence.entities(who=who, kind=kind, limit=MOST_OFFERED):
        name = fullest(card.names, language) if kind is EntityKind.EVENT else ""
        yield Subject(value=capital(name or card.name_in(language)), label=labels.entity_kind(kind))


def _themes(language: str) -> Iterator[Subject]:
    for theme in tag_names(TagKind.THEME):
        yield Subject(value=tag_name(TagKind.THEME, theme, language), label=labels.field("theme"))


def _addressees(who: Asker | None) -> Iterator[Subject]:
    for one in followup.addressees(who=who)[:MOST_OFFERED]:
        yield Subject(value=one.name, label=labels.field("addressee"))


def _recommendations(language: str, who: Asker | None) -> Iterator[Subject]:
    for card in followup.recommendations(who=who, limit=MOST_OFFERED):
        label = f"{labels.fact_kind(FactKind.RECOMMENDATION)}: {card.text_in(language)}"
        yield Subject(value=card.code, label=label[:LONGEST_LABEL])


def _documents(who: Asker | None) -> Iterator[Subject]:
    for card in evidence.documents(who=who, limit=MOST_OFFERED):
        yield Subject(value=card.name, label=card.file)
