"""What the finders of persons hand over: a name in a sentence, what stands around it, and who found it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An occurrence of a name; places refer to the sentence, or to the document after `persons.moved`."""

    start: int
    end: int
    rule: str
    confidence: float
    cue: str = ""
    role: str = ""
    organisation: str = ""
    addressed: bool = False  # a word of address such as "Madame" stands before the name
    title: str = ""

    @property
    def length(self) -> int:
        """How many characters the name covers."""
        return self.end - self.start


def settled(found: Iterable[Person]) -> list[Person]:
    """The finds without overlaps, the surest first, then the longest; in order of the text."""
    kept: list[Person] = []
    for person in sorted(found, key=lambda p: (-p.confidence, -p.length, p.start)):
        if not any(person.start < other.end and other.start < person.end for other in kept):
            kept.append(person)
    return sorted(kept, key=lambda p: p.start)
