"""An encoder that keeps its vectors in a file between runs of a measure: encoding is nine tenths of its time."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from marsad.language.encoder import Before, Encoder, Vectors
from marsad.search.logic.numbers import word_id


class KeptVectors(Before):
    """Looks a text up before encoding it; `save` writes what is new."""

    def __init__(self, encoder: Encoder, path: Path | None) -> None:
        """Read the file where there is one."""
        super().__init__(encoder)
        self._path = path
        self._known: dict[int, Vectors] = {}
        if path and path.exists():
            kept = np.load(path)
            self._known = dict(zip(kept["ids"].tolist(), kept["vectors"], strict=True))

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row per text."""
        ids = [word_id(text) for text in texts]
        new = {one: text for one, text in zip(ids, texts, strict=True) if one not in self._known}
        self._known.update(zip(new, self._encoder.encode(list(new.values())).astype(np.float16), strict=True))
        rows = [self._known[one] for one in ids]
        return np.array(rows, dtype=np.float32).reshape(-1, self.dimensions)

    def save(self) -> None:
        """Keep all vectors, in 16 bits, for the next run."""
        if self._path:
            vectors = np.stack(list(self._known.values()))
            np.savez(self._path, ids=np.array(list(self._known), dtype=np.int64), vectors=vectors)
