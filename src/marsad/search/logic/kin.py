"""Finds the pairs of words that make a question and a passage of another language mean the same, for saying why."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from marsad.language.encoder import Vectors
from marsad.language.normalise import fold
from marsad.search.logic.matching import content_words
from marsad.search.logic.sounds import alike, sounds_of
from marsad.search.logic.wordvectors import WordVectors

_NEAR = 0.66  # cosine of two single words: above it they nearly always translate each other
_SOUNDS = 0.8  # of two words with the same consonants: mostly one name in two scripts
_PAIRS = 3


def _words(text: str) -> list[str]:
    """The words that carry meaning, without repetition."""
    return list(dict.fromkeys(word.text for word in content_words(text)))


def _vectors(entries: Sequence[str], known: WordVectors) -> Vectors:
    return known.vectors_of([fold(entry) for entry in entries])


def _alike(asked: Sequence[str], told: Sequence[str]) -> NDArray[np.bool_]:
    ones, others = (sounds_of([fold(word) for word in words]) for words in (asked, told))
    return alike(ones, others)


@lru_cache(maxsize=4_000)  # a question's passages are looked at again by whoever comes back to them
def kindred_words(question: str, quote: str, known: WordVectors) -> tuple[tuple[str, str], ...]:
    """Up to three pairs (word of the question, word of the passage) that are nearest in meaning, or sound alike."""
    asked, told = _words(question), _words(quote)
    if not asked or not told:
        return ()
    nearness = np.maximum(_vectors(asked, known) @ _vectors(told, known).T, _SOUNDS * _alike(asked, told))
    order = np.dstack(np.unravel_index(np.argsort(-nearness, axis=None, kind="stable"), nearness.shape))[0]
    pairs: list[tuple[str, str]] = []
    for one, other in order:
        if nearness[one, other] < _NEAR or len(pairs) == _PAIRS:
            break
        if all(asked[one] != a and told[other] != t for a, t in pairs):
            pairs.append((asked[one], told[other]))
    return tuple(pairs)
