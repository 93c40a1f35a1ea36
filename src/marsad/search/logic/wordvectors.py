"""Vectors of single words, kept between searches: a word costs half a millisecond when it is new, nothing after."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np

from marsad.language.encoder import Vectors, default_encoder
from marsad.language.normalise import fold
from marsad.search.logic.matching import content_words

_MOST_KEPT = 50_000  # words: 50 MB in 16 bits; the words of a language that matter
_kept: dict[str, Vectors] = {}


@lru_cache(maxsize=10_000)
def meaning_words(text: str) -> tuple[str, ...]:
    """The words of a text that carry meaning, folded, without repetition."""
    return tuple(dict.fromkeys(fold(word.text) for word in content_words(text)))


def learn(words: Iterable[str]) -> None:
    """Encode words that are new in one go; when there is no room, those that were learned first are forgotten."""
    new = sorted(set(words) - _kept.keys())
    if not new:
        return
    room = max(0, _MOST_KEPT - len(new))
    for old in list(_kept)[: max(0, len(_kept) - room)]:
        del _kept[old]
    _kept.update(zip(new, default_encoder().encode(new).astype(np.float16), strict=True))


def vectors_of(words: Sequence[str]) -> Vectors:
    """A row for each word; all of them must have been learned just before."""
    rows: Vectors = np.stack([_kept[word] for word in words]).astype(np.float32)
    return rows
