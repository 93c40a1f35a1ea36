"""Serves styles, scripts and pictures packed (gzip) to browsers that can unpack: each packed once, at a start.

They are served from the installed package, where nothing may be written, so the packed ones stand in the data folder
under the digest of what they hold. Pages are not packed: what they show beside what somebody sends could be guessed.
"""

import gzip
import hashlib
import os
from pathlib import Path
from tempfile import mkstemp
from typing import Any
from wsgiref.headers import Headers

from django.conf import settings
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import StaticFile

FOLDER = "packed"
ENDINGS = (".css", ".js", ".svg")  # faces and pictures are packed by themselves
LEAST = 500  # bytes below which a packed file saves nothing


class Packing(WhiteNoiseMiddleware):  # type: ignore[misc]  # whitenoise is not typed
    """WhiteNoise, with a packed form of what lies in the package; no other site may read either (no CORS)."""

    def get_static_file(self, path: str, url: str, stat_cache: Any = None) -> StaticFile:
        """The file with its forms; each browser gets the smallest that it can read."""
        if self.autorefresh:
            return super().get_static_file(path, url, stat_cache=stat_cache)
        headers = Headers([])
        self.add_mime_headers(headers, path, url)
        self.add_cache_headers(headers, path, url)
        form = packed(Path(path))
        return StaticFile(path, headers.items(), encodings={"gzip": str(form)} if form else {})


def packed(path: Path) -> Path | None:
    """Where the packed form of a file stands; None where packing would not pay, or nothing can be written."""
    if path.suffix not in ENDINGS or path.stat().st_size < LEAST:
        return None
    content = path.read_bytes()
    target = Path(settings.HOME) / FOLDER / f"{hashlib.sha256(content).hexdigest()}.gz"
    try:
        return target if target.exists() else _written(target, gzip.compress(content, mtime=0))
    except OSError:  # a data folder that others keep: pages work without
        return None


def _written(target: Path, content: bytes) -> Path:
    """Write a file whole or not at all; several processes may do it at once."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = mkstemp(dir=target.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    return Path(name).replace(target)
