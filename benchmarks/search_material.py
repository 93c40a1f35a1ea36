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
from marsad.search.logic.numbers import word_ids

EXAMPLES = Path(__file__).parent.parent / "examples" / "sources"
LANGUAGES = ("ar", "fr", "en")
BATCH = 10_000
PER_DOCUMENT = 20  # passages
FILTERED = 8  # every so many documents pass the filter: 12 %
_NOISE = 0.6
_WORDS = (8, 24)  # of a passage


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


def meaning(asked: Asked) -> Vectors:
    """The vector of a question, encoded now: what an answer costs has it in it."""
    vector: Vectors = default_encoder().encode([asked.text])[0]
    return vector


def later(size: int) -> Iterator[Batch]:
    """Documents that are not among so many passages, one at a time, far from all of them."""
    whole = next(batches(BATCH))
    for first in range(0, BATCH, PER_DOCUMENT):
        cut = slice(first, first + PER_DOCUMENT)
        yield Batch(
            first=size + first,
            languages=whole.languages[cut],
            terms=whole.terms[cut],
            words=whole.words[cut],
            vectors=-whole.vectors[cut],
        )


def _batch(first: int, count: int) -> Batch:
    chance = np.random.default_rng(first + 7)
    languages = [LANGUAGES[document_of(number) % len(LANGUAGES)] for number in range(first, first + count)]
    lengths = chance.integers(*_WORDS, size=count)
    chosen = _chosen(languages, lengths, chance)
    known = [vocabulary(language) for language in languages]
    pairs = list(zip(known, chosen, strict=True))
    vectors = np.stack([own.vectors[some].mean(axis=0) for own, some in pairs])
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    noise = chance.standard_normal(vectors.shape, dtype=np.float32)
    vectors += _NOISE * noise / np.float32(np.sqrt(vectors.shape[1]))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return Batch(
        first=first,
        languages=languages,
        terms=[tuple(term for one in some.tolist() for term in own.terms[one]) for own, some in pairs],
        words=[own.ids[some] for own, some in pairs],
        vectors=vectors,
    )


def _chosen(languages: list[str], lengths: NDArray[np.int64], chance: np.random.Generator) -> list[NDArray[np.int64]]:
    """The words of each passage, drawn for all passages of a language at once."""
    drawn = {}
    for language in LANGUAGES:
        known, own = vocabulary(language), lengths[np.array(languages) == language]
        words = chance.choice(len(known.texts), size=int(own.sum()), p=known.share)
        drawn[language] = iter(np.split(words, np.cumsum(own)[:-1]))
    return [next(drawn[language]) for language in languages]
