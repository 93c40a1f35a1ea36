"""Finds headlines of other articles that a page sets above its own: in one line with wide gaps, or behind dashes."""

import re
from collections.abc import Sequence
from statistics import fmean

from marsad.language.words import word_texts

_GAP = re.compile(r"[ \u00a0]{3,}|\t+")
_FIRST = 3  # lines; a ticker stands above everything
_PARTS = 5
_WORDS = 3.5  # of a headline, in the mean; cells of tables are shorter
_MOST = 30
_SENTENCE = re.compile(r"[.۔][»”\"')]*$")
_DASH = re.compile(r"^\s*[-–—]\s*$")
_LEAST = 3  # headlines behind dashes


def headlines(lines: Sequence[str]) -> frozenset[int]:
    """The places of such lines among the lines with words of a page."""
    found = {i for i, line in enumerate(lines[:_FIRST]) if _is_ticker(line)}
    start = 0
    while start + 1 < len(lines) and _DASH.match(lines[start]) and _is_headline(lines[start + 1]):
        start += 2
    behind = range(1, start, 2)
    return frozenset(found | (set(behind) if len(behind) >= _LEAST else set()))


def _is_ticker(text: str) -> bool:
    """One headline after the other, parted by wide gaps."""
    parts = [part for part in _GAP.split(text.strip()) if part]
    if len(parts) < _PARTS:
        return False
    sentences = sum(bool(_SENTENCE.search(part)) for part in parts)
    return sentences * _PARTS <= len(parts) and fmean(len(word_texts(part)) for part in parts) >= _WORDS


def _is_headline(text: str) -> bool:
    return 2 < len(word_texts(text)) <= _MOST and not _SENTENCE.search(text.strip())
