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
)  # fmt: skip
PROSE = 15  # words
_WINDOW = 3  # lines on each side
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
    return rows


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
