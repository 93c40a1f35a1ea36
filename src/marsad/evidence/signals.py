"""What the rooms above the store listen to. A listener that fails is logged and never costs the store its change.

`documents_changed` sends `documents`, a frozenset of ids that entered or were read again; sent after the transaction,
a batch at a time. `entities_changed` is sent when `relink` has replaced the entities; when a person merged or split
some, it says which `kinds` of entity changed, so that listeners may pass over what does not concern them.
"""

import logging
from typing import Any

from django.dispatch import Signal

documents_changed = Signal()
entities_changed = Signal()

log = logging.getLogger(__name__)


def tell(signal: Signal, **about: Any) -> None:
    """Send a signal to every listener; those that fail are logged."""
    for receiver, answer in signal.send_robust(sender=None, **about):
        if isinstance(answer, Exception):
            log.error("%r failed: %s", receiver, answer, exc_info=answer)
