"""Heads of the trail: made, signed with the key of this home, and kept in a file beside the database.

Who can write into the database alone cannot make a head; a head that was given to somebody else binds the home too.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from marsad.accounts.audit import tree
from marsad.accounts.audit.keys import signing_key
from marsad.certificates import merkle
from marsad.certificates.heads import Head, head_from, sign

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
