"""What the doors give out: cards of the rooms as plain JSON, the same for REST and MCP."""

from typing import Any

from marsad.evidence.cards import DocumentCard, EntityCard, EntityPage, FactCard
from marsad.extraction.reasons import reason
from marsad.records import Document
from marsad.records.lines import document_line, entity_line, fact_line
from marsad.search.commands import result_line

__all__ = ["document_summary", "document_whole", "entity_summary", "entity_whole", "fact_whole", "result_line"]


def document_summary(card: DocumentCard) -> dict[str, Any]:
    """A document in a list. Paths on the server's disk are nobody's business."""
    names = ("id", "file", "media_type", "title", "language", "published", "author", "publisher", "facts")
    told = {name: getattr(card, name) for name in names}
    return {**told, "address": web_address(card.address), "added_at": card.added_at.isoformat()}


def fact_whole(card: FactCard) -> dict[str, Any]:
    """A fact with its citation, its reason and the entities that it belongs to."""
    line = fact_line(card.fact, file=card.file, reason=reason(card.fact))
    return {**line, "document_title": card.document_title, "entities": [entity.id for entity in card.entities]}


def entity_summary(card: EntityCard) -> dict[str, Any]:
    """An entity in a list."""
    counts = {"facts": card.facts, "mentions": card.mentions, "documents": card.documents}
    names = [{"text": name.text, "language": name.language, "kind": str(name.kind)} for name in card.names]
    return {
        "id": card.id,
        "kind": str(card.kind),
        "label": card.label,
        "names": names,
        "country": card.country,
        **counts,
    }


def entity_whole(page: EntityPage) -> dict[str, Any]:
    """An entity with each cited mention and its facts."""
    files = dict.fromkeys((mention.citation.document for mention in page.entity.mentions), "")
    files |= {card.mention.citation.document: card.file for card in page.mentions}
    return {**entity_line(page.entity, files=files), "facts": [fact_whole(card) for card in page.facts]}


def document_whole(document: Document) -> dict[str, Any]:
    """A document with its text."""
    return {**document_line(document), "address": web_address(document.address)}


def web_address(address: str) -> str:
    """The address where it is one of the web, else nothing."""
    return address if address.startswith(("https://", "http://")) else ""
