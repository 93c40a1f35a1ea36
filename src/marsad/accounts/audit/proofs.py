"""Proofs for others: that an entry stands in the trail, and that the trail has only grown."""

from collections.abc import Mapping
from typing import Any

from marsad.accounts.audit import tree
from marsad.accounts.audit.heads import current_head, keep
from marsad.accounts.errors import UnknownEntryError
from marsad.accounts.models import AuditEntry
from marsad.certificates import merkle
from marsad.certificates.heads import Head


def entry_proof(position: int, head: Head | None = None) -> Mapping[str, Any]:
    """An entry with the path from its leaf to the root of a head (the current one without it), as plain data."""
    entry = AuditEntry.objects.filter(position=position).first()
    if entry is None:
        raise UnknownEntryError(position)
    head = head or kept_head()
    path = merkle.inclusion_proof(position, head.size, tree.node)
    return {
        "entry": tree.plain(entry),
        "position": position,
        "proof": [step.hex() for step in path],
        "head": head.as_json(),
    }


def growth_proof(first: int) -> Mapping[str, Any]:
    """What shows that the trail of today begins with its first entries as they were then."""
    head = kept_head()
    if not 0 < first <= head.size:
        raise UnknownEntryError(first)
    path = merkle.consistency_proof(first, head.size, tree.node)
    return {
        "first": first,
        "first_root": merkle.root(first, tree.node).hex(),
        "proof": [step.hex() for step in path],
        "head": head.as_json(),
    }


def kept_head() -> Head:
    """The current head, remembered: what was told to others must hold from now on."""
    head = current_head()
    keep(head)
    return head
