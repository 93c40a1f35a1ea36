"""Takes phrases in quotation marks out of a question, and tells whether a passage has them word for word."""

import re
from collections.abc import Sequence

from marsad.language.normalise import fold
from marsad.language.words import word_texts

_QUOTED = re.compile('"([^"]+)"|«([^»]+)»|“([^”]+)”|„([^“”]+)[“”]')


def phrases_in(question: str) -> tuple[str, ...]:
    """The phrases that must stand in a passage."""
    found = (" ".join(next(filter(None, match.groups())).split()) for match in _QUOTED.finditer(question))
    return tuple(phrase for phrase in found if word_texts(phrase))


def without_marks(question: str) -> str:
    """The question as words only."""
    return " ".join(re.sub('["«»“”„]', " ", question).split())


def has_all(text: str, phrases: Sequence[str]) -> bool:
    """Whether a text has every phrase, whatever the spelling of its letters and the marks between its words."""
    told = _plain(text)
    return all(_plain(phrase) in told for phrase in phrases)


def _plain(text: str) -> str:
    return f" {' '.join(word_texts(fold(text)))} "
