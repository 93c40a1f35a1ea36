"""What can be measured of a line and its neighbours, for the small model that tells main text from the rest.

Nothing here depends on one language: words are counted, not read, but for function words of all languages together.
"""

import math
import re
from collections.abc import Sequence

from marsad.language.characters import DIGITS
from marsad.language.normalise import fold
from marsad.language.words import words
from marsad.reading.little_words import little_words

NAMES = (
    "length", "little_words", "sentence_end", "sentences", "commas", "figures", "capitals", "rule",
    "near_length", "near_longest", "near_sentence_end", "near_rule", "before", "after", "distance", "at_edge",
    "listed", "introduced", "rules_since", "rules_until", "below_related", "run", "in_core",
)  # fmt: skip
PROSE = 15  # words
_WINDOW = 3  # lines on each side
_RELATED = 6  # lines that a list of other articles may have
_SHORT = math.log1p(8)  # words of a label, as features count them
_LISTED = re.compile(rf"^\s*(?:[-*+•·●▪■◦‣–—]|\(?[{DIGITS}]{{1,2}}[.)\-])\s")
_END = re.compile(r"[.!?؟…۔;؛:][»”\"')\]]*$")
_INNER_END = re.compile(r"[.!?؟][»”\"']?\s")
_FIGURE = re.compile(f"[{DIGITS}]")


def features(texts: Sequence[str], reasons: Sequence[str]) -> list[list[float]]:
    """The values of NAMES for each line; `reasons` is what the rules say of them."""
    own = [_own(text, reason) for text, reason in zip(texts, reasons, strict=True)]
    prose = [i for i, values in enumerate(own) if values[0] >= math.log1p(PROSE) and values[2] and not reasons[i]]
    mass = [math.expm1(own[i][0]) if i in set(prose) else 0.0 for i in range(len(own))]
    total, so_far, rows = sum(mass) or 1.0, 0.0, []
    for i, values in enumerate(own):
        near = own[max(0, i - _WINDOW) : i] + own[i + 1 : i + 1 + _WINDOW] or [values]
        after = (total - so_far - mass[i]) / total
        distance = min((abs(i - j) for j in prose), default=50)
        rows.append([
            *values,
            _mean(near, 0), max(row[0] for row in near), _mean(near, 2), _mean(near, 7),
            so_far / total, after, math.log1p(distance), float(min(so_far / total, after) < 0.01),
        ])  # fmt: skip
        so_far += mass[i]
    return [[*row, *place] for row, place in zip(rows, _places(texts, own, reasons, prose), strict=True)]


def _places(
    texts: Sequence[str], own: Sequence[Sequence[float]], reasons: Sequence[str], prose: Sequence[int]
) -> list[list[float]]:
    """Where each line stands between the prose and the furniture, and in what company."""
    is_prose = set(prose)
    since = _rules_since(reasons, is_prose)
    until = _rules_since(reasons[::-1], {len(texts) - 1 - i for i in is_prose})[::-1]
    core = range(prose[0], prose[-1] + 1) if prose else range(0)
    runs = _runs(own)
    found = []
    for i, text in enumerate(texts):
        before = texts[i - 1].rstrip() if i else ""
        found.append([
            float(bool(_LISTED.match(text))),
            float(before.endswith(":")),
            math.log1p(since[i]),
            math.log1p(until[i]),
            float(_is_below_related(i, reasons, is_prose)),
            math.log1p(runs[i]),
            float(i in core),
        ])  # fmt: skip
    return found


def _rules_since(reasons: Sequence[str], prose: set[int]) -> list[int]:
    """How many lines of furniture stand between each line and the prose before it."""
    found, count = [], 0
    for i, reason in enumerate(reasons):
        count = 0 if i in prose else count + bool(reason)
        found.append(count)
    return found


def _is_below_related(place: int, reasons: Sequence[str], prose: set[int]) -> bool:
    """Whether a line stands a few lines below "Related articles", without prose between."""
    for i in range(place - 1, max(-1, place - 1 - _RELATED), -1):
        if i in prose:
            return False
        if reasons[i]:
            return reasons[i] == "related"
    return False


def _runs(own: Sequence[Sequence[float]]) -> list[int]:
    """How many short lines without an end stand together where each line is."""
    found = [0] * len(own)
    start = 0
    for i in range(len(own) + 1):
        if i == len(own) or own[i][0] > _SHORT or own[i][2]:
            found[start:i] = [i - start] * (i - start)
            start = i + 1
    return found


def _own(text: str, reason: str) -> list[float]:
    found = [word.text for word in words(text)]
    count = max(len(found), 1)
    little = sum(fold(word) in little_words() for word in found) / count
    capitals = sum(word[0].isupper() for word in found) / count
    return [
        math.log1p(len(found)),
        little,
        float(bool(_END.search(text.strip()))),
        math.log1p(len(_INNER_END.findall(text))),
        math.log1p(text.count(",") + text.count("،")),
        len(_FIGURE.findall(text)) / max(len(text), 1),
        capitals,
        float(bool(reason)),
    ]


def _mean(rows: Sequence[Sequence[float]], column: int) -> float:
    return sum(row[column] for row in rows) / len(rows)
