"""The bytes of every document as they came, in a content-addressed store: a folder, or object storage.

A file is named by the SHA-256 of its bytes. In the data folder it is written under another name first, then renamed;
object storage takes an object whole or not at all: what is there is whole. Files are never changed, only erased with
their document; the same bytes are kept once, whoever writes them.
"""

import hashlib
import os
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


def path_of(sha256: str) -> Path:
    """Where the original of that digest stands in the data folder, or would stand."""
    return Path(settings.HOME) / "originals" / sha256[:2] / sha256[2:]


def keep(content: bytes) -> str:
    """Keep bytes for ever and give their digest."""
    sha256 = hashlib.sha256(content).hexdigest()
    if settings.ORIGINALS:
        storage, key = _elsewhere(sha256)
        if not storage.exists(key):
            storage.pipe_file(key, content)
    elif not path_of(sha256).exists():
        _write(path_of(sha256), content)
    return sha256


def content_of(sha256: str) -> bytes:
    """The bytes of that digest; raises FileNotFoundError when the store has lost them."""
    if not settings.ORIGINALS:
        return path_of(sha256).read_bytes()
    storage, key = _elsewhere(sha256)
    content: bytes = storage.cat_file(key)
    return content


def forget(sha256: str) -> None:
    """Erase the bytes of that digest; nothing happens when they are gone already."""
    if not settings.ORIGINALS:
        path_of(sha256).unlink(missing_ok=True)
        return
    storage, key = _elsewhere(sha256)
    if storage.exists(key):
        storage.rm_file(key)


def _elsewhere(sha256: str) -> tuple[Any, str]:
    """The file system of the settings' address, and the original's key in it."""
    try:
        storage, root = import_module("fsspec.core").url_to_fs(settings.ORIGINALS, **_options())
    except (ImportError, ValueError) as error:
        raise ImproperlyConfigured(
            f"The address of MARSAD_ORIGINALS, {settings.ORIGINALS}, cannot be used ({error}): "
            "write it as s3://bucket/folder, and pip install 'marsad[remote]'."
        ) from error
    return storage, f"{root}/{sha256[:2]}/{sha256[2:]}"


def _options() -> dict[str, Any]:
    """Folders are made as they are needed; object storage has none."""
    return {"auto_mkdir": True} if settings.ORIGINALS.startswith("file:") else {}


def _write(path: Path, content: bytes) -> None:
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
