"""How many content words two names or texts of one language share."""

import re

from marsad.language.normalise import fold
from marsad.linking.remembered import remembered
from marsad.linking.vocabulary import in_order, words

_WORD = re.compile("[a-z0-9\u0621-\u064a]+")
_EMPTY = words("texts", "empty")
_ARTICLES = in_order("texts", "articles")


@remembered(200_000)
def content_words(text: str) -> frozenset[str]:
    """The words of a text that carry meaning, folded, without Arabic articles and their proclitics."""
    return frozenset(words_in_order(text))


def words_in_order(text: str) -> tuple[str, ...]:
    """The same words as they follow each other."""
    return tuple(_bare(word) for word in _WORD.findall(fold(text)) if word not in _EMPTY)


def _bare(word: str) -> str:
    for proclitic in _ARTICLES:
        if word.startswith(proclitic) and len(word) - len(proclitic) >= 2:
            return word.removeprefix(proclitic)
    return word


def shared_words(first: str, second: str) -> float:
    """Jaccard's share of common content words, 0 to 1; 0 where one has none."""
    one, other = content_words(first), content_words(second)
    return len(one & other) / len(one | other) if one and other else 0.0
