"""Passages for `benchmarks/search.py`: as many as asked, the same in every process, with vectors that nobody encoded.

Sentences are drawn from the words of our own example documents, rare words as rare as in language, in three languages.
A passage's vector is the mean of its words' vectors and some noise, so that near passages exist and nothing has to be
encoded a million times.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from marsad.language.encoder import Vectors, default_encoder
from marsad.language.stems import index_terms
from marsad.language.words import words
from marsad.search.index import WordIds
from marsad.search.logic.wordvectors import word_ids

EXAMPLES = Path(__file__).parent.parent / "examples" / "sources"
LANGUAGES = ("ar", "fr", "en")
BATCH = 10_000
PER_DOCUMENT = 20  # passages
FILTERED = 8  # every so many documents pass the filter: 12 %
_NOISE = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Some passages; the number of the first is `first`, the others follow."""

    first: int
    languages: list[str]
    terms: list[tuple[str, ...]]
    words: list[WordIds]
    vectors: Vectors

    def numbers(self) -> range:
        """The numbers of the passages."""
        return range(self.first, self.first + len(self.languages))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question."""

    text: str
    language: str
    terms: tuple[str, ...]
    vector: Vectors


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a language with all that passages take of them."""

    texts: list[str]
    terms: list[tuple[str, ...]]
    ids: WordIds
    vectors: Vectors
    share: NDArray[np.float64]  # how often each is drawn


def document_of(number: int) -> int:
    """The number of the document in which a passage stands."""
    return number // PER_DOCUMENT


def passes(number: int) -> bool:
    """Whether the passage's document passes the filter."""
    return document_of(number) % FILTERED == 0


def batches(size: int) -> Iterator[Batch]:
    """All passages."""
    for first in range(0, size, BATCH):
        yield _batch(first, min(BATCH, size - first))


def questions(count: int) -> list[Asked]:
    """Questions of the words of passages, encoded as questions are."""
    chance, asked = np.random.default_rng(1), []
    for _ in range(count):
        language = LANGUAGES[int(chance.integers(3))]
        known = vocabulary(language)
        chosen = chance.choice(len(known.texts), size=6, p=known.share, replace=False)
        asked.append((" ".join(known.texts[place] for place in chosen), language))
    vectors = default_encoder().encode([text for text, _ in asked])
    return [
        Asked(text=text, language=language, terms=tuple(index_terms(text, language)), vector=vector)
        for (text, language), vector in zip(asked, vectors, strict=True)
    ]


@cache
def vocabulary(language: str) -> Words:
    """The words of the examples in a language, by how often they stand there."""
    texts = [path.read_text("utf-8") for path in sorted(EXAMPLES.glob(f"{language}_*.txt"))]
    found = sorted({word.text for text in texts for word in words(text)})
    share = 1 / (np.random.default_rng(0).permutation(len(found)) + 10.0)  # as Zipf found
    return Words(
        texts=found,
        terms=[tuple(index_terms(word, language)) for word in found],
        ids=word_ids(found),
        vectors=default_encoder().encode(found),
        share=share / share.sum(),
    )


def _batch(first: int, count: int) -> Batch:
    chance = np.random.default_rng(first + 7)
    languages, terms, ids, vectors = [], [], [], np.empty((count, 512), dtype=np.float32)
    for place in range(count):
        language = LANGUAGES[document_of(first + place) % 3]
        known = vocabulary(language)
        chosen = chance.choice(len(known.texts), size=int(chance.integers(8, 24)), p=known.share)
        languages.append(language)
        terms.append(tuple(term for one in chosen for term in known.terms[one]))
        ids.append(known.ids[chosen])
        vectors[place] = known.vectors[chosen].mean(axis=0)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    noise = chance.standard_normal(vectors.shape, dtype=np.float32)
    vectors += _NOISE * noise / np.float32(np.sqrt(vectors.shape[1]))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return Batch(first=first, languages=languages, terms=terms, words=ids, vectors=vectors)
