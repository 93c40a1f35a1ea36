"""Vectors of single words, named by numbers that are the same everywhere, so that an index can keep words as numbers.

Words are encoded when they are indexed, and kept beside the index (`marsad.search.lexicon`); a question adds its own.
"""

import hashlib
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from marsad.language.encoder import Encoder, Vectors
from marsad.language.normalise import fold
from marsad.search.index import WordIds
from marsad.search.logic.matching import content_words

_ROOM = 4_096  # rows at first; doubled when full
_FROM_QUESTIONS = 20_000  # words that are kept without being in the index: 20 MB


@lru_cache(maxsize=10_000)
def meaning_words(text: str) -> tuple[str, ...]:
    """The words of a text that carry meaning, folded, without repetition."""
    return tuple(dict.fromkeys(fold(word.text) for word in content_words(text)))


@lru_cache(maxsize=200_000)
def word_id(word: str) -> int:
    """The number of a folded word: 64 bits of its digest."""
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "big", signed=True)


def word_ids(words: Iterable[str]) -> WordIds:
    """The numbers of some words."""
    return np.fromiter((word_id(word) for word in words), dtype=np.int64)


class WordVectors:
    """Rows of vectors by the numbers of their words; those of unknown words are nought, near to nothing."""

    def __init__(self, encoder: Encoder) -> None:
        """Know no word yet."""
        self._encoder = encoder
        self._places: dict[int, int] = {}
        self._asked: list[int] = []  # known only from questions, oldest first
        self._rows: NDArray[np.float16] = np.zeros((_ROOM, encoder.dimensions), dtype=np.float16)

    def __len__(self) -> int:
        """How many words are known."""
        return len(self._places)

    def take_in(self, ids: Sequence[int] | WordIds, vectors: Vectors | NDArray[np.float16]) -> None:
        """Learn words whose vectors are there already."""
        places = [self._places.setdefault(int(one), len(self._places)) for one in ids]
        if places:
            self._make_room(max(places) + 1)
            self._rows[places] = vectors

    def encode_new(self, words: Iterable[str]) -> tuple[WordIds, Vectors]:
        """Encode the words that are not known yet, in one go, and learn them."""
        new = sorted({word for word in words if word_id(word) not in self._places})
        ids, vectors = word_ids(new), self._encoder.encode(new)
        self.take_in(ids, vectors)
        return ids, vectors

    def learn(self, words: Iterable[str]) -> None:
        """Know the words of a question; when there are too many of these, the rows of the oldest are used again."""
        ids, _ = self.encode_new(words)
        self._asked.extend(int(one) for one in ids)
        if len(self._asked) > _FROM_QUESTIONS:
            self._forget_asked()

    def rows(self, ids: Sequence[int] | WordIds) -> Vectors:
        """A row for each word."""
        places = np.fromiter((self._places.get(int(one), -1) for one in ids), dtype=np.int64, count=len(ids))
        rows: Vectors = self._rows[places].astype(np.float32)
        rows[places < 0] = 0
        return rows

    def vectors_of(self, words: Sequence[str]) -> Vectors:
        """A row for each word, encoded now when it is new."""
        self.learn(words)
        return self.rows(word_ids(words))

    def _make_room(self, rows: int) -> None:
        if rows > len(self._rows):
            wider = np.zeros((max(rows, 2 * len(self._rows)), self._rows.shape[1]), dtype=np.float16)
            wider[: len(self._rows)] = self._rows
            self._rows = wider

    def _forget_asked(self) -> None:
        """Keep only the words of the index."""
        asked = set(self._asked)
        kept = [one for one in self._places if one not in asked]
        rows = self._rows[[self._places[one] for one in kept]]
        self._places, self._asked = {}, []
        self.take_in(kept, rows)
