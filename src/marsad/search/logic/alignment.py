"""Compares a question with passages of one language word by word, where vectors of sentences blur what is asked.

Each word of the question looks for the word of the passage that is nearest in meaning, or that sounds like it: another
form of it, the same name in another script. Words around the passage and of the document's title count too, a little
less, since a sentence seldom repeats what its document is about. Words that every passage has weigh little.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from marsad.language.encoder import Vectors
from marsad.search.index import Hit, WordIds
from marsad.search.logic.numbers import word_ids
from marsad.search.logic.sounds import alike
from marsad.search.logic.wordvectors import WordVectors, meaning_words

_AROUND = 0.9  # what a word in the sentences around the passage, or in the title, counts
_LEAST = 0.05  # what a word weighs that all passages have
_FORM = 0.9  # what a word counts that sounds like one of the question, in the question's language
_NAME = 0.8  # in another language, where it is mostly chance or a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A passage, and which words of the question it has under another name."""

    hit: Hit
    named: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compared:
    """For each text (row) and each asked word: the cosine of the text's nearest word; whether one sounds like it."""

    nearest: Vectors
    sounds: NDArray[np.bool_]

    def near(self, sounding: float) -> Vectors:
        near: Vectors = np.maximum(self.nearest, np.float32(sounding) * self.sounds)
        return near

    def part(self, rows: slice) -> "_Compared":
        return _Compared(nearest=self.nearest[rows], sounds=self.sounds[rows])


def alignments(question: str, passages: Sequence[Told], known: WordVectors, *, is_own: bool) -> Vectors:
    """How much of the question each passage speaks of, from 0 to 1; `is_own` when they are in its language."""
    asked = meaning_words(question)
    if not asked or not passages:
        return np.zeros(len(passages), dtype=np.float32)
    known.learn(asked)
    compared = _compared(word_ids(asked), _texts(passages), known)
    inside, around = compared.part(slice(len(passages))), compared.part(slice(len(passages), None))
    sounding = _FORM if is_own else _NAME
    named = np.array([[word in told.named for word in asked] for told in passages], dtype=np.float32)
    near = np.maximum(np.maximum(inside.near(sounding), _AROUND * around.near(sounding)), named)
    weights = np.maximum(1 - inside.nearest.mean(axis=0), _LEAST)
    if is_own:
        weights = np.sqrt(weights * _rarity(inside.sounds | around.sounds))
    with np.errstate(invalid="ignore"):  # some builds of BLAS warn of padding that they do not use
        found = near @ (weights / weights.sum())
    clipped: Vectors = np.clip(found, 0, 1).astype(np.float32)
    return clipped


def _texts(passages: Sequence[Told]) -> list[WordIds]:
    """The words of all passages, then those around them: they are mostly the same, and compared once."""
    return [*(told.hit.words for told in passages), *(told.hit.around for told in passages)]


def _rarity(told: NDArray[np.bool_]) -> Vectors:
    """How rare each asked word is among the passages: its inverse document frequency, 1 for the rarest."""
    rarity = np.log(1 + len(told) / (1 + told.sum(axis=0)))
    most: Vectors = (rarity / rarity.max()).astype(np.float32)
    return most


def _compared(asked: WordIds, texts: Sequence[WordIds], known: WordVectors) -> _Compared:
    nearest = np.zeros((len(texts), len(asked)), dtype=np.float32)
    sounds = np.zeros((len(texts), len(asked)), dtype=np.bool_)
    some = [place for place, text in enumerate(texts) if len(text)]
    if some:
        words, places = np.unique(np.concatenate([texts[place] for place in some]), return_inverse=True)
        begins = np.cumsum([0, *(len(texts[place]) for place in some[:-1])])
        own, others = known.known(asked), known.known(words)
        cosines, same = others.vectors @ own.vectors.T, alike(others.sounds, own.sounds)
        nearest[some] = np.maximum.reduceat(cosines[places], begins)
        sounds[some] = np.logical_or.reduceat(same[places], begins)
    return _Compared(nearest=nearest, sounds=sounds)
