"""Short names that more than one thing bears: in each document "the Centre" is another.

Rooms that look a name up in the whole store leave these out, and say the name as the document does.
"""

from collections.abc import Iterable, Iterator

from marsad.evidence.cards import EntityCard
from marsad.language.normalise import fold

FEW = 2  # words of a name that may be short for many: "المركز", "the Foundation", "Forum international"


def shared(cards: Iterable[EntityCard]) -> frozenset[str]:
    """The short names, folded, that more than one of some things could bear.

    A name is short for those of the same thing that hold it.
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


def meant(short: Iterable[str], bodies: Iterable[EntityCard]) -> dict[str, EntityCard]:
    """What short names mean in one document: the only one of the bodies that it names whose name holds them."""
    bearers: dict[str, dict[str, EntityCard]] = {}
    for card in bodies:
        for name in card.names:
            for part in _parts(_words(name.text)):
                bearers.setdefault(part, {})[card.id] = card
    found = {name: bearers.get(" ".join(_words(name)), {}) for name in short}
    return {name: next(iter(some.values())) for name, some in found.items() if len(some) == 1}


def _words(name: str) -> list[str]:
    return [word.removeprefix("ال") for word in fold(name).split()]


def _parts(words: Iterable[str]) -> Iterator[str]:
    every = list(words)
    for length in range(1, FEW + 1):
        yield from (" ".join(every[place : place + length]) for place in range(len(every) - length + 1))
