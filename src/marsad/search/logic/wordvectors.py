"""Vectors of single words and what they sound like, by the numbers of the words.

Words are encoded when they are indexed, and kept beside the index (`marsad.search.lexicon`); a question adds its own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import RLock

import numpy as np
from numpy.typing import NDArray

from marsad.language.encoder import Encoder, Vectors
from marsad.language.normalise import fold
from marsad.search.index import WordIds
from marsad.search.logic.matching import content_words
from marsad.search.logic.numbers import word_id, word_ids
from marsad.search.logic.places import Places
from marsad.search.logic.signs import cosines, widened
from marsad.search.logic.sounds import WIDTH, Sounds, alike, sounds_of

_ROOM = 4_096  # rows at first; doubled when full
_SAMPLE = 512  # words that stand for all
_FROM_QUESTIONS = 20_000  # words that are kept without being in the index: 20 MB


@lru_cache(maxsize=10_000)
def meaning_words(text: str) -> tuple[str, ...]:
    """The words of a text that carry meaning, folded, without repetition."""
    return tuple(dict.fromkeys(fold(word.text) for word in content_words(text)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Some words: their numbers, vectors, and what they sound like."""

    ids: WordIds
    vectors: Vectors | NDArray[np.float16]
    sounds: Sounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """Of some words (rows) the cosines with others (columns), and whether they sound alike."""

    cosines: Vectors
    sounds: NDArray[np.bool_]


class WordVectors:
    """Rows of vectors by the numbers of their words; those of unknown words are nought, near to nothing.

    Several people ask at a time: a place is given to one word, and read as it was given.
    """

    def __init__(self, encoder: Encoder) -> None:
        """Know no word yet."""
        self._encoder, self._lock = encoder, RLock()
        self._places = Places()
        self._asked: list[int] = []  # known only from questions, oldest first
        self._rows: NDArray[np.float16] = np.zeros((_ROOM, encoder.dimensions), dtype=np.float16)
        self._sounds: Sounds = np.zeros((_ROOM, WIDTH), dtype=np.int64)

    def __len__(self) -> int:
        """How many words are known."""
        return len(self._places)

    def take_in(self, words: Rows) -> None:
        """Learn words whose vectors are there already."""
        with self._lock:
            places = self._places.give(words.ids.tolist())
            if places:
                self._make_room(max(places) + 1)
                self._rows[places] = words.vectors
                self._sounds[places] = words.sounds

    def encode_new(self, words: Iterable[str]) -> Rows:
        """Encode the words that are not known yet, in one go, and learn them."""
        new = self._unknown(words)
        found = Rows(ids=word_ids(new), vectors=self._encoder.encode(new), sounds=sounds_of(new))
        self.take_in(found)
        return found

    def learn(self, words: Iterable[str]) -> None:
        """Know the words of a question; when there are too many of these, the rows of the oldest are used again."""
        self._remember(self.encode_new(words))

    def meaning(self, question: str) -> Vectors:
        """The vector of a question; those of its words that are not known yet are learnt in the same go."""
        new = self._unknown(meaning_words(question))
        vectors = self._encoder.encode([question, *new])
        found = Rows(ids=word_ids(new), vectors=vectors[1:], sounds=sounds_of(new))
        self.take_in(found)
        self._remember(found)
        meaning: Vectors = vectors[0]
        return meaning

    def _unknown(self, words: Iterable[str]) -> list[str]:
        return sorted({word for word in words if word_id(word) not in self._places})

    def _remember(self, new: Rows) -> None:
        with self._lock:
            self._asked.extend(new.ids.tolist())
            if len(self._asked) > _FROM_QUESTIONS:
                self._forget_asked()

    def rows(self, ids: Sequence[int] | WordIds) -> Vectors:
        """A row for each word."""
        with self._lock:
            places = self._places.of(ids)
            vectors = widened(self._rows[places])
        vectors[places < 0] = 0
        return vectors

    def likeness(self, ids: WordIds, others: WordIds) -> Likeness:
        """How near words are to others; unknown words are near to none, and sound like none."""
        with self._lock:
            places, columns = self._places.of(ids), self._places.of(others)
            found = cosines(self._rows, places, widened(self._rows[columns]).T)
            sounds = alike(self._sounds[places], self._sounds[columns])
        unknown = (places < 0)[:, None] | (columns < 0)[None, :]
        found[unknown], sounds[unknown] = 0, False
        return Likeness(cosines=found, sounds=sounds)

    def sample(self) -> Vectors:
        """Rows of some of the words, from the first to the last: how near a word is to words in general."""
        with self._lock:
            ids = list(self._places)
        return self.rows(ids[:: max(1, len(ids) // _SAMPLE)])

    def vectors_of(self, words: Sequence[str]) -> Vectors:
        """A row for each word, encoded now when it is new."""
        self.learn(words)
        return self.rows(word_ids(words))

    def _make_room(self, rows: int) -> None:
        if rows > len(self._rows):
            more = max(rows, 2 * len(self._rows)) - len(self._rows)
            self._rows = np.pad(self._rows, ((0, more), (0, 0)))
            self._sounds = np.pad(self._sounds, ((0, more), (0, 0)))

    def _forget_asked(self) -> None:
        """Keep only the words of the index."""
        asked = set(self._asked)
        kept = [one for one in self._places if one not in asked]
        places, ids = self._places.of(kept), np.array(kept, dtype=np.int64)
        rows = Rows(ids=ids, vectors=self._rows[places], sounds=self._sounds[places])
        self._places, self._asked = Places(), []
        self.take_in(rows)
