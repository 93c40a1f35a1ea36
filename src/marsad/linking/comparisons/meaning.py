"""How near two texts are in meaning, in any of the three languages: the cosine of their sentence vectors."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from marsad.language.encoder import Encoder

AT_ONCE = 4_000_000  # cosines in memory
Vectors = npt.NDArray[np.float32]


class Meanings:
    """The vectors of texts, each encoded once; for comparing names and recommendations across languages."""

    def __init__(self, encoder: Encoder, texts: Iterable[str] = ()) -> None:
        """Begin with some texts; more can be added."""
        self._encoder = encoder
        self._place: dict[str, int] = {}
        self._vectors: Vectors = np.zeros((0, encoder.dimensions), dtype=np.float32)
        self.add(texts)

    def add(self, texts: Iterable[str]) -> None:
        """Encode, in one batch, those texts that are not known yet; encoding takes most of a linking's time."""
        fresh = sorted({text for text in texts if text} - self._place.keys())
        if fresh:
            self._place.update((text, place) for place, text in enumerate(fresh, len(self._place)))
            self._vectors = np.vstack((self._vectors, self._encoder.encode(fresh)))

    def similarity(self, first: str, second: str) -> float:
        """The cosine of two known texts, from 0 to 1; 0 where one is empty."""
        if not first or not second:
            return 0.0
        one, other = self._vectors[self._place[first]], self._vectors[self._place[second]]
        return float(max(0.0, one @ other))

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """One row for each known text; zeros for an empty one."""
        rows = np.zeros((len(texts), self._vectors.shape[1]), dtype=np.float32)
        told = [place for place, text in enumerate(texts) if text]
        rows[told] = self._vectors[[self._place[texts[place]] for place in told]]
        return rows

    def near_pairs(self, texts: Sequence[str], threshold: float) -> Iterator[tuple[int, int]]:
        """All pairs of places in `texts` (each i < j) whose cosine reaches the threshold, in blocks of memory."""
        rows = self.vectors(texts)
        step = max(1, AT_ONCE // max(1, len(texts)))
        for start in range(0, len(texts), step):
            cosines = rows[start : start + step] @ rows[start:].T
            for i, j in np.argwhere(cosines >= threshold).tolist():
                if i < j:
                    yield start + i, start + j

    def near_among(
        self, texts: Sequence[str], pairs: Iterable[tuple[int, int]], threshold: float
    ) -> list[tuple[int, int]]:
        """Those of some pairs of places whose cosine reaches the threshold."""
        return [(i, j) for i, j in pairs if self.similarity(texts[i], texts[j]) >= threshold]
