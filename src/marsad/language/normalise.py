"""Folds text for comparing, never for showing: one form for all spellings of a word, in any of the languages.

Case, Latin accents, Arabic vowels and tatweel go; alef, ya, ta marbuta and Persian letters get one form; presentation
forms, digits, quotes, dashes and spaces their plain one. Nothing that makes a number another number is touched:
superscripts and fractions stay as they are. `fold(text)` and `fold_with_offsets(text).text` are always equal.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from marsad.language.characters import APOSTROPHES, DASHES, HIDDEN, MARKS, QUOTES, SPACES

_DECORATION = re.compile(f"[{MARKS}\u0640]")
_DROPPED = re.compile(f"[{MARKS}{HIDDEN}\u0640]")
_COMPATIBLE = re.compile("[\ufb00-\ufdff\ufe70-\ufeff\uff01-\uffef]")  # ligatures, presentation and full-width forms
_LETTERS = str.maketrans(
    {
        **dict.fromkeys("ٱٲٳٵ", "ا"),
        **dict.fromkeys("ىیۍېےۓ", "ي"),
        **dict.fromkeys("ةہھۀەۂۃۿ", "ه"),
        **dict.fromkeys("کگڭڪګݣ", "ك"),
        **dict.fromkeys("پ", "ب"),
        **dict.fromkeys("چ", "ج"),
        **dict.fromkeys("ژ", "ز"),
        **dict.fromkeys("ڤڥڢ", "ف"),
        **dict.fromkeys("ۋۆ", "و"),
        "œ": "oe",
        "æ": "ae",
        "ß": "ss",
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "\u0131": "i",
        "ς": "\u03c3",
        "ð": "d",
        "þ": "th",
        "…": "...",
        "\u066b": ".",
        "٬": ",",
        "٪": "%",
        "،": ",",
        "؛": ";",
        "؟": "?",
        "۔": ".",
        "#": "",  # of a hashtag, which reads as its words do
        "_": " ",
        **{chr(start + i): str(i) for start in (0x0660, 0x06F0) for i in range(10)},
    }
)
_CLASSES = (
    (re.compile(f"[{SPACES}]"), " "),
    (re.compile(f"[{APOSTROPHES}]"), "'"),
    (re.compile(f"[{QUOTES}]"), '"'),
    (re.compile(f"[{DASHES}]"), "-"),
)
_RUN_OF_SPACES = re.compile("  +")
_AMPERSAND = {"en": "and", "fr": "et", "ar": "و"}


def _fold_character(character: str) -> str:
    """The folded form of one character: empty when it only decorates."""
    for pattern, plain in _CLASSES:
        if pattern.match(character):
            return plain
    if _COMPATIBLE.match(character):
        character = unicodedata.normalize("NFKC", character)
    decomposed = unicodedata.normalize("NFD", character.lower())
    kept = _DROPPED.sub("", decomposed)
    return unicodedata.normalize("NFC", kept).translate(_LETTERS)


_KEPT = 2048  # sentences: those of one long document
_LONGEST_WORD = 20  # characters; of a text so short the folded form is kept, since words come again
_WORDS_KEPT = 32_768  # 6 MB


class _Table(dict[int, str]):
    """A table for `str.translate` that fills itself as characters are met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _tables() -> dict[str, _Table]:
    """One table per language: they differ in how "&" is read, as a word of the language."""
    tables = {"": _Table()}
    for language, word in _AMPERSAND.items():
        tables[language] = _Table({ord("&"): word})
    return tables


_TABLES = _tables()


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text that knows its way back: `offsets[i]` is the place in `source` of folded character i.

    One offset more than there are characters: the last one is the length of the source.
    """

    text: str
    offsets: Sequence[int]
    source: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the source that folded[start:end] came from, with the vowel signs of its last letter."""
        first, last = self.offsets[start], self.offsets[end - 1] + 1
        while last < len(self.source) and _DECORATION.match(self.source[last]):
            last += 1
        return first, last

    def place(self, offset: int) -> int:
        """The first folded character that came from a place of the source, or from behind it."""
        return bisect_left(self.offsets, offset)


def fold(text: str, language: str = "") -> str:
    """One form for all spellings of a text, for comparing; the language tells how "&" is read."""
    return _fold_word(text, language) if len(text) <= _LONGEST_WORD else _fold(text, language)


def _fold(text: str, language: str) -> str:
    folded = text.translate(_TABLES.get(language, _TABLES[""]))
    return _RUN_OF_SPACES.sub(" ", folded) if "  " in folded else folded


_fold_word = lru_cache(maxsize=_WORDS_KEPT)(_fold)


@lru_cache(maxsize=_KEPT)
def fold_with_offsets(text: str, language: str = "") -> Folded:
    """`fold` with the way back to the original; kept, since many steps ask for the same sentence."""
    table = _TABLES.get(language, _TABLES[""])
    folded = text.translate(table)
    if "  " not in folded and all(len(table[ord(character)]) == 1 for character in set(text)):
        return Folded(folded, range(len(text) + 1), text)
    return _fold_slowly(text, table)


def _fold_slowly(text: str, table: _Table) -> Folded:
    """Character by character, where some fold to none or to several."""
    pieces: list[str] = []
    offsets: list[int] = []
    after_space = False
    for place, character in enumerate(text):
        piece = table[ord(character)]
        if piece == " " and after_space:
            continue
        if piece:
            after_space = piece == " "
            pieces.append(piece)
            offsets.extend([place] * len(piece))
    offsets.append(len(text))
    return Folded("".join(pieces), offsets, text)
