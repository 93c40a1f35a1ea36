"""A tiny ONNX model, written by hand: a table of vectors for six words, so that no model has to come with the tests."""

import struct
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

WORDS = {"[PAD]": 0, "[UNK]": 1, "harbour": 2, "port": 3, "library": 4, "bibliothèque": 5}
TABLE = [[0, 0, 0], [0.1, 0.1, 0.1], [1, 0, 0], [0.9, 0.1, 0], [0, 1, 0], [0, 0.9, 0.1]]


def _number(value: int) -> bytes:
    """A number as protocol buffers write it."""
    out = b""
    while value > 0x7F:
        out += bytes([value & 0x7F | 0x80])
        value >>= 7
    return out + bytes([value])


def _field(number: int, content: bytes | str | int) -> bytes:
    if isinstance(content, int):
        return _number(number << 3) + _number(content)
    raw = content.encode() if isinstance(content, str) else content
    return _number(number << 3 | 2) + _number(len(raw)) + raw


def _value(name: str, kind: int, dimensions: int) -> bytes:
    shape = b"".join(_field(1, _field(2, f"d{place}")) for place in range(dimensions))
    return _field(1, name) + _field(2, _field(1, _field(1, kind) + _field(2, shape)))


def model(table: list[list[float]]) -> bytes:
    """A model that gathers the rows of a table."""
    rows = np.array(table, dtype="<f4")
    node = _field(1, "table") + _field(1, "input_ids") + _field(2, "states") + _field(4, "Gather")
    tensor = b"".join(_field(1, size) for size in rows.shape) + _field(2, 1) + _field(8, "table")
    tensor += _field(9, struct.pack(f"<{rows.size}f", *rows.ravel()))
    graph = _field(1, node) + _field(2, "tiny") + _field(5, tensor)
    graph += _field(11, _value("input_ids", 7, 2)) + _field(12, _value("states", 1, 3))
    return _field(1, 8) + _field(7, graph) + _field(8, _field(2, 13))


def written(folder: Path, *, turned: bool = False) -> Path:
    """The directory of an encoder; `turned` gives another one of the same words."""
    folder.mkdir(parents=True)
    (folder / "model.onnx").write_bytes(model([row[::-1] for row in TABLE] if turned else TABLE))
    tokenizer().save(str(folder / "tokenizer.json"))
    return folder


def tokenizer() -> Tokenizer:
    """One that knows the six words."""
    made = Tokenizer(WordLevel(WORDS, unk_token="[UNK]"))
    made.pre_tokenizer = Whitespace()
    return made
