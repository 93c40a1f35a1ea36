"""Finds the pairs of words that make a question and a passage of another language mean the same, for saying why."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from marsad.language.encoder import Vectors, default_encoder
from marsad.search.logic.matching import content_words

_NEAR = 0.62  # cosine of two single words: above it they nearly always translate each other
_MOST_WORDS = 24  # of a passage; a word costs about two milliseconds
_PAIRS = 3


@lru_cache(maxsize=20_000)
def _vector(word: str) -> Vectors:
    vector: Vectors = default_encoder().encode([word])[0]
    return vector


def _words(text: str) -> list[str]:
    return list(dict.fromkeys(word.text for word in content_words(text)))[:_MOST_WORDS]


def _vectors(entries: Sequence[str]) -> Vectors:
    return np.stack([_vector(entry) for entry in entries])


def kindred_words(question: str, quote: str) -> tuple[tuple[str, str], ...]:
    """Up to three pairs (word of the question, word of the passage) that are nearest in meaning."""
    asked, told = _words(question), _words(quote)
    if not asked or not told:
        return ()
    nearness = _vectors(asked) @ _vectors(told).T
    order = np.dstack(np.unravel_index(np.argsort(-nearness, axis=None, kind="stable"), nearness.shape))[0]
    pairs: list[tuple[str, str]] = []
    for one, other in order:
        if nearness[one, other] < _NEAR or len(pairs) == _PAIRS:
            break
        if all(asked[one] != a and told[other] != t for a, t in pairs):
            pairs.append((asked[one], told[other]))
    return tuple(pairs)
