"""The names that people read for status, strength, level, roles and states: translated in this one place."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from marsad.evidence.labels import language as known_language
from marsad.followup.kinds import CandidateState, Force, Role, Standing, Status, TranslationState, UpdateState
from marsad.followup.logic.addressees import PROMISE

Labels = Mapping[str, str | Promise]

STATUSES: Labels = {
    Status.NOT_STARTED: pgettext_lazy("status of a recommendation", "Not started"),
    Status.PLANNED: pgettext_lazy("status of a recommendation", "Planned"),
    Status.IN_PROGRESS: pgettext_lazy("status of a recommendation", "In progress"),
    Status.PARTLY_DONE: pgettext_lazy("status of a recommendation", "Partly done"),
    Status.DONE: pgettext_lazy("status of a recommendation", "Done"),
    Status.REJECTED: pgettext_lazy("status of a recommendation", "Rejected"),
    Status.SUPERSEDED: pgettext_lazy("status of a recommendation", "Superseded"),
}
_OF_COMMITMENT: Labels = {  # in French and Arabic a commitment is masculine, a recommendation feminine
    Status.NOT_STARTED: pgettext_lazy("status of a commitment", "Not started"),
    Status.PLANNED: pgettext_lazy("status of a commitment", "Planned"),
    Status.IN_PROGRESS: pgettext_lazy("status of a commitment", "In progress"),
    Status.PARTLY_DONE: pgettext_lazy("status of a commitment", "Partly done"),
    Status.DONE: pgettext_lazy("status of a commitment", "Done"),
    Status.REJECTED: pgettext_lazy("status of a commitment", "Rejected"),
    Status.SUPERSEDED: pgettext_lazy("status of a commitment", "Superseded"),
}
STRENGTHS: Labels = {
    "formal": pgettext_lazy("strength of a recommendation", "Formal recommendation"),
    "commitment": pgettext_lazy("strength of a recommendation", "Commitment"),
    "call": pgettext_lazy("strength of a recommendation", "Call"),
    "soft": pgettext_lazy("strength of a recommendation", "Informal recommendation"),
}
LEVELS: Labels = {
    "1": _("1 · asks for help or sharing"),
    "2": _("2 · goes on with what is done"),
    "3": _("3 · considers"),
    "4": _("4 · acts in general"),
    "5": _("5 · does something specific"),
    "none": _("no level yet"),
}
STANDINGS: Labels = {
    Standing.CURRENT: _("In the register"),
    Standing.MERGED: _("Merged into another"),
    Standing.WITHDRAWN: _("Withdrawn: no document says it any more"),
}
UPDATE_STATES: Labels = {
    UpdateState.SUBMITTED: pgettext_lazy("state of an update", "Waits to be validated"),
    UpdateState.VALIDATED: pgettext_lazy("state of an update", "Validated"),
    UpdateState.REFUSED: pgettext_lazy("state of an update", "Refused"),
    UpdateState.WITHDRAWN: pgettext_lazy("state of an update", "Taken back"),
}
TRANSLATION_STATES: Labels = {
    TranslationState.DRAFT: pgettext_lazy("state of a translation", "Draft"),
    TranslationState.REVIEWED: pgettext_lazy("state of a translation", "Reviewed"),
}
CANDIDATE_STATES: Labels = {
    CandidateState.PROPOSED: pgettext_lazy("state of a passage", "Proposed"),
    CandidateState.ACCEPTED: pgettext_lazy("state of a passage", "Accepted"),
    CandidateState.REFUSED: pgettext_lazy("state of a passage", "Refused"),
}
ROLES: Labels = {
    Role.FOCAL_POINT: _("Focal point"),
    Role.ALTERNATE: _("Alternate"),
    Role.VALIDATOR: _("Validating authority"),
}
FORCES: Labels = {
    Force.SAME: _("as strong as before"),
    Force.SOFTENED: _("softened"),
    Force.STRENGTHENED: _("strengthened"),
}


def status_of(status: str, strength: str) -> str:
    """A status as it is said of one recommendation, or of one commitment, where it is spoken of alone."""
    return str((_OF_COMMITMENT if strength == PROMISE else STATUSES)[status])


def language_name(code: str) -> str:
    """A language's name in the reader's language."""
    return str(known_language(code))
