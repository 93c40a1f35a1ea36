"""Heads of the trail: made, signed with the key of this home, and kept in a file beside the database.

Who can write into the database alone cannot make a head; a head that was given to somebody else binds the home too.
"""

import json
import os
from collections.abc import Iterable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.utils import timezone

from marsad.accounts.audit import tree
from marsad.certificates import merkle
from marsad.certificates.heads import Head, head_from, sign

KEY = "audit-key"
HEADS = "audit-heads.jsonl"


def current_head() -> Head:
    """The head of the trail as it stands now, signed."""
    size = tree.size()
    root = merkle.root(size, tree.node).hex()
    return sign(Head(size=size, root=root, when=timezone.now().isoformat()), signing_key())


def keep(head: Head) -> None:
    """Remember a head in the data folder, unless the latest one kept says the same."""
    latest = kept()[-1:]
    if latest and (latest[0].size, latest[0].root) == (head.size, head.root):
        return
    with (Path(settings.HOME) / HEADS).open("a", encoding="ascii") as file:
        file.write(json.dumps(head.as_json()) + "\n")


def kept() -> tuple[Head, ...]:
    """The heads that this home remembers, oldest first."""
    try:
        lines = (Path(settings.HOME) / HEADS).read_text(encoding="ascii").splitlines()
    except FileNotFoundError:
        return ()
    return heads_in(lines)


def heads_in(lines: Iterable[str]) -> tuple[Head, ...]:
    """Heads as files hold them, one a line; raises MalformedError where a line is none."""
    return tuple(head_from(json.loads(line)) for line in lines if line.strip())


def signing_key() -> Ed25519PrivateKey:
    """The key of this home, made at its first use, readable by its owner only."""
    path = Path(settings.HOME) / KEY
    try:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(path.read_text(encoding="ascii")))
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    made = Ed25519PrivateKey.generate()
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # another process was first
        return signing_key()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(made.private_bytes_raw().hex())
    return made
