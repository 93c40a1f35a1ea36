"""Jobs for the tests of jobs: what a room would bring."""

from typing import Any

from marsad.accounts.roles import Action
from marsad.jobs import actions
from marsad.jobs.errors import UnknownJobError
from marsad.jobs.kinds import KINDS, Kind
from marsad.jobs.models import Job
from marsad.jobs.running import Running

STEPS = 4


def kinds() -> dict[str, Kind]:
    here = "marsad.jobs.tests.made"
    names = {"count", "fail", "refuse", "cancel_itself", "lose"}
    return {**KINDS, **{name: Kind(label=name, where=f"{here}.{name}", needs=Action.LINK) for name in names}}


def count(running: Running) -> dict[str, Any]:
    for step in range(STEPS):
        running.tell(step + 1, STEPS)
    return {"counted": STEPS}


def fail(running: Running) -> None:
    raise RuntimeError("a secret of the machine")


def refuse(running: Running) -> None:
    raise UnknownJobError("that you want")


def cancel_itself(running: Running) -> None:
    running.tell(1)
    actions.cancel(running.id, who=running.who)
    running.tell(2)


def lose(running: Running) -> None:
    Job.objects.filter(pk=running.id).update(worker="another:1")
    running.tell(1)
