"""What this room does in the background: reading documents in, reading all again, linking."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from itertools import chain
from typing import Any

from marsad.accounts.roles import Mark
from marsad.evidence import actions, queries, waiting
from marsad.evidence.added import Added, FromSource, summary_of
from marsad.evidence.handling import Handling
from marsad.jobs.errors import CancelledError
from marsad.jobs.running import Running


def upload(
    running: Running, *, names: Sequence[str], address: str = "", mark: str = "clear", collection: int | None = None
) -> dict[str, Any]:
    """Read sent files and an address in; begun again after a loss, it passes over what has entered already."""
    files = waiting.kept(running.id, names)
    handling = Handling(mark=Mark(mark), collection=collection)
    added = actions.add_uploads(files, who=running.who, handling=handling)
    if address:
        added = chain(added, actions.add_address(address, who=running.who, handling=handling))
    try:
        with actions.linking_ready():
            told = _followed(added, running, total=None if address else len(names))
    except CancelledError:
        waiting.forget(running.id)
        raise
    waiting.forget(running.id)
    return told


def reread(running: Running) -> dict[str, Any]:
    """Read all originals again."""
    total = queries.count_documents(who=running.who)
    with actions.linking_ready():
        return _followed(actions.reread(who=running.who), running, total=total)


def relink(running: Running) -> dict[str, Any]:
    """Link all facts again."""
    running.tell(0)
    with actions.linking_ready():
        return {"entities": actions.relink(who=running.who)}


def learn(running: Running) -> dict[str, Any]:
    """Learn from people's decisions; begun again after a loss, it learns the same."""
    running.tell(0)
    report = actions.learn_from_decisions(who=running.who)
    return {"joined": report["joined"], "parted": report["parted"]}


def forget(running: Running) -> dict[str, Any]:
    """Take the latest learning back."""
    running.tell(0)
    return {"entities": actions.take_learning_back(who=running.who)}


def _followed(added: Iterable[Added], running: Running, *, total: int | None) -> dict[str, Any]:
    """Go through items and tell the progress; what is cancelled stops between two documents."""
    items: list[Added] = []
    for item in added:
        items.append(item)
        running.tell(sum(not isinstance(one, FromSource) for one in items), total)
    summary = summary_of(items)
    return {
        "entered": [one.document for one in summary.entered],
        "known": [one.document for one in summary.known if one.document],
        "unread": [asdict(one) for one in summary.unread],
    }
