"""The key of this home that signs heads and certificates, its successors, and what is derived from the first one.

The key stands in a file of the data folder that its owner alone may read. It can be replaced (`rotate`): the old one
hands over to the new one, so that heads and certificates of before stay verifiable, and is thrown away.
"""

import hashlib
import hmac
import json
import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from marsad.accounts.actions import record
from marsad.accounts.audit import tree
from marsad.accounts.permission import Asker, require
from marsad.accounts.roles import Action
from marsad.certificates.handing import Handover, hand_over, handovers_in, public

KEY = "audit-key"
HANDOVERS = "audit-keys.jsonl"
ERASING = "erasing-key"  # written when the first key goes: digests of erased names and pseudonyms stay the same
PURPOSE = b"marsad: names that were erased"


def signing_key() -> Ed25519PrivateKey:
    """The key of this home, made at its first use, readable by its owner only."""
    path = Path(settings.HOME) / KEY
    try:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(path.read_text(encoding="ascii")))
    except FileNotFoundError:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = Ed25519PrivateKey.generate()
    try:
        _write_new(path, made.private_bytes_raw())
    except FileExistsError:  # another process was first
        return signing_key()
    return made


def erasing_key() -> bytes:
    """The key of digests of erased names and of pseudonyms: backups carry it, the database does not."""
    try:
        return bytes.fromhex((Path(settings.HOME) / ERASING).read_text(encoding="ascii"))
    except FileNotFoundError:
        return hmac.digest(signing_key().private_bytes_raw(), PURPOSE, hashlib.sha256)


def handovers() -> tuple[Handover, ...]:
    """Every handover of this home, oldest first; one of the key that signs still was stopped halfway."""
    try:
        lines = (Path(settings.HOME) / HANDOVERS).read_text(encoding="ascii").splitlines()
    except FileNotFoundError:
        return ()
    own = public(signing_key())
    return tuple(one for one in handovers_in(lines) if one.key != own)


def rotate(*, who: Asker | None) -> Handover:
    """Make a new key, let the old one hand over to it, and throw the old one away.

    Each step leaves a home that works: stopped before the last one, the old key goes on until it is asked again.
    """
    require(who, Action.MANAGE_PEOPLE)
    home, old, new = Path(settings.HOME), signing_key(), Ed25519PrivateKey.generate()
    if not (home / ERASING).exists():
        _write_new(home / ERASING, erasing_key())
    waiting = home / f"{KEY}.new"
    waiting.unlink(missing_ok=True)
    _write_new(waiting, new.private_bytes_raw())
    with transaction.atomic():
        record("audit.rotate", "audit", who=who, before={"key": public(old)}, after={"key": public(new)})
        size = tree.size()
    told = _hand_over(old, new, size)
    waiting.replace(home / KEY)
    if (size := tree.size()) > told.size:  # somebody may have signed what came in between with the old key
        told = _hand_over(old, new, size)
    return told


def _hand_over(old: Ed25519PrivateKey, new: Ed25519PrivateKey, size: int) -> Handover:
    """Write a handover down."""
    told = hand_over(old, new, size=size, when=timezone.now().isoformat())
    with (Path(settings.HOME) / HANDOVERS).open("a", encoding="ascii") as file:
        file.write(json.dumps(told.as_json()) + "\n")
        file.flush()
        os.fsync(file.fileno())
    return told


def _write_new(path: Path, key: bytes) -> None:
    """Write a key into a file of its owner; raises FileExistsError where there is one."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(key.hex())
        file.flush()
        os.fsync(file.fileno())
