"""Turns text into the terms that search indexes, per language: related spellings and forms share terms.

Measured as nDCG@10 on questions over paragraphs: Arabic character 4-grams inside folded words .893 against .851 for
the best stemmer; English Snowball; French folding and elision only, stop words kept. The same function reads passages
and questions, so both sides always agree.
"""

import re
import threading
from functools import cached_property, lru_cache

import snowballstemmer

from marsad.language.characters import ARABIC
from marsad.language.normalise import fold
from marsad.language.words import word_texts

_GRAM = 4
_ARABIC_WORD = re.compile(f"[{ARABIC}]")
_POSSESSIVE = re.compile("'s?$")


def index_terms(text: str, language: str) -> list[str]:
    """The terms of a text in order; every word is read by its script first, so mixed text keeps both."""
    return [term for word in word_texts(fold(text, language)) for term in _terms(word, language)]


def term_of(word: str, language: str) -> tuple[str, ...]:
    """The terms of one word, for finding again which words of a passage matched."""
    return tuple(index_terms(word, language))


@lru_cache(maxsize=100_000)
def _terms(word: str, language: str) -> tuple[str, ...]:
    if word.endswith("'"):  # l', d', qu'
        return ()
    if _ARABIC_WORD.match(word):
        return _grams(word)
    plain = _POSSESSIVE.sub("", word).replace(".", "") if not word[0].isdigit() else word
    return (_own.english.stemWord(plain),) if language == "en" else (plain,)


def _grams(word: str) -> tuple[str, ...]:
    if len(word) <= _GRAM:
        return (word,)
    return tuple(word[place : place + _GRAM] for place in range(len(word) - _GRAM + 1))


class _Own(threading.local):
    """Each thread's own stemmer: it keeps the word at hand in itself, so two threads cannot share one."""

    @cached_property
    def english(self) -> "snowballstemmer.stemmer":
        """Made when the thread meets its first English word."""
        return snowballstemmer.stemmer("english")


_own = _Own()
