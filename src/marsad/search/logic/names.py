"""Finds the entities that a question names, so that all their names are searched for: "Rezrazi" finds الرزرازي."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from marsad.evidence.cards import EntityNames
from marsad.language.normalise import fold
from marsad.language.words import words
from marsad.records import EntityKind

_LONGEST = 12  # words of a name that are looked at
_SHORTEST_SURNAME = 4  # letters; shorter ones are too often plain words


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An entity that a question names: the words that name it, and all its names by language."""

    written: str  # folded, as in the question
    names: tuple[tuple[str, str], ...]  # (language, text)

    def names_in(self, language: str) -> tuple[str, ...]:
        """Its names in a language."""
        return tuple(text for of, text in self.names if of == language)


def _key(text: str) -> tuple[str, ...]:
    return tuple(word.text for word in words(fold(text)))


class NameBook:
    """All names of all entities, to be looked up by the words of a question."""

    def __init__(self, entities: Iterable[EntityNames]) -> None:
        """Take the names in; a person is found by the last name too."""
        self._names: dict[tuple[str, ...], set[int]] = defaultdict(set)
        self._entities: list[tuple[tuple[str, str], ...]] = []
        for number, entity in enumerate(entities):
            self._entities.append(entity.names)
            for _language, text in entity.names:
                key = _key(text)
                if key:
                    self._names[key].add(number)
                if entity.kind == EntityKind.PERSON and len(key) > 1 and len(key[-1]) >= _SHORTEST_SURNAME:
                    self._names[key[-1:]].add(number)

    def named_in(self, question: str) -> tuple[Named, ...]:
        """The entities that a question names; a longer name wins over the shorter ones inside it."""
        asked = _key(question)
        found: list[Named] = []
        place = 0
        while place < len(asked):
            length = self._longest_at(asked, place)
            found.extend(self._named(asked[place : place + length]) if length else ())
            place += length or 1
        return tuple(found)

    def _longest_at(self, asked: Sequence[str], place: int) -> int:
        reach = range(min(_LONGEST, len(asked) - place), 0, -1)
        return next((length for length in reach if tuple(asked[place : place + length]) in self._names), 0)

    def _named(self, key: Sequence[str]) -> Iterable[Named]:
        for number in sorted(self._names[tuple(key)]):
            yield Named(written=" ".join(key), names=self._entities[number])
