"""Reduces names to their consonants, the same in Arabic and in Latin letters: "Panthers" and بانثرز are both ``bntrs``.

For search across scripts, of names that no entity and no list knows. Many words share a skeleton: it is evidence for a
match, never a match. On questions over paragraphs (XQuAD among distractors) it was worth .03 to .06 of nDCG@10.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources

from marsad.language.characters import ARABIC
from marsad.language.normalise import fold
from marsad.language.words import word_texts

_SHORTEST = 3  # consonants; fewer are shared by too many words
_ARABIC_WORD = re.compile(f"[{ARABIC}]")
_JOINED = re.compile("^(?:[وفبلك]{0,2}ال|لل|[وفبلك])(?=...)")  # particles and article written with the word
_SOUNDS = frozenset("šħ")  # that only pairs of Latin letters give
_REPEATED = re.compile(r"(.)\1+")


def skeletons(text: str) -> tuple[str, ...]:
    """The skeletons of what may be names: capitalised words, all Arabic ones (with and without what may be joined)."""
    return tuple(dict.fromkeys(found for word in word_texts(text) for found in _of(word) if len(found) >= _SHORTEST))


def consonants(name: str) -> tuple[str, ...]:
    """What one word sounds like, however little that is, with and without what Arabic may join to it."""
    return tuple(found for found in _of(name[:1].upper() + name[1:]) if found)


@lru_cache(maxsize=100_000)
def _of(word: str) -> tuple[str, ...]:
    if _ARABIC_WORD.match(word):
        folded = fold(word)
        return tuple(dict.fromkeys(_consonants(one, "arabic") for one in (folded, _JOINED.sub("", folded))))
    return (_consonants(fold(word), "latin"),) if word[0].isupper() else ()


def _consonants(word: str, script: str) -> str:
    tables = _tables()
    if script == "latin":
        word = _replaced(word, tables["latin_pairs"])
    kept = (tables[script].get(letter, letter if letter in _SOUNDS else "") for letter in word)
    return _REPEATED.sub(r"\1", "".join(kept))


def _replaced(word: str, pairs: Mapping[str, str]) -> str:
    for pair, sound in pairs.items():
        word = word.replace(pair, sound)
    return word


@cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files("marsad.language").joinpath("skeletons.toml").read_text("utf-8"))
