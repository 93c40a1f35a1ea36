"""Finds the entities that a question names, so that all their names are searched for: "Rezrazi" finds الرزرازي.

A person whom documents name in Arabic alone is found by a likely Latin spelling of the last name, or one near to it:
"Chahed" finds الشاهد. Spelling takes its time, so that only names are spelled that have the consonants of a word of the
question.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from marsad.evidence.cards import EntityNames
from marsad.language.normalise import fold
from marsad.language.romanise import romanise
from marsad.language.scripts import script_of
from marsad.language.skeletons import consonants
from marsad.language.words import words
from marsad.records import EntityKind

_LONGEST = 12  # words of a name that are looked at
_SPELLED = 8  # names that are spelled for one word: 20 ms each, once
_NEAR = 0.75  # of a spelling and a word with the same consonants: "Chahid" and "Chahed"
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


def _without_article(spelling: str) -> str:
    return spelling.removeprefix("al-").removeprefix("al ")


def _alike(word: str, spelling: str) -> bool:
    return DamerauLevenshtein.normalized_similarity(_without_article(word), spelling) >= _NEAR


class NameBook:
    """All names of all entities, to be looked up by the words of a question."""

    def __init__(self, entities: Iterable[EntityNames]) -> None:
        """Take the names in; a person is found by the last name too."""
        self._names: dict[tuple[str, ...], set[int]] = defaultdict(set)
        self._entities: list[tuple[tuple[str, str], ...]] = []
        self._sounding: dict[str, set[str]] = defaultdict(set)  # last names in Arabic letters alone, by consonants
        for number, entity in enumerate(entities):
            self._entities.append(entity.names)
            for _language, text in entity.names:
                key = _key(text)
                if key:
                    self._names[key].add(number)
                if entity.kind == EntityKind.PERSON and len(key) > 1 and len(key[-1]) >= _SHORTEST_SURNAME:
                    self._names[key[-1:]].add(number)
            if entity.kind == EntityKind.PERSON:
                self._hear(entity)

    def _hear(self, person: EntityNames) -> None:
        """Remember what the last name of somebody without a Latin name sounds like."""
        keys = [_key(text) for _language, text in person.names]
        lasts = {key[-1] for key in keys if key and len(key[-1]) >= _SHORTEST_SURNAME}
        if all(script_of(last) == "Arab" for last in lasts):
            for last in lasts:
                for sound in consonants(last):
                    self._sounding[sound].add(last)

    def named_in(self, question: str) -> tuple[Named, ...]:
        """The entities that a question names; a longer name wins over the shorter ones inside it."""
        asked = _key(question)
        found: list[Named] = []
        place = 0
        while place < len(asked):
            length = self._longest_at(asked, place)
            found.extend(self._named(asked[place : place + length]) if length else ())
            place += length or 1
        return tuple(found) or tuple(self._spelled_in(question))

    def _spelled_in(self, question: str) -> Iterable[Named]:
        """Persons whose last name in Arabic letters may be spelled as a capitalised word, or as the only one."""
        asked = words(question)
        for word in asked:
            if script_of(word.text) == "Latn" and (word.text[0].isupper() or len(asked) == 1):
                yield from self._spelled(fold(word.text))

    def _spelled(self, word: str) -> Iterable[Named]:
        if len(word) < _SHORTEST_SURNAME:
            return
        heard = sorted(
            {last for sound in consonants(_without_article(word)) for last in self._sounding.get(sound, ())}
        )[:_SPELLED]
        for last in heard:
            if any(_alike(word, _without_article(fold(one))) for one in romanise(last)):
                for number in sorted(self._names[last,]):
                    yield Named(written=word, names=self._entities[number])

    def _longest_at(self, asked: Sequence[str], place: int) -> int:
        reach = range(min(_LONGEST, len(asked) - place), 0, -1)
        return next((length for length in reach if tuple(asked[place : place + length]) in self._names), 0)

    def _named(self, key: Sequence[str]) -> Iterable[Named]:
        for number in sorted(self._names[tuple(key)]):
            yield Named(written=" ".join(key), names=self._entities[number])
