"""A head in its line that may name an event, with everything that decides whether it does."""

from dataclasses import dataclass

from marsad.extraction.events_grammar import Cue, EventGrammar
from marsad.extraction.heads import Head, is_arabic_definite
from marsad.extraction.phrase_lines import Line

BESIDE = 6  # tokens between a name and words of holding that are its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A head in its line, with the phrase around it and everything that decides what it is."""

    line: Line
    grammar: EventGrammar
    head: Head
    at: int
    first: int
    last: int
    edition: int | None
    cues: tuple[Cue, ...]

    @property
    def is_definite(self) -> bool:
        """Say whether the phrase has the definite article."""
        if self.grammar.language == "ar":
            return is_arabic_definite(self.line.tokens[self.at].key, self.head)
        return self.first > 0 and self.line.tokens[self.first - 1].key in self.grammar.definites

    @property
    def others(self) -> list[int]:
        """The words of the phrase beside the head."""
        inside = range(self.at, self.at + self.head.length)
        return [i for i in range(self.first, self.last) if i not in inside and self.line.tokens[i].is_word]
