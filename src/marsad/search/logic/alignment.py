"""Compares a question with passages word by word across languages, where vectors of sentences blur what is asked.

Each word of the question looks for the word of the passage that is nearest in meaning; words around the passage and
of the document's title count too, a little less, since a sentence seldom repeats what its document is about. Words
that every passage has weigh little.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from marsad.language.encoder import Vectors
from marsad.search.index import Hit, WordIds
from marsad.search.logic.wordvectors import WordVectors, meaning_words

_AROUND = 0.9  # what a word in the sentences around the passage, or in the title, counts
_LEAST = 0.05  # what a word weighs that all passages have


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A passage, and which words of the question it has under another name."""

    hit: Hit
    named: frozenset[str] = field(default_factory=frozenset)


def alignments(question: str, passages: Sequence[Told], known: WordVectors) -> Vectors:
    """How much of the question each passage speaks of, from 0 to 1."""
    asked = meaning_words(question)
    if not asked or not passages:
        return np.zeros(len(passages), dtype=np.float32)
    vectors = known.vectors_of(asked)
    nearest = _nearest(vectors, [told.hit.words for told in passages], known)
    beside = _AROUND * _nearest(vectors, [told.hit.around for told in passages], known)
    named = np.array([[word in told.named for word in asked] for told in passages], dtype=np.float32)
    weights = np.maximum(1 - nearest.mean(axis=0), _LEAST)
    with np.errstate(invalid="ignore"):  # some builds of BLAS warn of padding that they do not use
        found = np.maximum(np.maximum(nearest, beside), named) @ (weights / weights.sum())
    clipped: Vectors = np.clip(found, 0, 1).astype(np.float32)
    return clipped


def _nearest(asked: Vectors, texts: Sequence[WordIds], known: WordVectors) -> Vectors:
    """For each text and each asked word, the cosine of the text's word that is nearest to it."""
    found = np.zeros((len(texts), len(asked)), dtype=np.float32)
    some = [place for place, text in enumerate(texts) if len(text)]
    if some:
        words, places = np.unique(np.concatenate([texts[place] for place in some]), return_inverse=True)
        nearness = asked @ known.rows(words).T
        begins = np.cumsum([0, *(len(texts[place]) for place in some[:-1])])
        found[some] = np.maximum.reduceat(nearness[:, places], begins, axis=1).T
    return found
