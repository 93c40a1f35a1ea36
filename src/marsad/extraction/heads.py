"""Head words of names ("conference", "résolution", "مشروع") and other phrases of the grammar, found in a line.

For the finders of events, programmes and instruments. Arabic heads are found with what is written onto them, and the
adjectives of a head of two words with or without their article.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from marsad.extraction.phrase_lines import Line
from marsad.language.normalise import fold

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A word that a name begins with, found in a line."""

    words: Words
    tier: str  # what the grammar says of it: "strong", "resolution"
    length: int


class PhraseIndex:
    """Phrases by their first word, longest first, each with what it stands for."""

    def __init__(self, kinds: Mapping[str, Iterable[Words]]) -> None:
        table: dict[str, list[tuple[Words, str]]] = defaultdict(list)
        for kind, listed in kinds.items():
            for words in listed:
                table[words[0]].append((words, kind))
        for entries in table.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self._table = dict(table)

    def starting(self, word: str) -> Sequence[tuple[Words, str]]:
        """The phrases that begin with a word, longest first."""
        return self._table.get(word, ())

    def starting_here(self, word: str) -> Sequence[tuple[Words, str]]:
        """The phrases that begin with a word, and those that begin with it less the Arabic "and" written before it."""
        listed = self.starting(word)
        return listed if word[:1] != "و" else (*listed, *self.starting(word[1:]))


def head_at(heads: PhraseIndex, line: Line, at: int) -> Head | None:
    """The head that begins at a token, if one does; of several the longest."""
    for form in line.forms[at]:
        for words, tier in heads.starting(form):
            if _follows(line, at, words):
                return Head(words=words, tier=tier, length=len(words))
    return None


def _follows(line: Line, at: int, words: Words) -> bool:
    """Say whether the rest of a head stands after its first word, with or without the Arabic article."""
    if at + len(words) > len(line.tokens):
        return False
    return all(word in line.forms[at + i] for i, word in enumerate(words[1:], 1))


def with_plain(listed: Iterable[Words]) -> set[Words]:
    """Phrases, and the same without accents, as capitals are often set."""
    return {form for words in listed for form in (words, tuple(fold(word) for word in words))}


def is_arabic_definite(key: str, head: Head) -> bool:
    """Say whether an Arabic head carries the article: "المؤتمر", "بالمؤتمر", "للمؤتمر"."""
    return key.endswith(head.words[0]) and key[: -len(head.words[0])].endswith(("ال", "لل"))
