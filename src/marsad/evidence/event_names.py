"""Which of an event's names says best which event it was, for registers and reports."""

from collections.abc import Iterable

from marsad.evidence.cards import best_name
from marsad.language.normalise import fold
from marsad.records import Name

FULL = 5  # words of an Arabic title


def fullest(names: Iterable[Name], language: str) -> str:
    """The best name in a language, or the longest that holds it: "the Forum" is short for one of many; "" for none."""
    own = tuple(names)
    best = best_name(own, language)
    holding = [name.text for name in own if name.language == language and fold(best) in fold(name.text)]
    return max(holding, key=len, default=best)


def is_own_name(name: str, language: str) -> bool:
    """Whether an event's name is more than its kind: capitals or many words, in Arabic as many as titles have."""
    words = name.split()
    return len(words) >= FULL or (language != "ar" and any(word[:1].isupper() for word in words[1:]))
