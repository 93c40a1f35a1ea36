"""Where and when a recommendation was made: the event that its document tells of, and what its code begins with."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from marsad.authority import places
from marsad.evidence.cards import EntityCard, FactCard

LATEST_REPORT = 120  # days after its end in which a document that tells of an event is still its report
LAST = "9999"  # a year behind all others, for what has no date
NAMED_BY = ("held", "announced")  # an event that is only mentioned is not where the document's advice was given


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """An event as linking knows it: with the dates and the city that most documents tell."""

    entity: str
    name: str
    city: str
    start: str  # ISO, whole or partial
    end: str
    parent: str = ""  # its series


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One fact of a thread: the words, and where and when they were said."""

    fact: FactCard
    occasion: Occasion | None = field(default=None)

    @property
    def said_on(self) -> str:
        """When: the event's last day, else the day on which the document came out."""
        return (self.occasion.end or self.occasion.start if self.occasion else "") or self.fact.published

    @property
    def where(self) -> str:
        """The event at which it was said, else the document."""
        return self.occasion.entity if self.occasion else self.fact.fact.citation.document

    @property
    def order(self) -> tuple[str, str, str, int, str]:
        """Oldest first; what has no date comes last.

        Of what was said at one event that comes first whose document came out first: its declaration stands before
        the press that tells of it the next day.
        """
        citation = self.fact.fact.citation
        days = (self.said_on or LAST, self.fact.published or LAST)
        return (*days, citation.document, citation.start, self.fact.fact.id)


def occasion_of(event: EntityCard, name: str) -> Occasion:
    """An event's entity as an occasion."""
    details = event.details
    return Occasion(
        entity=event.id,
        name=name or event.label,
        city=details.get("city", ""),
        start=details.get("start_date", ""),
        end=details.get("end_date", "") or details.get("start_date", ""),
        parent=event.parent,
    )


def event_of_document(events: Sequence[FactCard], occasions: dict[str, Occasion], published: str) -> Occasion | None:
    """The event at which a document's recommendations were made: the first held or announced, shortly before it."""
    for card in sorted(events, key=lambda e: (e.fact.fields.get("status") != "held", e.fact.citation.start)):
        occasion = next((occasions[ref.id] for ref in card.entities if ref.id in occasions), None)
        if occasion and card.fact.fields.get("status") in NAMED_BY and _reports(occasion, published):
            return occasion
    return None


def _reports(occasion: Occasion, published: str) -> bool:
    """Whether a document of that day can be the event's own report; unknown days speak neither for nor against."""
    event, paper = day_of(occasion.end), day_of(published, last=True)
    if event is None or paper is None:
        return True
    opened = day_of(occasion.start) or event  # what is said before it, in an interview, is not said at it
    return opened <= paper and (paper - event).days <= LATEST_REPORT


def day_of(iso: str, *, last: bool = False) -> date | None:
    """The first (or about the last) day that a whole or partial date can mean; None when it is none."""
    parts = [int(part) for part in iso.split("-") if part.isascii() and part.isdigit()]
    if not parts:
        return None
    year, month, day = (*parts, *((12, 28) if last else (1, 1))[len(parts) - 1 :])[:3]
    try:
        return date(year, month, day)
    except ValueError:
        return None


def series_names(saying: Saying, issuer_acronyms: Sequence[str]) -> tuple[str, ...]:
    """What a code may begin with, best first: the event's city, the issuer's initials, the document's publisher."""
    city = city_name(saying.occasion.city) if saying.occasion else ""
    return tuple(name for name in (city, *issuer_acronyms) if name)


def city_name(city: str) -> str:
    """A city's English name, however it was written; as written where no table knows it."""
    asked = (city, f"مدينة {city}")  # a name that a country shares with its capital is the city here
    found = [one for text in asked for one in places.find(text) if places.by_id(one.id).kind == "city"] if city else []
    return places.by_id(found[0].id).name("en") if found else city


def year_of(saying: Saying) -> int | None:
    """The year of the code: that of the event, else of the document."""
    start = saying.occasion.start if saying.occasion else ""
    iso = start or saying.said_on
    return int(iso[:4]) if iso[:4].isascii() and iso[:4].isdigit() else None
