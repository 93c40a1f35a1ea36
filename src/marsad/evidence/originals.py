"""The bytes of every document as they came, in a content-addressed store under the data folder.

A file is named by the SHA-256 of its bytes and is written under another name first, then renamed: a file that is
there is whole. Files are never changed; the same bytes are kept once.
"""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings


def path_of(sha256: str) -> Path:
    """Where the original of that digest stands, or would stand."""
    return Path(settings.HOME) / "originals" / sha256[:2] / sha256[2:]


def keep(content: bytes) -> str:
    """Keep bytes for ever and give their digest."""
    sha256 = hashlib.sha256(content).hexdigest()
    path = path_of(sha256)
    if path.exists():
        return sha256
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=".unfinished-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(unfinished).replace(path)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise
    return sha256


def content_of(sha256: str) -> bytes:
    """The bytes of that digest; raises FileNotFoundError when the store has lost them."""
    return path_of(sha256).read_bytes()
