"""The editions of a series in order, and how its recommendations return from one to the next. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from marsad.evidence.cards import EntityCard, FactCard
from marsad.language.differences import Piece, differences, whole

Told = tuple[FactCard, EntityCard]  # a recommendation, and the edition whose document says it


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """An edition of a series; without an event it is one that no document tells of."""

    number: int
    event: EntityCard | None
    organisers: tuple[EntityCard | str, ...] = ()  # as written, where no known body is meant
    recommendations: int = 0
    conflicts: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One wording of a recommendation; words that the one before it in its language has not are marked."""

    card: FactCard
    event: EntityCard
    pieces: tuple[Piece, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A recommendation that was said more than once, in order of time."""

    entity: EntityCard
    wordings: tuple[Wording, ...]

    @property
    def events(self) -> int:
        """At how many editions it was said."""
        return len({wording.event.details.get("edition") or wording.event.id for wording in self.wordings})


def editions(
    members: Iterable[EntityCard],
    organisers: Mapping[str, Sequence[EntityCard | str]] | None = None,
    recommendations: Mapping[str, int] | None = None,
    conflicts: Mapping[str, int] | None = None,
) -> list[Edition]:
    """List the editions of a series by number, with those between them that no document tells of."""
    cards = sorted(members, key=lambda card: (card.details.get("start_date", ""), card.id))
    listed = [
        Edition(
            number=int(card.details["edition"]) if is_numbered(card) else 0,
            event=card,
            organisers=tuple((organisers or {}).get(card.id, ())),
            recommendations=(recommendations or {}).get(card.id, 0),
            conflicts=(conflicts or {}).get(card.id, 0),
        )
        for card in cards
    ]
    known = {edition.number for edition in listed}
    missing = [Edition(number=n, event=None) for n in range(1, max(known, default=0)) if n not in known]
    numbered = sorted((one for one in [*listed, *missing] if one.number), key=lambda edition: edition.number)
    return numbered + [edition for edition in listed if not edition.number]


def is_numbered(card: EntityCard) -> bool:
    """Say whether an event knows which edition it is."""
    return card.details.get("edition", "").isdecimal()


def edition_told(published: str, events: Sequence[EntityCard]) -> EntityCard:
    """The edition that a document is about, of those that it tells of: the last one held before it was published."""
    dated = sorted(events, key=lambda card: (card.details.get("start_date", ""), card.id))
    before = [card for card in dated if "" < card.details.get("start_date", "")[: len(published)] <= published]
    return before[-1] if before else dated[-1]


def thread_of(entity: EntityCard, told: Iterable[Told]) -> Thread:
    """The wordings of a recommendation in order of time, each beside the one before it in its language."""
    ordered = sorted(told, key=lambda pair: (_when(pair), pair[0].file, pair[0].fact.citation.start))
    latest: dict[str, str] = {}
    wordings = []
    for card, event in ordered:
        text, language = card.fact.citation.quote, card.fact.language
        before = latest.get(language)
        compared = differences(before, text, language) if before is not None else None
        pieces = compared.pieces if compared else whole(text)
        wordings.append(Wording(card=card, event=event, pieces=pieces, lost=compared.lost if compared else ()))
        latest[language] = text
    return Thread(entity=entity, wordings=tuple(wordings))


def _when(pair: Told) -> str:
    card, event = pair
    return event.details.get("start_date", "") or card.published
