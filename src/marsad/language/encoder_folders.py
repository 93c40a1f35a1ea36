"""What encoders out of directories have in common: their names, and the libraries that run them."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from marsad.language.encoder import Vectors
from marsad.language.errors import EncoderError


def name_of(kind: str, folder: Path, files: Iterable[Path]) -> str:
    """A name that another model does not have: the directory's with a digest of its files."""
    digest = hashlib.sha256()
    for path in files:
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return f"{kind} {folder.name} {digest.hexdigest()[:16]}"


def each_once(texts: Sequence[str], encode: Callable[[Sequence[str]], Vectors]) -> Vectors:
    """Rows of unit length for some texts, of which each distinct one is encoded once."""
    places = {text: place for place, text in enumerate(dict.fromkeys(texts))}
    rows = encode([text or " " for text in places])
    unit: Vectors = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), np.float32(1e-9))
    return unit[[places[text] for text in texts]]


def library(name: str, folder: Path, *, extra: str) -> Any:
    """A library that an extra brings; raises EncoderError when it is not installed."""
    try:
        return import_module(name)
    except ImportError as error:
        raise EncoderError(folder, lacking=name, extra=extra) from error
