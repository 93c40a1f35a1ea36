"""Appends entries to the tree and reads its hashes; the only module that writes them.

Invariant: entry `position` n is leaf n; a full part of the tree has its hash in AuditNode, written once.
"""

from datetime import UTC
from typing import Any

from django.db import connection, transaction
from django.db.models import Max

from marsad.accounts.models import AuditEntry, AuditNode
from marsad.certificates import merkle
from marsad.certificates.canonical import canonical

LOCK = 0x6D617273  # any number that no other part of the program locks with


def append(entry: AuditEntry) -> None:
    """Write a new entry at the end of the trail, in the caller's transaction where there is one.

    Writers wait for each other from here to the end of their transactions, so that every position is given once.
    """
    with transaction.atomic():
        _wait_for_the_others()
        entry.position = size()
        entry.save()
        AuditNode.objects.bulk_create(grown(entry.position, merkle.leaf_hash(content(entry))))


def grown(position: int, leaf: bytes) -> list[AuditNode]:
    """The hashes that a new leaf completes: itself, and each part of the tree that it fills."""
    level, place, found = 0, position, leaf
    made = [AuditNode(level=0, place=position, hash=leaf)]
    while place & 1:
        found = merkle.node_hash(node(level, place - 1), found)
        level, place = level + 1, place >> 1
        made.append(AuditNode(level=level, place=place, hash=found))
    return made


def size() -> int:
    """How many entries the trail holds."""
    last = AuditNode.objects.filter(level=0).aggregate(last=Max("place"))["last"]
    return 0 if last is None else int(last) + 1


def node(level: int, place: int) -> bytes:
    """A kept hash; raises AuditNode.DoesNotExist where somebody took it away."""
    return bytes(AuditNode.objects.values_list("hash", flat=True).get(level=level, place=place))


def content(entry: AuditEntry) -> bytes:
    """The bytes of an entry that its leaf is the hash of."""
    return canonical(plain(entry))


def plain(entry: AuditEntry) -> dict[str, Any]:
    """What an entry says, as certificates carry it. People are named by number: their names may be erased."""
    return {
        "who": entry.who_id,
        "when": entry.when.astimezone(UTC).isoformat(timespec="microseconds"),
        "action": entry.action,
        "item": entry.item,
        "before": entry.before,
        "after": entry.after,
    }


def _wait_for_the_others() -> None:
    """SQLite has one writer by itself; PostgreSQL is asked for a lock that ends with the transaction."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
