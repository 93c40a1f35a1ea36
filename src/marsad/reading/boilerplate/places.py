"""Where each line of a page stands: inside or beside the stretch that holds most prose, and in what company.

The stretch is the run of lines with the greatest sum, where prose counts for its words and furniture against it.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

PLACES = (
    "before", "after", "prose_before", "prose_after", "in_stretch", "above_stretch", "below_stretch", "along_stretch",
    "along_page", "topic", "rare_words", "rules_since", "rules_until", "run", "rules", "rules_above", "rules_below",
    "since_related", "since_form", "since_share", "prose_share",
)  # fmt: skip
_FAR = 60  # lines; further away is all the same
_SHORT = 8  # words of a label or a heading
_MOST = 60  # words that one line of prose counts for
_FURNITURE = -8.0  # what a line of furniture counts for
_OTHER = 3.0  # what a long line without an end counts for, at most
_LISTS = ("related", "form", "share")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What of a line its place depends on."""

    words: int
    rare: frozenset[str]  # folded words that are no function words
    reason: str  # what the rules say
    ends: bool  # as a sentence does
    prose: bool


def places(lines: Sequence[Line]) -> list[list[float]]:
    """The values of PLACES for each line."""
    first, last = stretch(lines)
    topic = Counter(word for line in lines[first:last] if line.prose for word in line.rare)
    columns = [
        *_mass(lines),
        *_distances(lines),
        *_of_stretch(len(lines), first, last),
        [_shared(line, topic, is_inside=first <= i < last) for i, line in enumerate(lines)],
        [math.log1p(len(line.rare)) for line in lines],
        _rules_since(lines),
        _rules_since(lines[::-1])[::-1],
        _runs(lines),
        *_shares_of_rules(lines),
        *(_since(lines, reason) for reason in _LISTS),
        [sum(line.words for line in lines if line.prose) / max(1, sum(line.words for line in lines))] * len(lines),
    ]
    return [list(row) for row in zip(*columns, strict=True)]


def stretch(lines: Sequence[Line]) -> tuple[int, int]:
    """From where to where the lines stand that hold most prose and least furniture."""
    best, start, total = (0, 0, 0.0), 0, 0.0
    for i, line in enumerate(lines):
        if total <= 0:
            start, total = i, 0.0
        total += _worth(line)
        if total > best[2]:
            best = (start, i + 1, total)
    return best[0], best[1]


def _worth(line: Line) -> float:
    if line.prose:
        return float(min(line.words, _MOST))
    return _FURNITURE if line.reason else min(line.words - _SHORT + 1.0, _OTHER)


def _mass(lines: Sequence[Line]) -> list[list[float]]:
    """The share of the prose that stands before each line, and after it."""
    sizes = [line.words if line.prose else 0 for line in lines]
    total, so_far = sum(sizes) or 1, 0
    before, after = list[float](), list[float]()
    for size in sizes:
        before.append(so_far / total)
        after.append((total - so_far - size) / total)
        so_far += size
    return [before, after]


def _distances(lines: Sequence[Line]) -> list[list[float]]:
    """How many lines away the prose before is, and the prose after."""
    return [_prose_since(lines), _prose_since(lines[::-1])[::-1]]


def _prose_since(lines: Sequence[Line]) -> list[float]:
    found, last = [], -_FAR
    for i, line in enumerate(lines):
        found.append(math.log1p(min(i - last, _FAR)))
        last = i if line.prose else last
    return found


def _of_stretch(count: int, first: int, last: int) -> list[list[float]]:
    size = max(1, last - first)
    return [
        [float(first <= i < last) for i in range(count)],
        [math.log1p(max(0, first - i)) for i in range(count)],
        [math.log1p(max(0, i - last + 1)) for i in range(count)],
        [(i - first) / size for i in range(count)],
        [i / count for i in range(count)],
    ]


def _shared(line: Line, topic: Counter[str], *, is_inside: bool) -> float:
    """The share of a line's rare words that the prose of the stretch says too, itself aside."""
    least = 2 if is_inside and line.prose else 1
    return sum(topic[word] >= least for word in line.rare) / max(1, len(line.rare))


def _rules_since(lines: Sequence[Line]) -> list[float]:
    """How many lines of furniture stand between each line and the prose before it."""
    found, count = [], 0
    for line in lines:
        count = 0 if line.prose else count + bool(line.reason)
        found.append(math.log1p(count))
    return found


def _runs(lines: Sequence[Line]) -> list[float]:
    """How many short lines without an end stand together where each line is."""
    found = [0.0] * len(lines)
    start = 0
    for i in range(len(lines) + 1):
        if i == len(lines) or lines[i].words > _SHORT or lines[i].ends:
            found[start:i] = [math.log1p(i - start)] * (i - start)
            start = i + 1
    return found


def _shares_of_rules(lines: Sequence[Line]) -> list[list[float]]:
    """The share of furniture in the page, above each line, and below it."""
    count, total, so_far = len(lines), sum(bool(line.reason) for line in lines), 0
    above, below = [], []
    for i, line in enumerate(lines):
        above.append(so_far / max(1, i))
        so_far += bool(line.reason)
        below.append((total - so_far) / max(1, count - 1 - i))
    return [[total / max(1, count)] * count, above, below]


def _since(lines: Sequence[Line], reason: str) -> list[float]:
    """How many lines above each line the last one of a sort of furniture stands."""
    found, last = [], -_FAR
    for i, line in enumerate(lines):
        last = i if line.reason == reason else last
        found.append(math.log1p(min(i - last, _FAR)))
    return found
