"""What can be measured of a line and its neighbours, for the small model that tells main text from the rest.

Nothing here depends on one language: words are counted, not read, but for function words and the words of labels of all
languages together.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from statistics import fmean

from marsad.language.characters import DIGITS, WORD
from marsad.language.normalise import fold
from marsad.language.words import word_texts
from marsad.reading.boilerplate.cores import cores_of
from marsad.reading.boilerplate.lexicon import words_of_labels
from marsad.reading.boilerplate.places import PLACES, Line, places
from marsad.reading.dates import date_of_line
from marsad.reading.little_words import little_words

OWN = (
    "length", "characters", "little_words", "sentence_end", "open_end", "commas", "figures", "capitals", "rule",
    "listed", "cut_short", "repeated", "begins_low", "address", "label_words", "quoted", "year", "shouted", "signs",
    "dated", "said_again", "pause", "hour", "parts", "wording",
)  # fmt: skip
_NEIGHBOURS = (-2, -1, 1, 2)
_OF_NEIGHBOURS = ("length", "sentence_end", "figures", "capitals", "label_words", "rule", "dated", "listed", "wording")
_WINDOWS = (4, 10)  # lines on each side
_OF_WINDOWS = ("length", "sentence_end", "capitals", "rule", "label_words", "wording")
NAMES = (
    *OWN,
    *(f"{name} {step:+d}" for step in _NEIGHBOURS for name in _OF_NEIGHBOURS),
    *(f"{name} within {window}" for window in _WINDOWS for name in _OF_WINDOWS),
    *PLACES,
)
PROSE = 15  # words
_COLUMN = {name: i for i, name in enumerate(OWN)}
_LISTED = re.compile(rf"^\s*(?:[-*+•·●▪■◦‣–—]|\(?[{DIGITS}]{{1,2}}[.)\-])\s")
_END = re.compile(r"[.!?؟…۔][»”\"')\]]*$")
_OPEN_END = re.compile(r"[:;؛,،]$")
_CUT_SHORT = ("…", "...", "[…]", "[...]")
_FIGURE = re.compile(f"[{DIGITS}]")
_ADDRESS = re.compile(r"https?://|www\.|\S@\S")
_SIGN = re.compile(r"[|/<>\u203a\u2039→←▾#*+=_•·»«©@&…:]")
_OF_DATE = 10  # words
_PAUSE = re.compile(r"[,،]$")
_HOUR = re.compile(
    rf"^[^{WORD}]{{0,2}}[{DIGITS}]{{1,2}}\s?[:h.]\s?[{DIGITS}]{{2}}\s*(?:[-–—]|to|à|إلى)\s*[{DIGITS}]{{1,2}}\s?[:h.]\s?[{DIGITS}]{{2}}"
)
_BETWEEN_PARTS = re.compile(r"\s*[|,،·/•]\s*")
_OF_PART = 4  # words
_LONGEST = 400  # characters of a line of labels
_QUOTED = re.compile(r"^\s*[«“„\"‘]")
_YEAR = re.compile(rf"(?<![{DIGITS}])(?:1[34]|19|20|١٤|١٩|٢٠)[{DIGITS}]{{2}}(?![{DIGITS}])")


def features(texts: Sequence[str], reasons: Sequence[str], wordings: Sequence[float]) -> list[list[float]]:
    """The values of NAMES for each line; `reasons` is what the rules say of them, `wordings` what `wording` does."""
    said = [[fold(word) for word in word_texts(text)] for text in texts]
    counts = Counter(tuple(found) for found in said)
    again = _said_again(said)
    own = [
        [*_own(text, found, reason, counts[tuple(found)], again[i]), wordings[i]]
        for i, (text, found, reason) in enumerate(zip(texts, said, reasons, strict=True))
    ]
    lines = [_line(found, reason, row) for found, reason, row in zip(said, reasons, own, strict=True)]
    return [
        [*row, *_beside(own, i), *_around(own, i), *place]
        for i, (row, place) in enumerate(zip(own, places(lines), strict=True))
    ]


def _line(said: Sequence[str], reason: str, row: Sequence[float]) -> Line:
    ends = bool(row[_COLUMN["sentence_end"]])
    return Line(
        words=len(said), rare=cores_of(said), reason=reason, ends=ends, prose=len(said) >= PROSE and ends and not reason
    )


def _said_again(said: Sequence[Sequence[str]]) -> list[float]:
    """The share of each line's word triples that another line has too: titles in a trail, quotations set apart."""
    triples = [set(zip(words, words[1:], words[2:], strict=False)) for words in said]
    counts = Counter(triple for found in triples for triple in found)
    return [sum(counts[triple] > 1 for triple in found) / max(1, len(found)) for found in triples]


def _is_dated(text: str, words: int) -> bool:
    return words <= _OF_DATE and bool(_FIGURE.search(text)) and bool(date_of_line(text, "en"))


def _own(text: str, said: Sequence[str], reason: str, count: int, again: float) -> list[float]:
    text = text.strip()
    found = word_texts(text)
    most = max(len(found), 1)
    return [
        math.log1p(len(found)),
        math.log1p(len(text)),
        sum(word in little_words() for word in said) / most,
        float(bool(_END.search(text))),
        float(bool(_OPEN_END.search(text))),
        math.log1p(text.count(",") + text.count("،")),
        len(_FIGURE.findall(text)) / max(len(text), 1),
        sum(word[0].isupper() for word in found) / most,
        float(bool(reason)),
        float(bool(_LISTED.match(text))),
        float(text.endswith(_CUT_SHORT)),
        math.log1p(count - 1),
        float(bool(found) and found[0][0].islower()),
        float(bool(_ADDRESS.search(text))),
        sum(word.removeprefix("ال") in words_of_labels() for word in said) / most,
        float(bool(_QUOTED.search(text))),
        float(bool(_YEAR.search(text))),
        float(text.isupper()),
        len(_SIGN.findall(text)) / max(len(text), 1),
        float(_is_dated(text, len(found))),
        again,
        float(bool(_PAUSE.search(text))),
        float(bool(_HOUR.match(text))),
        math.log1p(_parts(text)),
    ]


def _parts(text: str) -> int:
    """How many labels a line strings together: "Youth, Civic space, Statement"; 0 for a sentence and for one label."""
    parts = [part.split() for part in _BETWEEN_PARTS.split(text) if part] if len(text) <= _LONGEST else []
    is_string = len(parts) > 1 and all(len(part) <= _OF_PART for part in parts) and not _END.search(text)
    return len(parts) if is_string else 0


def _beside(own: Sequence[Sequence[float]], i: int) -> list[float]:
    """What the nearest lines measure; -1 beyond the edge of the page."""
    near = (own[i + step] if 0 <= i + step < len(own) else None for step in _NEIGHBOURS)
    return [-1.0 if row is None else row[_COLUMN[name]] for row in near for name in _OF_NEIGHBOURS]


def _around(own: Sequence[Sequence[float]], i: int) -> list[float]:
    """What the lines around measure in the mean."""
    found = []
    for window in _WINDOWS:
        near = [*own[max(0, i - window) : i], *own[i + 1 : i + 1 + window]] or [own[i]]
        found += [fmean(row[_COLUMN[name]] for row in near) for name in _OF_WINDOWS]
    return found
