"""Finds which words of a passage share terms with a question, for marking them and saying why it was found."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources

from marsad.language.normalise import fold, fold_with_offsets
from marsad.language.stems import index_terms
from marsad.language.words import Word, words
from marsad.records import Span

_SHARED = 0.6  # of the shorter word's terms: for Arabic four-grams, where a prefix changes one or two
_SHORTEST = 3  # letters
_ARTICLE = re.compile("^(?:[وفبك]?ال|لل)(?=...)")  # most Arabic words have it: what it shares says nothing


@cache
def _small_words() -> frozenset[str]:
    data = tomllib.loads(resources.files("marsad.search").joinpath("stopwords.toml").read_text("utf-8"))
    return frozenset(word for entries in data.values() for word in entries)


@lru_cache(maxsize=10_000)
def content_words(text: str) -> tuple[Word, ...]:
    """The words of a text that carry meaning, with their places."""
    return tuple(word for word in words(text) if _carries(fold(word.text)))


def _carries(word: str) -> bool:
    return (len(word) >= _SHORTEST or word.isdigit()) and word not in _small_words() and not word.endswith("'")


@lru_cache(maxsize=4_000)  # a question's passages are looked at again by whoever comes back to them
def matched_words(question: str, quote: str, language: str) -> tuple[Span, ...]:
    """Where a passage has words of the question, by the terms that search indexes."""
    asked = [_terms(word.text, language) for word in content_words(question)]
    found = []
    for word in content_words(quote):
        terms = _terms(word.text, language)
        if any(terms and _overlap(terms, other) >= _SHARED for other in asked):
            found.append(Span(start=word.start, end=word.end))
    return tuple(found)


def _terms(word: str, language: str) -> frozenset[str]:
    """What search indexes of a word, but for the article."""
    return frozenset(index_terms(_ARTICLE.sub("", fold(word)), language))


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def matched_names(names: Iterable[str], quote: str) -> tuple[Span, ...]:
    """Where a passage has one of some names, whatever its spelling."""
    folded = fold_with_offsets(quote)
    found = set()
    for name in names:
        wanted = fold(name)
        place = folded.text.find(wanted) if wanted else -1
        if place >= 0:
            found.add(folded.span(place, place + len(wanted)))
    return tuple(Span(start=start, end=end) for start, end in sorted(found))


def joined(*groups: Iterable[Span]) -> tuple[Span, ...]:
    """Spans of several groups in order, those that overlap made one."""
    merged: list[Span] = []
    for span in sorted((span for group in groups for span in group), key=lambda s: (s.start, s.end)):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(start=merged[-1].start, end=max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
