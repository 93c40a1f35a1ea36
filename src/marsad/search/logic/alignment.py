"""Compares a question with passages word by word across languages, where vectors of sentences blur what is asked.

Each word of the question looks for the word of the passage that is nearest in meaning; words around the passage and
of the document's title count too, a little less, since a sentence seldom repeats what its document is about. Words
that every passage has weigh little. Weights were chosen on the questions of the examples (`measures/search.py`);
XQuAD was only measured afterwards.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from marsad.language.encoder import Vectors
from marsad.search.logic.wordvectors import learn, meaning_words, vectors_of

_AROUND = 0.8  # what a word in the sentences around the passage, or in the title, counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a passage says, what stands around it, and which words of the question it has under another name."""

    text: str
    around: str
    named: frozenset[str] = frozenset()


def alignments(question: str, passages: Sequence[Told]) -> list[float]:
    """How much of the question each passage speaks of, from 0 to 1."""
    asked = meaning_words(question)
    if not asked or not passages:
        return [0.0] * len(passages)
    own, around = ([meaning_words(text) for text in texts] for texts in _texts(passages))
    known = {word: place for place, word in enumerate(dict.fromkeys(chain(*own, *around)))}
    learn((*asked, *known))
    nearness = vectors_of(asked) @ vectors_of(list(known)).T if known else np.zeros((len(asked), 0), dtype=np.float32)
    nearest = np.stack([_nearest(nearness, [known[word] for word in words]) for words in own])
    beside = _AROUND * np.stack([_nearest(nearness, [known[word] for word in words]) for words in around])
    named = np.array([[word in told.named for word in asked] for told in passages], dtype=np.float32)
    weights = np.maximum(1 - nearest.mean(axis=0), 0.05)
    found = np.maximum(np.maximum(nearest, beside), named) @ (weights / weights.sum())
    return [float(value) for value in np.clip(found, 0, 1)]


def _texts(passages: Iterable[Told]) -> tuple[list[str], list[str]]:
    return [told.text for told in passages], [told.around for told in passages]


def _nearest(nearness: Vectors, places: Sequence[int]) -> Vectors:
    """For each asked word, the cosine of the word nearest to it among some."""
    if not places:
        return np.zeros(len(nearness), dtype=np.float32)
    nearest: Vectors = nearness[:, places].max(axis=1)
    return nearest
