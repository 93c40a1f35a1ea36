"""Tells the head and the foot of a PDF's page where there is hardly a second page to compare it with.

They are set smaller than the text and stand apart from it: the foot in the lower margin, the head saying again what the
title below it says. A line with a date, and a note with its sign, are never taken for one.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from marsad.language.characters import DIGITS, WORD
from marsad.language.dates import find_dates
from marsad.language.normalise import fold
from marsad.language.words import word_texts
from marsad.reading.pdf.glyphs import Line

MOST_PAGES = 2
_SMALLER = 0.8  # of the size of the text
_APART = 1.4  # times the usual distance between lines
_MARGIN = 57.0  # points, two centimetres
_MOST_WORDS = 20
_SHARED = 0.6  # of its words that the title says too
_NOTE = re.compile(rf"^[^{WORD}_]*[{DIGITS}]{{1,3}}\b|^[*†‡]")
_LEAST_LINES = 6


def heads_of_lone_page(lines: Sequence[Line]) -> frozenset[Line]:
    """The lines of a page that are its head or its foot."""
    rows = sorted({round(line.baseline) for line in lines}, reverse=True)
    if len(lines) < _LEAST_LINES or len(rows) < _LEAST_LINES:
        return frozenset()
    size = median(line.size for line in lines)
    pitch = median(above - below for above, below in pairwise(rows))
    apart = _APART * pitch
    top = [line for line in lines if round(line.baseline) == rows[0]] if rows[0] - rows[1] >= apart else []
    foot = [line for line in lines if round(line.baseline) == rows[-1]] if rows[-2] - rows[-1] >= apart else []
    title = " ".join(line.text for line in lines if round(line.baseline) == rows[1])
    heads = {line for line in top if _is_said_in(line.text, title)}
    feet = {line for line in foot if line.baseline <= _MARGIN}
    return frozenset(line for line in heads | feet if line.size <= _SMALLER * size and _may_be_head(line.text))


def _is_said_in(text: str, title: str) -> bool:
    said, wanted = word_texts(fold(text)), set(word_texts(fold(title)))
    return bool(said) and sum(word in wanted for word in said) >= _SHARED * len(said)


def _may_be_head(text: str) -> bool:
    is_short = len(word_texts(text)) <= _MOST_WORDS
    has_day = any(found.precision == "day" for language in ("ar", "fr") for found in find_dates(text, language))
    return is_short and not has_day and not _NOTE.match(text)
