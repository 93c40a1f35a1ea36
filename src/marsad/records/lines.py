"""Facts, documents and entities as the JSON lines that the command line prints and exchange reads."""

from collections.abc import Mapping
from typing import Any

from marsad.records.document import Document
from marsad.records.entity import Entity
from marsad.records.fact import Fact, Mention


def document_line(document: Document) -> dict[str, Any]:
    """A line of `marsad documents --json`."""
    return {
        "id": document.id,
        "file": document.file,
        "address": document.address,
        "media_type": document.media_type,
        "title": document.title or None,
        "language": document.language,
        "published": document.published or None,
        "author": document.author or None,
        "publisher": document.publisher or None,
        "retrieved": document.retrieved.isoformat(),
        "sha256": document.sha256,
        "reader": document.reader,
        "text": document.text,
        "skipped": [{"text": s.text, "reason": s.reason} for s in document.skipped],
        "warnings": list(document.warnings),
    }


def fact_line(fact: Fact, *, file: str, reason: str) -> dict[str, Any]:
    """A line of `marsad facts --json`; `reason` is the sentence of `extraction.reasons` for the reader."""
    return {
        "id": fact.id,
        "kind": str(fact.kind),
        "document": fact.citation.document,
        "file": file,
        "language": fact.language,
        "start": fact.citation.start,
        "end": fact.citation.end,
        "quote": fact.citation.quote,
        "fields": dict(fact.fields),
        "confidence": fact.confidence,
        "reason": reason,
        "rule": fact.rule,
        "cues": list(fact.cues),
        "extractor": fact.extractor,
        "review": str(fact.review),
    }


def mention_line(mention: Mention, *, file: str) -> dict[str, Any]:
    """One of the `mentions` of an entity's line."""
    citation = mention.citation
    return {
        "document": citation.document,
        "file": file,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
        "language": mention.language,
    }


def entity_line(entity: Entity, *, files: Mapping[str, str]) -> dict[str, Any]:
    """A line of `marsad entities --json`; `files` gives each document's file by its id."""
    return {
        "id": entity.id,
        "kind": str(entity.kind),
        "label": entity.label,
        "names": [
            {"text": n.text, "language": n.language, "script": n.script, "kind": str(n.kind)} for n in entity.names
        ],
        "mentions": [mention_line(m, file=files[m.citation.document]) for m in entity.mentions],
        "facts": list(entity.facts),
        "links": [
            {
                "item": link.item,
                "probability": link.probability,
                "reason": link.reason,
                "scores": [{"name": s.name, "value": s.value, "detail": s.detail} for s in link.scores],
            }
            for link in entity.links
        ],
        "parent": entity.parent or None,
        "authority": entity.authority or None,
        "country": entity.country or None,
        "details": dict(entity.details),
    }
