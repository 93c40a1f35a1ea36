"""An encoder out of a directory: an ONNX model with its tokenizer, as sentence-transformers lay them out.

The directory holds ``model.onnx`` (or ``onnx/model.onnx``; whole or quantised to 8 bits) and ``tokenizer.json``;
``1_Pooling/config.json`` and ``sentence_bert_config.json`` are heeded where they are there. Needs the extra `onnx`.
"""

import json
import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from marsad.language.encoder import Vectors
from marsad.language.encoder_folders import each_once, library, name_of
from marsad.language.errors import EncoderError

_BATCH = 32  # texts, of like length
_LONGEST = 256  # tokens, unless the directory says otherwise
_MODELS = ("model.onnx", "onnx/model.onnx")
_EXTRA = "onnx"


def holds_model(folder: Path) -> bool:
    """Whether a directory has an ONNX model with its tokenizer."""
    return any((folder / name).is_file() for name in _MODELS) and (folder / "tokenizer.json").is_file()


class OnnxEncoder:
    """The model of a directory."""

    def __init__(self, folder: Path) -> None:
        """Look what is there; the model itself is loaded when something is encoded."""
        if not holds_model(folder):
            raise EncoderError(folder)
        self._folder, self._tokens = folder, folder / "tokenizer.json"
        self._model = next(folder / name for name in _MODELS if (folder / name).is_file())

    @cached_property
    def name(self) -> str:
        """The directory's name and a digest of model and tokenizer: another model is another space."""
        return name_of(_EXTRA, self._folder, (self._model, self._tokens))

    @cached_property
    def dimensions(self) -> int:
        """The length of a vector, asked of the model itself."""
        return int(self._pooled(["a"]).shape[1])

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of unit length per text; a text that comes twice is encoded once."""
        return each_once(texts, self._encoded) if texts else np.empty((0, self.dimensions), dtype=np.float32)

    def _encoded(self, texts: Sequence[str]) -> Vectors:
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))  # so that little is padded
        rows = np.empty((len(texts), self.dimensions), dtype=np.float32)
        for first in range(0, len(order), _BATCH):
            some = order[first : first + _BATCH]
            rows[some] = self._pooled([texts[place] for place in some])
        return rows

    def _pooled(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """What the model says of each text: its own vector where it has one, else the mean (or first) of its tokens."""
        cut = self._tokenizer.encode_batch(list(texts))
        mask = np.array([one.attention_mask for one in cut], dtype=np.int64)
        given = {
            "input_ids": np.array([one.ids for one in cut], dtype=np.int64),
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(mask),
        }
        wanted = {one.name for one in self._session.get_inputs()}
        told = self._session.run(None, {name: value for name, value in given.items() if name in wanted})
        named = dict(zip((one.name for one in self._session.get_outputs()), told, strict=True))
        states = named.get("sentence_embedding", told[0])
        if states.ndim == 2:
            return np.asarray(states, dtype=np.float32)
        if self._settings("1_Pooling/config.json").get("pooling_mode_cls_token"):
            return np.asarray(states[:, 0], dtype=np.float32)
        weights = mask[:, :, None].astype(np.float32)
        mean: NDArray[np.float32] = (states * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1)
        return mean

    @cached_property
    def _session(self) -> Any:
        runtime = library("onnxruntime", self._folder, extra=_EXTRA)
        options = runtime.SessionOptions()
        threads = os.environ.get("OMP_NUM_THREADS", "")
        options.intra_op_num_threads = int(threads) if threads.isdecimal() else 1  # more cores: more processes
        return runtime.InferenceSession(str(self._model), options, providers=["CPUExecutionProvider"])

    @cached_property
    def _tokenizer(self) -> Any:
        tokenizer = library("tokenizers", self._folder, extra=_EXTRA).Tokenizer.from_file(str(self._tokens))
        longest = self._settings("sentence_bert_config.json").get("max_seq_length") or _LONGEST
        tokenizer.enable_truncation(int(longest))
        tokenizer.enable_padding()
        return tokenizer

    def _settings(self, name: str) -> Mapping[str, Any]:
        path = self._folder / name
        found: Mapping[str, Any] = json.loads(path.read_text("utf-8")) if path.is_file() else {}
        return found
