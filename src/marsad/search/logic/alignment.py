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
from marsad.search.index import Hit
from marsad.search.logic.numbers import word_ids
from marsad.search.logic.wordvectors import WordVectors, meaning_words

_AROUND = 0.9  # what a word in the sentences around the passage, or in the title, counts
_LEAST = 0.05  # what a word weighs that all passages have
_FORM = 0.9  # what a word counts that sounds like one of the question, in the question's language
_NAME = 0.8  # in another language, where it is mostly chance or a name
_OWNER = 0.8  # what a word counts that the rest of the document has, of the facts that were asked for: whose they are


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A passage, which words of the question it has under another name, and whether it is what is asked for.

    A question for "the recommendations of the conference" asks for passages that say neither word: a passage that is
    one has the first under another name, and whose it is stands elsewhere in its document.
    """

    hit: Hit
    named: frozenset[str] = field(default_factory=frozenset)
    is_asked: bool = False  # a fact of the kind that is asked for stands in it


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compared:
    """For each passage and each asked word what was found: among its own words (first), and among those around it.

    `named` says whether the passage has the word under another name.
    """

    nearest: Vectors  # cosine of the nearest word
    sounds: NDArray[np.bool_]  # whether one sounds like it
    named: Vectors

    def only(self, rows: NDArray[np.int64]) -> "_Compared":
        """Some passages."""
        return _Compared(nearest=self.nearest[:, rows], sounds=self.sounds[:, rows], named=self.named[rows])

    def aligned(self, *, is_own: bool, passages: Sequence[Told]) -> Vectors:
        """How much of the question each passage speaks of; all are of one language."""
        sounding = np.float32(_FORM if is_own else _NAME)
        inside, around = np.maximum(self.nearest, sounding * self.sounds)
        near = np.maximum(np.maximum(inside, _AROUND * around), self.named)
        near = _with_owners(near, passages)
        weights = np.maximum(1 - self.nearest[0].mean(axis=0), _LEAST)
        if is_own:
            weights = np.sqrt(weights * _rarity(self.sounds[0] | self.sounds[1]))
        with np.errstate(invalid="ignore"):  # some builds of BLAS warn of padding that they do not use
            found = near @ (weights / weights.sum())
        clipped: Vectors = np.clip(found, 0, 1).astype(np.float32)
        return clipped


def alignments(question: str, passages: Sequence[Told], known: WordVectors, *, own: str) -> Vectors:
    """How much of the question each passage speaks of, from 0 to 1; `own` is the question's language."""
    asked = meaning_words(question)
    found = np.zeros(len(passages), dtype=np.float32)
    if not asked or not passages:
        return found
    known.learn(asked)
    compared = _compared(asked, passages, known)
    languages = np.array([told.hit.language for told in passages])
    for language in np.unique(languages).tolist():
        rows = np.flatnonzero(languages == language)
        some = [passages[row] for row in rows.tolist()]
        found[rows] = compared.only(rows).aligned(is_own=language == own, passages=some)
    return found


def _with_owners(near: Vectors, passages: Sequence[Told]) -> Vectors:
    """What is asked for is also told of, a little less, by what its document says elsewhere."""
    asked = np.array([told.is_asked for told in passages], dtype=np.bool_)
    documents = np.array([told.hit.document for told in passages])
    for document in np.unique(documents[asked]).tolist():
        own = documents == document
        if (own & ~asked).any():
            said = _OWNER * near[own & ~asked].max(axis=0)
            near[own & asked] = np.maximum(near[own & asked], said)
    return near


def _rarity(told: NDArray[np.bool_]) -> Vectors:
    """How rare each asked word is among the passages: its inverse document frequency, 1 for the rarest."""
    rarity = np.log(1 + len(told) / (1 + told.sum(axis=0)))
    most: Vectors = (rarity / rarity.max()).astype(np.float32)
    return most


def _compared(asked: Sequence[str], passages: Sequence[Told], known: WordVectors) -> _Compared:
    """Passages of all languages in one go: each distinct word is compared once."""
    texts = [*(told.hit.words for told in passages), *(told.hit.around for told in passages)]
    nearest = np.zeros((len(texts), len(asked)), dtype=np.float32)
    sounds = np.zeros((len(texts), len(asked)), dtype=np.bool_)
    lengths = np.array([len(text) for text in texts])
    some = np.flatnonzero(lengths)
    if len(some):
        words, places = np.unique(np.concatenate(texts), return_inverse=True)
        begins = np.cumsum(lengths[some]) - lengths[some]
        likeness = known.likeness(words, word_ids(asked))
        nearest[some] = np.maximum.reduceat(likeness.cosines[places], begins)
        sounds[some] = np.logical_or.reduceat(likeness.sounds[places], begins)
    shape = (2, len(passages), len(asked))
    return _Compared(nearest=nearest.reshape(shape), sounds=sounds.reshape(shape), named=_named(asked, passages))


def _named(asked: Sequence[str], passages: Sequence[Told]) -> Vectors:
    named = np.zeros((len(passages), len(asked)), dtype=np.float32)
    for row, told in enumerate(passages):
        if told.named:
            named[row] = [word in told.named for word in asked]
    return named
