"""Entities as plain data and back without loss: the part of our files that only we read."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from marsad.records import Citation, Entity, EntityKind, Link, Mention, Name, NameKind, Score

SIMPLE = ("label", "authority", "parent", "country")


def plain(entity: Entity) -> dict[str, Any]:
    """Everything of an entity but its citations, which travel by themselves."""
    return {
        "kind": str(entity.kind),
        **{name: value for name in SIMPLE if (value := getattr(entity, name))},
        "names": [{**asdict(name), "kind": str(name.kind)} for name in entity.names],
        "facts": list(entity.facts),
        "links": [asdict(link) for link in entity.links],
        "details": dict(entity.details),
    }


def entity_of(identifier: str, data: Mapping[str, Any], mentions: Iterable[Mention]) -> Entity:
    """Build the entity that `plain` described.

    Raises:
        KeyError, TypeError, ValueError: for data that `plain` did not write.
    """
    links = [Link(**{**link, "scores": tuple(Score(**score) for score in link["scores"])}) for link in data["links"]]
    return Entity(
        id=identifier,
        kind=EntityKind(data["kind"]),
        label=str(data.get("label", "")),
        authority=str(data.get("authority", "")),
        parent=str(data.get("parent", "")),
        country=str(data.get("country", "")),
        names=tuple(Name(**{**name, "kind": NameKind(name["kind"])}) for name in data["names"]),
        facts=tuple(data["facts"]),
        links=tuple(links),
        details=dict(data["details"]),
        mentions=tuple(sorted(mentions, key=_place)),
    )


def plain_mention(mention: Mention) -> dict[str, Any]:
    """A citation of an entity."""
    return {**asdict(mention), "kind": str(mention.kind)}


def mention_of(data: Mapping[str, Any]) -> Mention:
    """The citation that `plain_mention` described; raises KeyError, TypeError or ValueError for other data."""
    return Mention(**{**data, "kind": EntityKind(data["kind"]), "citation": Citation(**data["citation"])})


def _place(mention: Mention) -> tuple[str, int, int, str]:
    citation = mention.citation
    return citation.document, citation.start, citation.end, mention.fact
