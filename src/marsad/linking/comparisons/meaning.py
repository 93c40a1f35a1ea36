"""How near two texts are in meaning, in any of the three languages: the cosine of their sentence vectors."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from marsad.language.encoder import Encoder

Vectors = npt.NDArray[np.float32]


class Meanings:
    """The vectors of a set of texts, encoded once; for comparing names and recommendations across languages."""

    def __init__(self, encoder: Encoder, texts: Iterable[str]) -> None:
        """Encode the distinct texts in one batch."""
        distinct = sorted({text for text in texts if text})
        self._place = {text: i for i, text in enumerate(distinct)}
        self._vectors: Vectors = (
            encoder.encode(distinct) if distinct else np.zeros((0, encoder.dimensions), dtype=np.float32)
        )

    def similarity(self, first: str, second: str) -> float:
        """The cosine of two texts, from 0 to 1; 0 where one is empty."""
        if not first or not second:
            return 0.0
        one, other = self._vectors[self._place[first]], self._vectors[self._place[second]]
        return float(max(0.0, one @ other))

    def near_pairs(self, texts: list[str], threshold: float, block: int = 1024) -> list[tuple[int, int, float]]:
        """All pairs of places in `texts` (each i < j) whose cosine reaches the threshold, in blocks of memory."""
        if not texts:
            return []
        rows = self._vectors[[self._place[text] for text in texts]]
        found: list[tuple[int, int, float]] = []
        for start in range(0, len(texts), block):
            cosines = rows[start : start + block] @ rows.T
            for i, j in zip(*np.nonzero(cosines >= threshold), strict=True):
                if start + i < j:
                    found.append((int(start + i), int(j), float(cosines[i, j])))
        return found
