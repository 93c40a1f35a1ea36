"""An encoder out of a directory: an ONNX model with its tokenizer, as sentence-transformers lay them out.

The directory holds ``model.onnx`` (or ``onnx/model.onnx``; whole or quantised to 8 bits) and ``tokenizer.json``;
``1_Pooling/config.json`` and ``sentence_bert_config.json`` are heeded where they are there. Needs the extra `onnx`.
"""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from marsad.language.encoder import Vectors
from marsad.language.errors import EncoderError

_BATCH = 32  # texts, of like length
_LONGEST = 256  # tokens, unless the directory says otherwise
_MODELS = ("model.onnx", "onnx/model.onnx")


class OnnxEncoder:
    """The model of a directory."""

    def __init__(self, folder: Path) -> None:
        """Look what is there; the model itself is loaded when something is encoded."""
        found = [folder / name for name in _MODELS if (folder / name).is_file()]
        self._tokens = folder / "tokenizer.json"
        if not found or not self._tokens.is_file():
            raise EncoderError(folder)
        self._folder, self._model = folder, found[0]

    @cached_property
    def name(self) -> str:
        """The directory's name and a digest of model and tokenizer: another model is another space."""
        digest = hashlib.sha256()
        for path in (self._model, self._tokens):
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
        return f"onnx {self._folder.name} {digest.hexdigest()[:16]}"

    @cached_property
    def dimensions(self) -> int:
        """The length of a vector, asked of the model itself."""
        return int(self._pooled(["a"]).shape[1])

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of unit length per text; a text that comes twice is encoded once."""
        places = {text: place for place, text in enumerate(dict.fromkeys(texts))}
        if not places:
            return np.empty((0, self.dimensions), dtype=np.float32)
        known = list(places)
        order = sorted(range(len(known)), key=lambda place: len(known[place]))  # so that little is padded
        rows = np.empty((len(known), self.dimensions), dtype=np.float32)
        for first in range(0, len(order), _BATCH):
            some = order[first : first + _BATCH]
            rows[some] = self._pooled([known[place] or " " for place in some])
        unit: Vectors = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), np.float32(1e-9))
        return unit[[places[text] for text in texts]]

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
        runtime = _library("onnxruntime", self._folder)
        options = runtime.SessionOptions()
        threads = os.environ.get("OMP_NUM_THREADS", "")
        options.intra_op_num_threads = int(threads) if threads.isdecimal() else 1  # more cores: more processes
        return runtime.InferenceSession(str(self._model), options, providers=["CPUExecutionProvider"])

    @cached_property
    def _tokenizer(self) -> Any:
        tokenizer = _library("tokenizers", self._folder).Tokenizer.from_file(str(self._tokens))
        longest = self._settings("sentence_bert_config.json").get("max_seq_length") or _LONGEST
        tokenizer.enable_truncation(int(longest))
        tokenizer.enable_padding()
        return tokenizer

    def _settings(self, name: str) -> Mapping[str, Any]:
        path = self._folder / name
        found: Mapping[str, Any] = json.loads(path.read_text("utf-8")) if path.is_file() else {}
        return found


def _library(name: str, folder: Path) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise EncoderError(folder, lacking=name) from error
