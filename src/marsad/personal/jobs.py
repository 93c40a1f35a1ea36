"""What this room does in the background: erasing somebody, which looks through every table and the whole trail."""

from typing import Any

from marsad.jobs.running import Running
from marsad.personal import actions, queries

STEPS = 2  # finding all names, erasing; the second is one transaction and cannot be stopped half-way


def erase(running: Running, *, names: list[str], accounts: bool) -> dict[str, Any]:
    """Erase whom an owner confirmed. Begun again after it was done, it only tells what was done.

    The names stand in the job's own row until they are erased there too, in the same transaction.
    """
    erasure = f"erasure:{running.id.hex}"
    running.tell(0, STEPS)
    effect = queries.effect_of(erasure, who=running.who)
    if effect is None:
        about = queries.subject(names, who=running.who)
        running.tell(1, STEPS)
        effect = actions.erase(about, who=running.who, confirmed=True, accounts=accounts, erasure=erasure).effect
    return {"effect": dict(effect)}
