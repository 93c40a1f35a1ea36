"""An encoder out of a directory that sentence-transformers saved, run by that library: where there is no ONNX model.

The directory holds ``modules.json`` and what it names. Nothing is fetched: a directory that is not whole is an error.
Needs the extra `sentence-transformers`, which brings PyTorch; it runs on the processor with one thread, as all
encoders here do, since more cores are used by more processes.
"""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from marsad.language.cores import threads
from marsad.language.encoder import Vectors
from marsad.language.encoder_folders import each_once, library, name_of
from marsad.language.errors import EncoderError

LAYOUT = "modules.json"
_EXTRA = "sentence-transformers"
_BATCH = 32  # texts


class SentenceTransformersEncoder:
    """The model of a directory."""

    def __init__(self, folder: Path) -> None:
        """Look what is there; the model itself is loaded when something is encoded."""
        if not (folder / LAYOUT).is_file():
            raise EncoderError(folder)
        self._folder = folder

    @cached_property
    def name(self) -> str:
        """The directory's name and a digest of all its files: another model is another space."""
        return name_of(_EXTRA, self._folder, sorted(path for path in self._folder.rglob("*") if path.is_file()))

    @cached_property
    def dimensions(self) -> int:
        """The length of a vector, asked of the model itself."""
        return int(self._encoded(["a"]).shape[1])

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of unit length per text; a text that comes twice is encoded once."""
        return each_once(texts, self._encoded) if texts else np.empty((0, self.dimensions), dtype=np.float32)

    def _encoded(self, texts: Sequence[str]) -> Vectors:
        told = self._model.encode(list(texts), batch_size=_BATCH, convert_to_numpy=True, show_progress_bar=False)
        return np.asarray(told, dtype=np.float32)

    @cached_property
    def _model(self) -> Any:
        made = library("sentence_transformers", self._folder, extra=_EXTRA)
        library("torch", self._folder, extra=_EXTRA).set_num_threads(threads())
        try:
            return made.SentenceTransformer(str(self._folder), device="cpu", local_files_only=True)
        except (OSError, ValueError, KeyError, ImportError) as error:
            raise EncoderError(self._folder, reason=str(error)) from error
