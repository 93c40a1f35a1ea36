"""Why an entity bears each of its names: which documents use it, found by which fact, linked how surely. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from marsad.evidence.cards import EntityPage, FactCard, MentionCard
from marsad.language.normalise import fold
from marsad.records import Fact, Link, Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """A document that uses a name."""

    document: str
    document_name: str
    times: int
    fact: Fact | None  # what it says of the entity under this name; its rule says how that was found
    link: Link | None  # why that fact belongs to the entity
    place: int  # where the name stands first


@dataclass(frozen=True, slots=True, kw_only=True)
class NameTold:
    """A name with the documents that use it; none use one that only the authority file gives."""

    name: Name
    bearers: tuple[Bearer, ...]

    @property
    def is_of_authority(self) -> bool:
        """Whether no document here uses it."""
        return not self.bearers


def names_told(page: EntityPage) -> tuple[NameTold, ...]:
    """Each name of an entity with the documents that use it, most often first."""
    links = {link.item: link for link in page.entity.links}
    facts = {card.fact.id: card for card in page.facts}
    uses = list(_uses(page.mentions, page.facts))
    return tuple(NameTold(name=name, bearers=_bearers(name, uses, facts, links)) for name in page.entity.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A place where a document uses a name, folded."""

    spelling: str
    document: str
    document_name: str
    place: int
    fact: str


def _uses(mentions: Iterable[MentionCard], facts: Iterable[FactCard]) -> Iterator[Use]:
    seen: set[tuple[str, str]] = set()
    for card in mentions:
        citation = card.mention.citation
        spelling = fold(" ".join(citation.quote.split()))
        seen.add((citation.document, spelling))
        yield Use(
            spelling=spelling,
            document=citation.document,
            document_name=card.document_name,
            place=citation.start,
            fact=card.mention.fact,
        )
    for said in facts:
        citation = said.fact.citation
        for field in ("name", "series", "acronym", "text"):
            spelling = fold(str(said.fact.fields.get(field) or ""))
            if spelling and (citation.document, spelling) not in seen:
                yield Use(
                    spelling=spelling,
                    document=citation.document,
                    document_name=said.document_name,
                    place=citation.start,
                    fact=said.fact.id,
                )


def _bearers(name: Name, uses: Iterable[Use], facts: dict[str, FactCard], links: dict[str, Link]) -> tuple[Bearer, ...]:
    spelling = fold(name.text)
    by_document: dict[str, list[Use]] = {}
    for use in uses:
        if use.spelling == spelling:
            by_document.setdefault(use.document, []).append(use)
    found = [_bearer(own, facts, links) for own in by_document.values()]
    return tuple(sorted(found, key=lambda bearer: (-bearer.times, bearer.document_name, bearer.document)))


def _bearer(uses: list[Use], facts: dict[str, FactCard], links: dict[str, Link]) -> Bearer:
    first = min(uses, key=lambda use: use.place)
    known = next((use.fact for use in uses if use.fact in facts), "")
    return Bearer(
        document=first.document,
        document_name=first.document_name,
        times=len(uses),
        fact=facts[known].fact if known else None,
        link=links.get(known),
        place=first.place,
    )
