"""How many items a path will give, without opening any: for progress with a total and a remaining time."""

import os
from pathlib import Path


def how_many(path: str | Path) -> int:
    """Count what `originals` will give for a path; folders that cannot be listed are not counted."""
    root = Path(path).expanduser()
    if not root.is_dir():
        return 1
    count = 0
    for _, folders, files in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        count += sum(not name.startswith(".") for name in files)
    return count
