"""Numbers of what words sound like: equal for forms of one word, and for one name in two scripts, by its consonants.

The consonants of an Arabic word are nearly its root, so that these numbers find its other forms; of names they are what
Arabic and Latin letters have in common (`marsad.language.skeletons`).
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from marsad.language.skeletons import skeletons
from marsad.search.logic.numbers import word_id

Sounds = NDArray[np.int64]  # two for each word: with and without what may be joined to it
WIDTH = 2


def sounds_of(words: Sequence[str]) -> Sounds:
    """A row for each folded word."""
    return np.array([_sounds(word) for word in words], dtype=np.int64).reshape(-1, WIDTH)


@lru_cache(maxsize=50_000)
def _sounds(word: str) -> tuple[int, int]:
    """A word with too few consonants sounds like itself alone."""
    found = _marked(skeletons(word[:1].upper() + word[1:])) or [word_id(word)]
    return found[0], found[-1]


def _marked(found: Iterable[str]) -> list[int]:
    return [word_id(f"~{one}") for one in found]


def alike(ones: Sounds, others: Sounds) -> NDArray[np.bool_]:
    """Which of the first words (rows) sound like which of the second (columns)."""
    same: NDArray[np.bool_] = np.zeros((len(ones), len(others)), dtype=np.bool_)
    for one in ones.T:
        for other in others.T:
            same |= one[:, None] == other[None, :]
    return same
