"""A line of the register as lists, boards and reports show it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from marsad.followup.kinds import CLOSED, Standing, Status, TranslationState


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterCard:
    """A register in a list."""

    slug: str
    name: str
    owner: str
    is_public: bool
    is_indexed: bool  # its owner lets search engines list it; the server has a say too
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
    event_label: str = ""  # its name in the reader's language
    issuer_label: str = ""  # so too
    reference: str = ""
    response: str = ""
    is_unsourced: bool = False
    addressees: tuple[AddresseeRef, ...] = ()
    themes: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    pillars: tuple[str, ...] = ()
    sdgs: tuple[str, ...] = ()
    translations: tuple[TranslationCard, ...] = ()
    wordings: Mapping[str, str] = field(
        default_factory=dict
    )  # by other languages in which its event's documents say it
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
        """The words for a reader of `language`: its own, a translation, a document's in that language, or its own."""
        if language == self.language:
            return self.text
        translated = next((one.text for one in self.translations if one.language == language), "")
        return translated or self.wordings.get(language, self.text)

    def language_for(self, language: str) -> str:
        """The language of what `text_in` gives."""
        has = language == self.language or language in self.wordings or self.is_translated_into(language)
        return language if has else self.language

    def is_translated_into(self, language: str) -> bool:
        """Whether somebody wrote its words in a language, in which it was not made."""
        return any(one.language == language for one in self.translations)
