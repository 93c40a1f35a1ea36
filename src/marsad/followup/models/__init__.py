"""The tables of follow-up; only this room's actions and queries touch them."""

from marsad.followup.models.evidence import Candidate, Learnt, Scan
from marsad.followup.models.people import Addressee, Contact, Feed, Reminder, Task
from marsad.followup.models.progress import Cited, Cost, Indicator, Update, Value
from marsad.followup.models.register import Owed, Recommendation, Register, Source, Tag, Translation
from marsad.followup.models.views import Draft, SavedView

__all__ = [
    "Addressee",
    "Candidate",
    "Cited",
    "Contact",
    "Cost",
    "Draft",
    "Feed",
    "Indicator",
    "Learnt",
    "Owed",
    "Recommendation",
    "Register",
    "Reminder",
    "SavedView",
    "Scan",
    "Source",
    "Tag",
    "Task",
    "Translation",
    "Update",
    "Value",
]
