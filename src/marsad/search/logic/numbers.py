"""Numbers for words that are the same everywhere, so that an index can keep words as numbers."""

import hashlib
from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from marsad.search.index import WordIds


@lru_cache(maxsize=200_000)
def word_id(word: str) -> int:
    """The number of a folded word: 64 bits of its digest."""
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "big", signed=True)


def word_ids(words: Iterable[str]) -> WordIds:
    """The numbers of some words."""
    return np.fromiter((word_id(word) for word in words), dtype=np.int64)
