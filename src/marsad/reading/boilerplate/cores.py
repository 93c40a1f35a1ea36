"""The words of a line that carry its matter, cut so that their forms compare as one across a page."""

import re
from collections.abc import Iterable
from functools import lru_cache

from marsad.language.normalise import fold
from marsad.language.words import word_texts
from marsad.reading.little_words import little_words

_BEFORE = re.compile(r"^[وف]?(?:[بك]?ال|لل)")  # "and", "so", "by", "like", "for", the article
_LONG = 3  # letters; shorter words say little
_KEPT = 5_000  # lines
_LEAST, _MOST = 3, 6  # letters of what is compared


@lru_cache(maxsize=_KEPT)  # several rules for boilerplate ask about the same lines
def cores(text: str) -> frozenset[str]:
    """The cores of the words of a line that are neither short nor function words."""
    return cores_of(fold(word) for word in word_texts(text))


def cores_of(words: Iterable[str]) -> frozenset[str]:
    """The same of folded words."""
    return frozenset(_core(word) for word in words if len(word) > _LONG and word not in little_words())


def _core(word: str) -> str:
    """A word without what Arabic writes before it, and without its end."""
    rest = _BEFORE.sub("", word)
    return (rest if len(rest) >= _LEAST else word)[:_MOST]
