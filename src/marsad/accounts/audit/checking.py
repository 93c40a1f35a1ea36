"""Finds what somebody changed in the trail behind the program's back: altered, removed, inserted, moved entries.

Everything is read once, in order, in constant memory, so that a long trail can be checked.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from marsad.accounts.audit import tree
from marsad.accounts.audit.erasing import blanked_entries
from marsad.accounts.models import AuditEntry, AuditNode
from marsad.certificates import merkle
from marsad.certificates.handing import Handover, vouches
from marsad.certificates.heads import Head, is_signed

BATCH = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Tampering:
    """One thing that is not as it was written. `position` is None of what concerns no single entry."""

    position: int | None
    problem: str


def tampering(
    heads: Iterable[Head] = (), *, key: str = "", handovers: Collection[Handover] = ()
) -> Iterator[Tampering]:
    """All that does not hold: entries against their leaves, the hashes of the tree, and the heads that were kept.

    `key` is the one that the heads must be signed with, or one that handed over to it; "" takes any, as of heads of
    another home.
    """
    size = tree.size()
    yield from _entries(size)
    yield from _hashes(size)
    for head in heads:
        is_ours = is_signed(head) and (not key or vouches(key, head, handovers))
        yield from _head(head, size, is_ours=is_ours)


def _entries(size: int) -> Iterator[Tampering]:
    """Entries beside their leaves, both in order of position."""
    expected, blanked = 0, blanked_entries()
    for entry in AuditEntry.objects.order_by("position").iterator(chunk_size=BATCH):
        while expected < min(entry.position, size):
            yield Tampering(position=expected, problem=f"Entry {expected} was removed.")
            expected += 1
        if entry.position != expected or expected >= size:
            yield Tampering(position=entry.position, problem=f"Entry {entry.position} was inserted: it has no leaf.")
            continue
        expected += 1
        yield from _entry(entry, blanked.get(entry.position, frozenset()))
    for missing in range(expected, size):
        yield Tampering(position=missing, problem=f"Entry {missing} was removed.")


def _entry(entry: AuditEntry, blanked: frozenset[str]) -> Iterator[Tampering]:
    """An entry beside its leaf; one in which words were erased may read as its erasure says."""
    place, found = entry.position, merkle.leaf_hash(tree.content(entry))
    leaf = AuditNode.objects.filter(level=0, place=place).values_list("hash", flat=True).first()
    if leaf is None:
        yield Tampering(position=place, problem=f"The leaf of entry {place} was removed.")
    elif bytes(leaf) != found and found.hex() not in blanked:
        home = AuditNode.objects.filter(level=0, hash=found).values_list("place", flat=True).first()
        moved = f"The entry at {place} was moved there from {home}."
        yield Tampering(position=place, problem=moved if home is not None else f"Entry {place} was altered.")


def _hashes(size: int) -> Iterator[Tampering]:
    """Every kept hash against the two below it."""
    level, length = 0, size
    while length := length >> 1:
        level += 1
        for place, (here, below) in enumerate(zip_longest(_level(level, length), _pairs(level - 1, length))):
            if here is None or below is None or here != below:
                problem = f"The hash over entries {place << level} to {((place + 1) << level) - 1} was changed."
                yield Tampering(position=None, problem=problem)
                break  # one is enough to know, and the ones behind it may only have moved up


def _level(level: int, length: int) -> Iterator[bytes]:
    found = AuditNode.objects.filter(level=level, place__lt=length).order_by("place")
    return map(bytes, found.values_list("hash", flat=True).iterator(chunk_size=BATCH))


def _pairs(level: int, length: int) -> Iterator[bytes]:
    hashes = _level(level, 2 * length)
    return (merkle.node_hash(left, right) for left, right in zip(hashes, hashes, strict=False))


def _head(head: Head, size: int, *, is_ours: bool) -> Iterator[Tampering]:
    told = f"the head of {head.when} over {head.size} entries"
    if not is_ours:
        yield Tampering(position=None, problem=f"Not signed by this home: {told}.")
    elif head.size > size:
        yield Tampering(position=None, problem=f"{head.size - size} entries were cut off the end: see {told}.")
    elif not _leads_to(head):
        yield Tampering(position=None, problem=f"The trail no longer begins as it did: see {told}.")


def _leads_to(head: Head) -> bool:
    try:
        return merkle.root(head.size, tree.node).hex() == head.root
    except AuditNode.DoesNotExist:
        return False
