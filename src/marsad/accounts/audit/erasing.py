"""Blanks erased words in entries of the trail, without breaking it.

An entry's leaf in the tree stays: the trail still proves that it was written, and that nothing was taken out or moved.
The entry of the erasure names each blanked entry with the hash of what it says since, so that `verify` accepts exactly
this change and no other. Invariant: only the values before and after are blanked, never who, when and what.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.db.models import QuerySet

from marsad.accounts.audit import tree
from marsad.accounts.models import AuditEntry
from marsad.certificates import merkle

ERASURE = "person.erase"  # the action of the entries that say what was blanked
BLANKED = "blanked"  # in their values: position → hash of the entry as it reads now
Blanking = Callable[[AuditEntry], tuple[Any, Any]]


def to_blank(blanking: Blanking) -> Iterator[AuditEntry]:
    """The entries that a blanking changes, as they would read."""
    for entry in AuditEntry.objects.order_by("position").iterator(chunk_size=1_000):
        before, after = blanking(entry)
        if (before, after) != (entry.before, entry.after):
            entry.before, entry.after = before, after
            yield entry


def blank(blanking: Blanking) -> Mapping[str, str]:
    """Blank entries, and give what the entry of the erasure must say of them."""
    told = {}
    writable: QuerySet[AuditEntry] = QuerySet(AuditEntry)  # the model's own manager refuses: this is the one exception
    for entry in list(to_blank(blanking)):
        writable.filter(pk=entry.pk).update(before=entry.before, after=entry.after)
        told[str(entry.position)] = merkle.leaf_hash(tree.content(entry)).hex()
    return told


def blanked_entries() -> Mapping[int, frozenset[str]]:
    """By position the hashes that blanked entries may have."""
    found: dict[int, frozenset[str]] = {}
    for after in AuditEntry.objects.filter(action=ERASURE).values_list("after", flat=True):
        for position, told in (after or {}).get(BLANKED, {}).items():
            found[int(position)] = found.get(int(position), frozenset()) | {told}
    return found
