"""Between tables and records, both ways; no other module knows how a record is laid out in columns."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

import numpy as np
import numpy.typing as npt

from marsad import records
from marsad.evidence import models
from marsad.records import (
    FIELDS,
    Block,
    BlockKind,
    Citation,
    EntityKind,
    FactKind,
    Link,
    NameKind,
    ReviewState,
    Score,
    Skipped,
)

PLAIN = ("id", "file", "address", "media_type", "title", "language", "published", "author", "publisher")


def document_row(document: records.Document) -> dict[str, Any]:
    """The columns of a document."""
    return {
        **{name: getattr(document, name) for name in (*PLAIN, "retrieved", "sha256", "text", "reader")},
        "blocks": [{**asdict(block), "kind": str(block.kind)} for block in document.blocks],
        "skipped": [asdict(part) for part in document.skipped],
        "warnings": list(document.warnings),
    }


def document_record(row: models.Document) -> records.Document:
    """A document from its row."""
    return records.Document(
        **{name: getattr(row, name) for name in (*PLAIN, "retrieved", "sha256", "text", "reader")},
        blocks=tuple(Block(**{**block, "kind": BlockKind(block["kind"])}) for block in row.blocks),
        skipped=tuple(Skipped(**part) for part in row.skipped),
        warnings=tuple(row.warnings),
    )


def fact_row(fact: records.Fact) -> models.Fact:
    """A fact as the machine found it, ready to be stored."""
    return models.Fact(
        id=fact.id,
        document_id=fact.citation.document,
        kind=str(fact.kind),
        start=fact.citation.start,
        end=fact.citation.end,
        quote=fact.citation.quote,
        language=fact.language,
        fields=dict(fact.fields),
        confidence=fact.confidence,
        rule=fact.rule,
        cues=list(fact.cues),
        extractor=fact.extractor,
    )


def fact_record(row: models.Fact) -> records.Fact:
    """A fact from its row."""
    return records.Fact(
        id=row.id,
        kind=FactKind(row.kind),
        citation=Citation(document=row.document_id, start=row.start, end=row.end, quote=row.quote),
        language=row.language,
        fields=ordered_fields(row.kind, row.fields),
        confidence=row.confidence,
        rule=row.rule,
        cues=tuple(row.cues),
        extractor=row.extractor,
        review=ReviewState(row.review),
    )


def ordered_fields(kind: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Fields in the order in which people read them; PostgreSQL's JSON forgets the order."""
    known = FIELDS[FactKind(kind)].names
    return {name: fields[name] for name in (*known, *sorted(fields.keys() - set(known))) if name in fields}


def mention_row(mention: records.Mention) -> models.Mention:
    """A mention, ready to be stored."""
    return models.Mention(
        document_id=mention.citation.document,
        kind=str(mention.kind),
        start=mention.citation.start,
        end=mention.citation.end,
        quote=mention.citation.quote,
        language=mention.language,
        fact_id=mention.fact or None,
        authority=mention.authority,
        confidence=mention.confidence,
    )


def mention_record(row: models.Mention) -> records.Mention:
    """A mention from its row."""
    return records.Mention(
        kind=EntityKind(row.kind),
        citation=Citation(document=row.document_id, start=row.start, end=row.end, quote=row.quote),
        language=row.language,
        fact=row.fact_id or "",
        authority=row.authority,
        confidence=row.confidence,
    )


def passage_row(passage: records.Passage, vector: npt.NDArray[np.floating[Any]], encoder: str) -> models.Passage:
    """A passage with its vector, ready to be stored; an empty vector stays empty."""
    return models.Passage(
        document_id=passage.document,
        start=passage.start,
        end=passage.end,
        window_start=passage.window_start,
        window_end=passage.window_end,
        language=passage.language,
        vector=vector.astype("<f2").tobytes(),
        encoder=encoder,
    )


def passage_record(row: models.Passage) -> records.Passage:
    """A passage from its row, without its vector."""
    return records.Passage(
        document=row.document_id,
        start=row.start,
        end=row.end,
        window_start=row.window_start,
        window_end=row.window_end,
        language=row.language,
    )


def name_record(row: models.Name) -> records.Name:
    """A name from its row."""
    return records.Name(text=row.text, language=row.language, script=row.script, kind=NameKind(row.kind))


def link_record(item: str, row: models.EntityFact | models.EntityMention) -> Link:
    """Why `item` belongs to its entity."""
    return Link(item=item, probability=row.probability, reason=row.reason, scores=score_records(row.scores))


def score_records(column: Iterable[Mapping[str, Any]]) -> tuple[Score, ...]:
    """The comparisons that stand behind a link."""
    return tuple(Score(**score) for score in column)


def entity_record(row: models.Entity) -> records.Entity:
    """An entity with all that belongs to it; its links must have been fetched with it, or each is a query."""
    fact_links: Iterable[models.EntityFact] = row.fact_links.all()
    mention_links: Iterable[models.EntityMention] = row.mention_links.all()
    mentions = sorted(
        (mention_record(link.mention) for link in mention_links),
        key=lambda m: (m.citation.document, m.citation.start, m.citation.end),
    )
    links = [link_record(link.fact_id, link) for link in fact_links]
    links += [link_record(mention_key(link.mention), link) for link in mention_links if not link.mention.fact_id]
    return records.Entity(
        id=row.id,
        kind=EntityKind(row.kind),
        label=row.label,
        names=tuple(name_record(name) for name in row.names.all()),
        facts=tuple(link.fact_id for link in fact_links),
        mentions=tuple(mentions),
        links=tuple(links),
        authority=row.authority,
        parent=row.parent,
        country=row.country,
        details=dict(sorted(row.details.items())),
    )


def mention_key(row: models.Mention) -> str:
    """How a link names a mention that has no fact."""
    return f"{row.document_id}:{row.start}:{row.end}"
