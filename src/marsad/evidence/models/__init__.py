"""The tables of the store; only this room's actions and queries touch them."""

from marsad.evidence.models.asked import Asked
from marsad.evidence.models.decisions import Decision
from marsad.evidence.models.documents import Document, Passage, Unread
from marsad.evidence.models.entities import Entity, EntityFact, EntityMention, FormerEntity, Name
from marsad.evidence.models.erased import ErasedName
from marsad.evidence.models.facts import Fact, Mention
from marsad.evidence.models.learned import Learning
from marsad.evidence.models.linked import Conflict, Proposal, StoryDocument
from marsad.evidence.models.sources import Source, TakenEntry

__all__ = [
    "Asked",
    "Conflict",
    "Decision",
    "Document",
    "Entity",
    "EntityFact",
    "EntityMention",
    "ErasedName",
    "Fact",
    "FormerEntity",
    "Learning",
    "Mention",
    "Name",
    "Passage",
    "Proposal",
    "Source",
    "StoryDocument",
    "TakenEntry",
    "Unread",
]
