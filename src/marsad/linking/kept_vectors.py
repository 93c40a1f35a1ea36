"""Keeps the sentence vectors of linking from one run to the next: making them takes most of a linking's time.

A text has one vector for ever, so the file only grows, and may be deleted at any time. Vectors are kept, and given, in
16 bits: linking anew gives the same whether a text was known or not.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import numpy.typing as npt

from marsad.language.encoder import Before, Encoder, Vectors
from marsad.linking.all_cores import AllCores
from marsad.records import digest

Row = npt.NDArray[np.float16]
_TABLE = "CREATE TABLE IF NOT EXISTS vectors (text TEXT PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID"
_ASKED = "SELECT text, vector FROM vectors WHERE text IN (SELECT value FROM json_each(?))"
_PATIENCE = 30.0  # seconds to wait for another process


class KeptVectors(Before):
    """An encoder that asks another one only for what the file does not hold."""

    def __init__(self, encoder: Encoder, file: Path) -> None:
        """Nothing is read or made yet."""
        super().__init__(AllCores(encoder))
        self._file = file

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row per text, from the file where it is known; a file that cannot be used is passed over."""
        keys = {text: digest(self.name, text) for text in texts}
        try:
            with closing(self._opened()) as store:
                known = _read(store, keys.values())
                missing = [text for text, key in keys.items() if key not in known]
                made = {keys[text]: row for text, row in zip(missing, self._made(missing), strict=True)}
                _write(store, made)
        except sqlite3.DatabaseError:
            return np.asarray(self._made(texts), dtype=np.float32)
        everything = known | made
        return np.asarray([everything[keys[text]] for text in texts], dtype=np.float32).reshape(-1, self.dimensions)

    def _made(self, texts: Sequence[str]) -> list[Row]:
        return list(self._encoder.encode(texts).astype(np.float16))

    def _opened(self) -> sqlite3.Connection:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        store = sqlite3.connect(self._file, timeout=_PATIENCE)
        store.execute(_TABLE)
        return store


def _read(store: sqlite3.Connection, keys: Iterable[str]) -> dict[str, Row]:
    rows = store.execute(_ASKED, (json.dumps(list(keys)),))
    return {key: np.frombuffer(vector, dtype=np.float16) for key, vector in rows}


def _write(store: sqlite3.Connection, made: Mapping[str, Row]) -> None:
    with store:
        rows = ((key, row.tobytes()) for key, row in made.items())
        store.executemany("INSERT OR IGNORE INTO vectors VALUES (?, ?)", rows)
