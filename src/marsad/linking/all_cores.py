"""An encoder that shares its texts out between the cores: making vectors takes much of a linking's time."""

from collections.abc import Sequence

import numpy as np

from marsad.language.encoder import Before, Vectors
from marsad.linking.shared_out import shared_out

TOGETHER = 256  # texts that are encoded together, whoever does it: vectors hang a little on what is made beside them
AT_ONCE = 32  # times as many between two copies of this process, which send back what they made
WORTH = 4  # times as many are worth a process


class AllCores(Before):
    """Another encoder, asked by several processes at once; vectors do not depend on how many."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row per text."""
        rows = np.empty((len(texts), self.dimensions), dtype=np.float32)
        step = TOGETHER * AT_ONCE
        for begin in range(0, len(texts), step):
            rows[begin : begin + step] = self._some(texts[begin : begin + step])
        return rows

    def _some(self, texts: Sequence[str]) -> Vectors:
        """One row per text, in parts that stand in the memory of a copy first."""

        def part(begin: int, end: int) -> Vectors:
            made = [
                self._encoder.encode(texts[start : start + TOGETHER])
                for start in range(begin * TOGETHER, min(end * TOGETHER, len(texts)), TOGETHER)
            ]
            return np.concatenate(made, dtype=np.float32).ravel()

        return shared_out(-(-len(texts) // TOGETHER), part, WORTH).reshape(-1, self.dimensions)
