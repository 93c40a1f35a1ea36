"""How many items a path will give, without opening any: for progress with a total and a remaining time."""

import os
from collections.abc import Iterable
from pathlib import Path

from marsad.sources.addresses import is_address

_MANY = (".zip", ".warc", ".gz", ".wacz", ".ris", ".bib", ".csv", ".tsv", ".xml", ".json", ".jsonl", ".rss", ".atom")


def how_many(path: str | Path) -> int | None:
    """Count what `originals` will give for a path, or None when only opening it tells (an address, an archive)."""
    if is_address(str(path)):
        return None
    root = Path(path).expanduser()
    if not root.is_dir():
        return None if root.name.lower().endswith(_MANY) else 1
    names: list[str] = []
    for _, folders, files in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        names += [name for name in files if not name.startswith(".")]
    return None if any(name.lower().endswith(_MANY) for name in names) else len(names)


def total(paths: Iterable[str | Path]) -> int | None:
    """Count what several paths will give, None when one of them cannot be counted."""
    counts = [how_many(path) for path in paths]
    return None if None in counts else sum(count or 0 for count in counts)
