"""The shared vocabulary: documents, facts, citations, entities, as frozen dataclasses.

Lies under every other room and imports none of them.
"""

from marsad.records.analysis import Amount, Analysis, Date, Sentence
from marsad.records.arrivals import Arrival, Known, Note, Remembered, Taken, Visited
from marsad.records.document import Block, Declared, Document, Original, Passage, Skipped, Span, Unread
from marsad.records.entity import Decisions, Entity, Link, Name, Score
from marsad.records.fact import Citation, Fact, Mention, cite, make_fact
from marsad.records.fields import FIELDS, FieldSet
from marsad.records.ids import digest, document_id, entity_id, fact_id
from marsad.records.kinds import BlockKind, EntityKind, FactKind, Language, NameKind, ReviewState

__all__ = [
    "FIELDS",
    "Amount",
    "Analysis",
    "Arrival",
    "Block",
    "BlockKind",
    "Citation",
    "Date",
    "Decisions",
    "Declared",
    "Document",
    "Entity",
    "EntityKind",
    "Fact",
    "FactKind",
    "FieldSet",
    "Known",
    "Language",
    "Link",
    "Mention",
    "Name",
    "NameKind",
    "Note",
    "Original",
    "Passage",
    "Remembered",
    "ReviewState",
    "Score",
    "Sentence",
    "Skipped",
    "Span",
    "Taken",
    "Unread",
    "Visited",
    "cite",
    "digest",
    "document_id",
    "entity_id",
    "fact_id",
    "make_fact",
]
