"""The shared vocabulary: documents, facts, citations, entities, as frozen dataclasses.

Lies under every other room and imports none of them.
"""

from marsad.records.analysis import Amount, Analysis, Date, Sentence
from marsad.records.arrivals import Arrival, Known, Note, Remembered, Taken, Visited
from marsad.records.document import Block, Declared, Document, Original, Passage, Skipped, Span, Unread
from marsad.records.entity import Act, Decisions, Entity, Link, Name, Score, Weights
from marsad.records.fact import Citation, Fact, Mention, cite, make_fact
from marsad.records.fields import FIELDS, LIST_FIELDS, NUMBER_FIELDS, WHOLE_FIELDS, FieldSet
from marsad.records.ids import digest, document_id, entity_id, fact_id
from marsad.records.kinds import BlockKind, EntityKind, FactKind, Language, NameKind, ReviewState
from marsad.records.linked import Conflict, Linked, Proposal, Story, StoryKind, StoryMember, Told

__all__ = [
    "FIELDS",
    "LIST_FIELDS",
    "NUMBER_FIELDS",
    "WHOLE_FIELDS",
    "Act",
    "Amount",
    "Analysis",
    "Arrival",
    "Block",
    "BlockKind",
    "Citation",
    "Conflict",
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
    "Linked",
    "Mention",
    "Name",
    "NameKind",
    "Note",
    "Original",
    "Passage",
    "Proposal",
    "Remembered",
    "ReviewState",
    "Score",
    "Sentence",
    "Skipped",
    "Span",
    "Story",
    "StoryKind",
    "StoryMember",
    "Taken",
    "Told",
    "Unread",
    "Visited",
    "Weights",
    "cite",
    "digest",
    "document_id",
    "entity_id",
    "fact_id",
    "make_fact",
]
