"""Finds the pairs of words that make a question and a passage of another language mean the same, for saying why."""

from collections.abc import Iterable, Sequence

import numpy as np

from marsad.language.encoder import Vectors, default_encoder
from marsad.search.logic.matching import content_words

_NEAR = 0.62  # cosine of two single words: above it they nearly always translate each other
_MOST_WORDS = 12  # of a passage, the longest ones; a word costs some milliseconds when it is new
_PAIRS = 3
_MOST_KEPT = 20_000  # words: 40 MB
_kept: dict[str, Vectors] = {}


def learn(texts: Iterable[str]) -> None:
    """Encode the words of some texts in one go, so that asking for their pairs is quick."""
    wanted = {word for text in texts for word in _words(text)}
    if len(_kept) + len(wanted) > _MOST_KEPT:
        _kept.clear()
    new = sorted(wanted - _kept.keys())
    _kept.update(zip(new, default_encoder().encode(new), strict=True))


def _words(text: str) -> list[str]:
    """The longest words that carry meaning, without repetition."""
    found = sorted(dict.fromkeys(word.text for word in content_words(text)), key=len, reverse=True)
    return found[:_MOST_WORDS]


def _vectors(entries: Sequence[str]) -> Vectors:
    return np.stack([_kept[entry] for entry in entries])


def kindred_words(question: str, quote: str) -> tuple[tuple[str, str], ...]:
    """Up to three pairs (word of the question, word of the passage) that are nearest in meaning."""
    learn((question, quote))
    asked, told = _words(question), _words(quote)
    if not asked or not told:
        return ()
    nearness = _vectors(asked) @ _vectors(told).T
    order = np.dstack(np.unravel_index(np.argsort(-nearness, axis=None, kind="stable"), nearness.shape))[0]
    pairs: list[tuple[str, str]] = []
    for one, other in order:
        if nearness[one, other] < _NEAR or len(pairs) == _PAIRS:
            break
        if all(asked[one] != a and told[other] != t for a, t in pairs):
            pairs.append((asked[one], told[other]))
    return tuple(pairs)
