"""The kinds of jobs: what each is called, which function does it, where its outcome is shown. Rooms add a line here.

A function takes `running` (progress, who asks) and the job's arguments by name, and gives plain data. It is run again
from its beginning when its worker was lost, so what it has done already must not be done twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from marsad.accounts.roles import Action


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of job."""

    label: str | Promise
    where: str  # "module.function", loaded by the worker only: what it needs may be large
    needs: (
        Action  # what somebody must be allowed to do, here or in a collection; the function's own action judges again
    )
    outcome: str = ""  # name of the address that shows what came of it, given the job's id


KINDS: Mapping[str, Kind] = {
    "upload": Kind(
        label=_("Reading documents in"),
        where="marsad.evidence.jobs.upload",
        needs=Action.ADD,
        outcome="evidence:added",
    ),
    "reread": Kind(
        label=_("Reading all documents again"), where="marsad.evidence.jobs.reread", needs=Action.READ_AGAIN
    ),
    "report": Kind(
        label=_("Making a report"), where="marsad.reports.jobs.make", needs=Action.EXPORT, outcome="reports:made"
    ),
    "erase": Kind(
        label=_("Erasing a person"), where="marsad.personal.jobs.erase", needs=Action.ERASE, outcome="personal:erased"
    ),
    "relink": Kind(label=_("Linking facts again"), where="marsad.evidence.jobs.relink", needs=Action.LINK),
    "learn": Kind(
        label=_("Learning from decisions"),
        where="marsad.evidence.jobs.learn",
        needs=Action.TEACH,
        outcome="evidence:learned",
    ),
    "forget": Kind(
        label=_("Taking back what was learned"),
        where="marsad.evidence.jobs.forget",
        needs=Action.TEACH,
        outcome="evidence:learned",
    ),
    "follow": Kind(
        label=_("Bringing the register up to date"), where="marsad.followup.jobs.follow", needs=Action.KEEP_REGISTER
    ),
}
