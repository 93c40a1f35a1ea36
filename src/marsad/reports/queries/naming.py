"""Which of an entity's names a report gives it."""

from collections.abc import Iterable, Iterator

from marsad.evidence.cards import EntityCard, best_name
from marsad.language.normalise import fold
from marsad.records import Name


def fullest(names: Iterable[Name], language: str) -> str:
    """The best name in a language, or the longest that holds it: "the Forum" is short for one of many; "" for none."""
    own = tuple(names)
    best = best_name(own, language)
    holding = [name.text for name in own if name.language == language and fold(best) in fold(name.text)]
    return max(holding, key=len, default=best)


FEW = 2  # words of a name that may be short for many: "المركز", "the Foundation", "Forum international"


def shared(cards: Iterable[EntityCard]) -> frozenset[str]:
    """The short names, folded, that more than one thing could bear: in each document "the Centre" is another.

    A name is short for those that hold it; a report says it as the document does, not by one of their full names.
    """
    bearers: dict[str, str] = {}
    several: set[str] = set()
    short: set[str] = set()
    for card in cards:
        own = {tuple(_words(name.text)): fold(name.text) for name in card.names}
        for words in own:
            for part in _parts(words):
                if bearers.setdefault(part, card.id) != card.id:
                    several.add(part)
        for words, folded in own.items():
            part = " ".join(words)
            if len(words) <= FEW and any(part in _parts(other) for other in own if len(other) > len(words)):
                short.add(folded)
    return frozenset(name for name in short if " ".join(_words(name)) in several)


def _words(name: str) -> list[str]:
    return [word.removeprefix("ال") for word in fold(name).split()]


def _parts(words: Iterable[str]) -> Iterator[str]:
    every = list(words)
    for length in range(1, FEW + 1):
        yield from (" ".join(every[place : place + length]) for place in range(len(every) - length + 1))
