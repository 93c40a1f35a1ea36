"""Finds known names in running text: a dictionary over folded words, with the way back to the stored text.

Names are compared folded (case, accents, vowel signs, alef forms …), word by word, longest first, never inside a word.
Arabic particles written onto a word (و ف ب ك ل) are taken off the first word, but for لل, which hides an alef;
French elisions are words of their own. Acronyms must stand as written, since "UN" is a word of French.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from marsad.language.characters import ARABIC, DIGITS, LETTERS
from marsad.language.normalise import Folded, fold, fold_with_offsets
from marsad.records import NameKind

_TOKEN = re.compile(f"[{LETTERS}{DIGITS}]+")
# What may stand between two words of one name; a point only after a letter alone, as in "U.S. Congress".
_GAP = re.compile(f"(?:(?<![{LETTERS}{DIGITS}]{{2}})\\.)?[ '\"\\-,_#\n&]{{0,4}}")
_ARABIC = re.compile(f"[{ARABIC}]")
_SIGNS = "وفبكل"
_KEPT = 2048  # sentences: several dictionaries look through the same ones
_SHORTEST_STEM = 3  # letters that must remain when a particle is taken off


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A known name in a text: whose it is, where it stands (without particles and articles before it), and how."""

    id: str
    start: int
    end: int
    kind: NameKind
    name: str  # the name of the authority file that matched


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A name to find: acronyms as written, others folded; `language` limits it to texts of one language."""

    id: str
    name: str
    kind: NameKind = NameKind.FULL
    language: str = ""


@dataclass(frozen=True, slots=True)
class _Token:
    """A word of the folded text."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=_KEPT)
def _tokens(folded: str) -> tuple[_Token, ...]:
    """The words of a folded text; an "و" that stands alone is joined to the word that it precedes."""
    found: list[_Token] = []
    lone: _Token | None = None
    for match in _TOKEN.finditer(folded):
        token = _Token(match.group(), match.start(), match.end())
        if lone and token.start - lone.end == 1 and _ARABIC.match(token.text):
            token = _Token("و" + token.text, lone.start, token.end)
        elif lone:
            found.append(lone)
        lone = token if token.text == "و" else None
        if lone is None:
            found.append(token)
    return (*found, lone) if lone else tuple(found)


def _words(name: str) -> tuple[str, ...]:
    """The words of a folded name, without their places: thousands of names are read when a program starts."""
    words = tuple(_TOKEN.findall(name))
    return tuple(token.text for token in _tokens(name)) if "و" in words else words


@lru_cache(maxsize=8 * _KEPT)
def stems(word: str) -> tuple[tuple[str, int], ...]:
    """The readings of a folded word, each with how many letters of particles stand before it: itself first."""
    readings = [(word, 0)]
    if not _ARABIC.match(word):
        return tuple(readings)
    for depth in (1, 2):
        if len(word) - depth < _SHORTEST_STEM or word[depth - 1] not in _SIGNS:
            break
        rest = word[depth:]
        readings.append((rest, depth))
        if word[depth - 1] == "ل" and rest.startswith("ل"):
            readings.append(("ا" + rest, depth - 1))  # لل is ل + ال
            readings.append((rest[1:], depth - 1))
    return tuple(readings)


def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name, as `Lookup` compares them; it arranges names by the first two."""
    return _words(fold(name))


def beginnings_in(text: str) -> frozenset[tuple[str, ...]]:
    """What the names that stand in a text may begin with, one folded word or two."""
    tokens = _tokens(fold_with_offsets(text).text)
    following = (*(token.text for token in tokens[1:]), "")
    readings = {(stem, after) for token, after in zip(tokens, following, strict=False) for stem, _ in stems(token.text)}
    return frozenset(readings | {(stem,) for stem, _ in readings})


class Lookup:
    """Names to find, by their words; built once, then only read.

    Of the names that begin with two words only the lengths are looked through: thousands may begin so, and of each
    length one can stand at a place.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._named: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
        for entry in entries:
            words = _words(fold(entry.name))
            if words:
                self._named[words].append(entry)
        self._first = frozenset(words[0] for words in self._named)
        lengths: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for words in self._named:
            lengths[words[:2]].add(len(words))
        self._lengths = {first: tuple(sorted(told, reverse=True)) for first, told in lengths.items()}

    def find(self, text: str, language: str = "") -> tuple[Found, ...]:
        """All known names in the text, in order, the longest where several begin; they never overlap."""
        folded = fold_with_offsets(text)
        tokens = _tokens(folded.text)
        found, place = [], 0
        while place < len(tokens):
            match = self._match(folded, tokens, place, language)
            if match:
                found.append(match[0])
            place += match[1] if match else 1
        return tuple(found)

    def _match(self, folded: Folded, tokens: Sequence[_Token], place: int, language: str) -> tuple[Found, int] | None:
        """The longest name that begins with the word at `place`, and its number of words."""
        best: tuple[Found, int] | None = None
        for stem, cut in stems(tokens[place].text):
            if stem not in self._first:
                continue  # the usual case
            for length, entry in self._beginning(stem, tokens, place):
                if best and length <= best[1]:
                    break
                if entry.language not in ("", language) or not _stand_together(folded.text, tokens, place, length):
                    continue
                first = tokens[place].start + cut
                first += folded.text[first] == " "  # after an "و" that stands alone
                start, end = folded.span(first, tokens[place + length - 1].end)
                if _written_right(folded.source[start:end], entry, length):
                    best = Found(id=entry.id, start=start, end=end, kind=entry.kind, name=entry.name), length
        return best

    def _beginning(self, stem: str, tokens: Sequence[_Token], place: int) -> Iterator[tuple[int, Entry]]:
        """The names that consist of these words, each with their number, longest first."""
        left = len(tokens) - place
        for first in ((stem, tokens[place + 1].text), (stem,)) if left > 1 else ((stem,),):
            for length in self._lengths.get(first, ()):
                if length <= left:
                    following = (token.text for token in tokens[place + 1 : place + length])
                    yield from ((length, entry) for entry in self._named.get((stem, *following), ()))


def _stand_together(text: str, tokens: Sequence[_Token], place: int, length: int) -> bool:
    """Whether some words follow each other with nothing but small gaps between them."""
    return all(
        _GAP.fullmatch(text, tokens[place + step - 1].end, tokens[place + step].start) for step in range(1, length)
    )


def _written_right(source: str, entry: Entry, words: int) -> bool:
    """Whether the spelling can be this name: acronyms to the letter, short Latin names with a capital."""
    if entry.kind is NameKind.ACRONYM and not _ARABIC.search(entry.name):
        return source == entry.name
    return words > 2 or bool(_ARABIC.search(source)) or source != source.lower() or entry.name.islower()
