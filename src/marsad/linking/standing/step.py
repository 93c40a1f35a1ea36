"""What one change of the documents did to what linking gives: for a store that writes only what is another."""

from dataclasses import dataclass

from marsad.records import Conflict, Entity, Link, Mention, Proposal, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """What an item belongs to now; one that is no more belongs to nothing. A find has no fact of its own."""

    fact: str
    mentions: tuple[Mention, ...]
    links: tuple[tuple[str, Link], ...] = ()  # entities by id, each with why


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What went and what came; what came in the place of another is in both, and all else is as it was."""

    documents: frozenset[str]  # taken in, anew or out
    gone: frozenset[str]  # entities by id
    come: tuple[tuple[Entity, int], ...]  # each with how many documents speak of it
    belongings: tuple[Belonging, ...]  # of items that belong to others now, or for other reasons, and of new documents
    places: tuple[tuple[str, Mention], ...]  # of the documents, with their entity
    proposals_gone: tuple[Proposal, ...]
    proposals_come: tuple[Proposal, ...]
    conflicts: tuple[Conflict, ...]  # all of the entities that came
    stories_gone: frozenset[str]  # by id
    stories_come: tuple[Story, ...]
    entities: int  # how many stand
