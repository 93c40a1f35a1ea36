"""Which of an entity's names a report gives it."""

from collections.abc import Iterable

from marsad.evidence.cards import best_name
from marsad.language.normalise import fold
from marsad.records import Name


def fullest(names: Iterable[Name], language: str) -> str:
    """The best name in a language, or the longest that holds it: "the Forum" is short for one of many; "" for none."""
    own = tuple(names)
    best = best_name(own, language)
    holding = [name.text for name in own if name.language == language and fold(best) in fold(name.text)]
    return max(holding, key=len, default=best)
