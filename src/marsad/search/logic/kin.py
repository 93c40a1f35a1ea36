"""Finds the pairs of words that make a question and a passage mean the same, for saying why.

Short words and rare ones, cut into pieces that stand for little, lie near to half of all words: a pair counts when it
is nearer than the asked word is to words in general. Of one script, words with the same consonants must look alike as
well ("groupe", "group"; not "UNHCR", "encore"); across scripts these are mostly one name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import DamerauLevenshtein

from marsad.language.encoder import Vectors
from marsad.language.normalise import fold
from marsad.language.scripts import script_of
from marsad.search.logic.matching import content_words
from marsad.search.logic.sounds import alike, sounds_of
from marsad.search.logic.wordvectors import WordVectors

_NEAR = 0.66  # cosine of two single words that mostly translate each other
_SPREAD = 2.2  # of the way from a word's usual nearness to that of the nearest tenth: beyond it about one of 200 lies
_LOOKS = 0.7  # of the letters of two words of one script
_SOUNDS = 0.8  # what a pair that sounds alike counts among pairs that are near in meaning
_PAIRS = 3


@dataclass(frozen=True, slots=True)
class Kin:
    """A word of the question and one of the passage, and whether they only sound alike."""

    asked: str
    told: str
    by_sound: bool = False


def _words(text: str) -> list[str]:
    """The words that carry meaning, without repetition."""
    return list(dict.fromkeys(word.text for word in content_words(text)))


def _vectors(entries: Sequence[str], known: WordVectors) -> Vectors:
    return known.vectors_of([fold(entry) for entry in entries])


def _alike(asked: Sequence[str], told: Sequence[str]) -> NDArray[np.bool_]:
    ones, others = (sounds_of([fold(word) for word in words]) for words in (asked, told))
    same = alike(ones, others)
    for one, other in np.argwhere(same):
        same[one, other] = _may_be_one(asked[one], told[other])
    return same


def _may_be_one(one: str, other: str) -> bool:
    """Whether words that sound alike may be the same name or forms of one word."""
    if script_of(one) != script_of(other):
        return True
    return DamerauLevenshtein.normalized_similarity(fold(one), fold(other)) >= _LOOKS


@lru_cache(maxsize=256)
def _least(question: str, known: WordVectors) -> NDArray[np.float32]:
    """From which cosine on a word counts as near, for each word of a question."""
    nearness = _vectors(_words(question), known) @ known.sample().T
    usual, near = np.median(nearness, axis=1), np.quantile(nearness, 0.9, axis=1)
    least: NDArray[np.float32] = np.maximum(_NEAR, usual + _SPREAD * (near - usual)).astype(np.float32)
    return least


@lru_cache(maxsize=4_000)  # a question's passages are looked at again by whoever comes back to them
def kindred_words(question: str, quote: str, known: WordVectors) -> tuple[Kin, ...]:
    """Up to three pairs that are nearest in meaning, or sound alike."""
    asked, told = _words(question), _words(quote)
    if not asked or not told:
        return ()
    nearness = _vectors(asked, known) @ _vectors(told, known).T
    meaning = np.where(nearness >= _least(question, known)[:, None], nearness, 0)
    worth = np.maximum(meaning, _SOUNDS * _alike(asked, told))
    order = np.dstack(np.unravel_index(np.argsort(-worth, axis=None, kind="stable"), worth.shape))[0]
    pairs: list[Kin] = []
    for one, other in order:
        if not worth[one, other] or len(pairs) == _PAIRS:
            break
        if all(asked[one] != pair.asked and told[other] != pair.told for pair in pairs):
            pairs.append(Kin(asked[one], told[other], by_sound=not meaning[one, other]))
    return tuple(pairs)
