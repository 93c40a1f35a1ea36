"""Finds names that must not stand here, knowing only keyed digests of them, and puts blocks in their place.

What was erased stays erased when a text comes again, and the names themselves are kept nowhere. A name is two to six
words, in whatever order ("Samia Belkhodja", "BELKHODJA Samia"), compared folded; Arabic particles written together with
the first word ("وسامية") are passed over. A blanked text is as long as it was: offsets stay right. What is missed: a
family name alone, and spellings that nobody named when the person was erased.
"""

import hashlib
import hmac
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from marsad.language.normalise import fold
from marsad.language.words import Word, words
from marsad.records import Document

BLOCK = "█"
PARTICLES = "وفبلك"  # written together with the Arabic word that follows
FEWEST, MOST = 2, 6  # words of a name
GAP = 3  # characters between two words of a name: "Belkhodja, Samia", "al-Idrissi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Blanker:
    """The names that must not stand in a text, as digests under a key of this home."""

    key: bytes
    digests: Mapping[str, int]  # each with how many words its name has
    lengths: Sequence[int] = field(init=False)  # these numbers of words, the largest first

    def __post_init__(self) -> None:
        """Sort the lengths once: they are asked for at every word."""
        object.__setattr__(self, "lengths", sorted(set(self.digests.values()), reverse=True))

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where such names stand, in order and without overlap; the longest at each place."""
        return [(start, end) for start, end, _digest in self.finds(text)]

    def finds(self, text: str) -> list[tuple[int, int, str]]:
        """The same, each with the digest of the name."""
        if not self.digests:
            return []
        found: list[tuple[int, int, str]] = []
        known = words(text)
        folded = [fold(word.text) for word in known]
        for place in range(len(known)):
            if found and known[place].start < found[-1][1]:
                continue
            if span := self._at(text, known, folded, place):
                found.append(span)
        return found

    def blank(self, text: str) -> str:
        """The text with blocks in the place of these names."""
        return blanked(text, self.spans(text))

    def blank_all(self, value: Any) -> Any:
        """The same for every string within plain data: lists and mappings come back with the same shape."""
        if isinstance(value, str):
            return self.blank(value)
        if isinstance(value, dict):
            return {self.blank(key): self.blank_all(part) for key, part in value.items()}
        return [self.blank_all(part) for part in value] if isinstance(value, list | tuple) else value

    def blank_document(self, document: Document) -> Document:
        """A document as it may be kept."""
        return replace(
            document,
            text=self.blank(document.text),
            title=self.blank(document.title),
            author=self.blank(document.author),
            publisher=self.blank(document.publisher),
            file=self.blank(document.file),
            address=self.blank(document.address),
            skipped=tuple(replace(part, text=self.blank(part.text)) for part in document.skipped),
        )

    def _at(self, text: str, known: Sequence[Word], folded: Sequence[str], place: int) -> tuple[int, int, str] | None:
        for length in self.lengths:
            last = place + length - 1
            if last >= len(known) or not _together(text, known[place : last + 1]):
                continue
            for skip in _skips(folded[place]):
                one = [folded[place][skip:], *folded[place + 1 : last + 1]]
                if (told := digest(one, self.key)) in self.digests:
                    return known[place].start + skip, known[last].end, told
        return None


def blanker(names: Iterable[str], key: bytes) -> Blanker:
    """A blanker for names that are known; those of one word are left out: others bear them too."""
    told = [parts for name in names if FEWEST <= len(parts := _parts(name)) <= MOST]
    return Blanker(key=key, digests={digest(parts, key): len(parts) for parts in told})


def digest(parts: Iterable[str], key: bytes) -> str:
    """What is remembered of a name: without the key nobody can try names on it."""
    return hmac.digest(key, " ".join(sorted(parts)).encode(), hashlib.sha256).hex()


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A text with blocks over some stretches; spaces stay, so that lines break as they did."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = [one if one.isspace() else BLOCK for one in letters[start:end]]
    return "".join(letters)


def _parts(name: str) -> list[str]:
    return [fold(word.text) for word in words(name)]


def _together(text: str, known: Sequence[Word]) -> bool:
    """Whether words follow each other as those of one name do, on one line."""
    between = (text[one.end : two.start] for one, two in pairwise(known))
    return all(len(gap) <= GAP and not set(gap) & set(".;:!?؟\n") for gap in between)


def _skips(word: str) -> Iterator[int]:
    """Where a name may begin in its first word: at once, or after a particle (one letter folds to one)."""
    yield 0
    if len(word) > FEWEST and word[0] in PARTICLES:
        yield 1
