"""What becomes of one original: it is processed, was known already, or could not be read."""

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from marsad.records import Analysis, Known, Note, Original, Passage, Unread

Vectors: TypeAlias = npt.NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What the chain made of one document: all that the store needs besides the original bytes."""

    analysis: Analysis
    passages: tuple[Passage, ...]
    vectors: Vectors  # a row per passage, of unit length
    encoder: str  # name of what made the vectors
    is_blanked: bool = False  # erased names stood in it: its original is not to be kept

    def __post_init__(self) -> None:
        """Refuse vectors that do not belong to the passages one by one."""
        if len(self.vectors) != len(self.passages):
            message = f"{len(self.vectors)} vectors for {len(self.passages)} passages of {self.analysis.document.id}"
            raise ValueError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Processed:
    """An original that became a document."""

    original: Original
    result: Result


Outcome: TypeAlias = Processed | Known | Unread | Note  # notes of the sources pass through

__all__ = ["Known", "Outcome", "Processed", "Result", "Vectors"]
