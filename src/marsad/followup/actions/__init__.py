"""Every write of follow-up: permission, change and audit entry in one transaction. `who` None is the local system."""

from marsad.followup.actions.candidates import (
    accept_candidate,
    find_evidence,
    forget_documents,
    forget_learning,
    learn_from_decisions,
    refuse_candidate,
    undo_candidate,
)
from marsad.followup.actions.following import Followed, follow_threads
from marsad.followup.actions.importing import Imported, drop_draft, import_register, keep_draft
from marsad.followup.actions.measuring import (
    Measure,
    add_cost,
    add_indicator,
    record_value,
    remove_cost,
    remove_indicator,
)
from marsad.followup.actions.people import (
    add_task,
    change_task,
    finish_task,
    name_contact,
    remove_contact,
    remove_task,
)
from marsad.followup.actions.progress import (
    Report,
    refuse_update,
    report_progress,
    submit_update,
    undo_validation,
    validate_update,
    withdraw_update,
)
from marsad.followup.actions.registers import (
    add_register,
    change_many,
    merge_recommendations,
    open_register,
    part_recommendation,
    rename_register,
)
from marsad.followup.actions.reminding import Reminded, remind
from marsad.followup.actions.settings import (
    let_documents_decide,
    remove_translation,
    review_translation,
    set_attributes,
    set_due,
    translate,
)
from marsad.followup.actions.views import end_feeds, make_feed, remove_view, save_view

__all__ = [
    "Followed",
    "Imported",
    "Measure",
    "Reminded",
    "Report",
    "accept_candidate",
    "add_cost",
    "add_indicator",
    "add_register",
    "add_task",
    "change_many",
    "change_task",
    "drop_draft",
    "end_feeds",
    "find_evidence",
    "finish_task",
    "follow_threads",
    "forget_documents",
    "forget_learning",
    "import_register",
    "keep_draft",
    "learn_from_decisions",
    "let_documents_decide",
    "make_feed",
    "merge_recommendations",
    "name_contact",
    "open_register",
    "part_recommendation",
    "record_value",
    "refuse_candidate",
    "refuse_update",
    "remind",
    "remove_contact",
    "remove_cost",
    "remove_indicator",
    "remove_task",
    "remove_translation",
    "remove_view",
    "rename_register",
    "report_progress",
    "review_translation",
    "save_view",
    "set_attributes",
    "set_due",
    "submit_update",
    "translate",
    "undo_candidate",
    "undo_validation",
    "validate_update",
    "withdraw_update",
]
