"""Every write of the store: permission, change and audit entry in one transaction. `who` None is the local system."""

from marsad.evidence.actions.adding import add, add_named, reread
from marsad.evidence.actions.entering import ingest
from marsad.evidence.actions.erasing import erase_from_documents, remember_erased
from marsad.evidence.actions.joining import merge_entities, never_merge, split_entity, undo_act
from marsad.evidence.actions.learning import learn_from_decisions, take_learning_back
from marsad.evidence.actions.linking import relink
from marsad.evidence.actions.marking import mark_document
from marsad.evidence.actions.pairs import decide_different, decide_same, undo_pair
from marsad.evidence.actions.reading import note_reading
from marsad.evidence.actions.ready import let_go_of_linking, linking_ready
from marsad.evidence.actions.reviews import accept_fact, correct_fact, reject_fact, undo_review
from marsad.evidence.actions.suggesting import suggest_facts
from marsad.evidence.actions.uploads import add_address, add_uploads
from marsad.evidence.actions.withdrawing import withdraw_documents
from marsad.evidence.added import Added, Entered, FromSource, Summary, summary_of

__all__ = [
    "Added",
    "Entered",
    "FromSource",
    "Summary",
    "accept_fact",
    "add",
    "add_address",
    "add_named",
    "add_uploads",
    "correct_fact",
    "decide_different",
    "decide_same",
    "erase_from_documents",
    "ingest",
    "learn_from_decisions",
    "let_go_of_linking",
    "linking_ready",
    "mark_document",
    "merge_entities",
    "never_merge",
    "note_reading",
    "reject_fact",
    "relink",
    "remember_erased",
    "reread",
    "split_entity",
    "suggest_facts",
    "summary_of",
    "take_learning_back",
    "undo_act",
    "undo_pair",
    "undo_review",
    "withdraw_documents",
]
