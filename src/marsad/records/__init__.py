"""The shared vocabulary: documents, facts, citations, entities, as frozen dataclasses.

Lies under every other room and imports none of them.
"""

from marsad.records.analysis import Amount, Analysis, Date, Sentence
from marsad.records.document import Block, Document, Original, Passage, Skipped, Span, Unread
from marsad.records.entity import Decisions, Entity, Link, Name, Score
from marsad.records.fact import Citation, Fact, Mention, cite, make_fact
from marsad.records.fields import FIELDS, FieldSet
from marsad.records.ids import digest, document_id, entity_id, fact_id
from marsad.records.kinds import BlockKind, EntityKind, FactKind, Language, NameKind, ReviewState

__all__ = [
    "FIELDS",
    "Amount",
    "Analysis",
    "Block",
    "BlockKind",
    "Citation",
    "Date",
    "Decisions",
    "Document",
    "Entity",
    "EntityKind",
    "Fact",
    "FactKind",
    "FieldSet",
    "Language",
    "Link",
    "Mention",
    "Name",
    "NameKind",
    "Original",
    "Passage",
    "ReviewState",
    "Score",
    "Sentence",
    "Skipped",
    "Span",
    "Unread",
    "cite",
    "digest",
    "document_id",
    "entity_id",
    "fact_id",
    "make_fact",
]
