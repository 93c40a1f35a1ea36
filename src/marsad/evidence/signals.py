"""What the rooms above the store listen to. A listener that fails is logged and never costs the store its change.

`documents_changed` sends `documents`, a frozenset of ids that entered or were read again; sent after the transaction,
a batch at a time. `entities_changed` is sent when `relink` has replaced the entities. When a person merged or split
some, marked a document or erased somebody, or a worker stored no more than a new document changed, it says which
`kinds` of entity changed (`EVERY_KIND` may have): listeners may pass over what does not concern them, and leave long
work to a job, as a page or the next document waits.
"""

import logging
from typing import Any

from django.dispatch import Signal

from marsad.records import EntityKind

EVERY_KIND = frozenset(EntityKind)
documents_changed = Signal()
entities_changed = Signal()

log = logging.getLogger(__name__)


def tell(signal: Signal, **about: Any) -> None:
    """Send a signal to every listener; those that fail are logged."""
    for receiver, answer in signal.send_robust(sender=None, **about):
        if isinstance(answer, Exception):
            log.error("%r failed: %s", receiver, answer, exc_info=answer)
