"""Joins printed lines to running text: words parted at a line's end are whole, real compounds keep their hyphen."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from marsad.language.characters import DIGITS, LETTERS
from marsad.reading.pdf.glyphs import Line

_COMPOUND = re.compile(f"[{LETTERS}]+(?:-[{LETTERS}]+)+")
_WORD = re.compile(f"[{LETTERS}]+")
_LAST = re.compile(f"[{LETTERS}-]+$")
_FIRST = re.compile(f"^[{LETTERS}-]+")
_OPEN_ENDED = re.compile(  # addresses and ranges go on without a space
    rf"[a-z]://?$|(?:^|\s)(?:https?://|www\.)[^\s]*[./-]$|[{DIGITS}][-–]$|[{LETTERS}{DIGITS}]/$"
)
_SHORTEST = 2  # letters of a part of a compound
_DASHES = ("-", "\u2010", "\u00ad")


class Hyphens:
    """What a document's own words say about the hyphens at the ends of its lines."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._words: Counter[str] = Counter()
        self._compounds: set[str] = set()
        for line in lines:
            text = line.text.casefold()
            found = _WORD.findall(text)
            is_cut = line.is_hyphenated or text.endswith(_DASHES)
            self._words.update(found[:-1] if is_cut else found)
            self._compounds.update(_COMPOUND.findall(text))

    def joined(self, lines: Sequence[Line]) -> str:
        """The text of lines that follow each other."""
        text = lines[0].text
        for previous, line in pairwise(lines):
            text = self._with(text, line.text, is_hyphenated=previous.is_hyphenated)
        return text

    def _with(self, text: str, following: str, *, is_hyphenated: bool) -> str:
        if not is_hyphenated and not (text.endswith(_DASHES) and _FIRST.match(following)):
            return text + following if _OPEN_ENDED.search(text) else f"{text} {following}"
        before = _LAST.search(text if is_hyphenated else text[:-1])
        stem = text if is_hyphenated else text[:-1]
        after = _FIRST.match(following)
        if not before or not after:
            return f"{stem}-{following}" if is_hyphenated else f"{text} {following}"
        return f"{stem}-{following}" if self._is_compound(before[0], after[0]) else stem + following

    def _is_compound(self, before: str, after: str) -> bool:
        """Whether two parts of a word belong on both sides of a hyphen: so written elsewhere, or words of their own."""
        one, other = before.casefold(), after.casefold()
        is_name = after[0].isupper() and not (before.isupper() and after.isupper())  # capitals of a heading say nothing
        if f"{one}-{other}" in self._compounds or is_name or "-" in other:
            return True
        if self._words[one + other]:
            return False
        parts = [one.rsplit("-", 1)[-1], other]
        return all(len(part) >= _SHORTEST and self._words[part] for part in parts)
