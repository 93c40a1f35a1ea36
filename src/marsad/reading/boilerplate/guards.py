"""Lines that the model never leaves out for their place: what they are among their neighbours says that they are text.

A list's items and the heading over them, a programme, an address to those who listen, what stands amid the prose, and
the title, when nothing else above the text could be one.
"""

import math
from collections.abc import Sequence

from marsad.reading.boilerplate.features import NAMES, OWN, PROSE

_AMID = 0.15  # of a page's prose that must stand above and below a list for it to be the article's
_LONE = 1  # line of furniture, which may stand inside an article
_GREETING = 8  # words
_HEADING = 8  # words
_TITLE = range(4, 36)  # words
_MAY_BE_TITLE = 0.9  # probability up to which a line may be the title where nothing else is
_HOURS = 3  # lines of a programme
_LIKELY_TEXT = 0.5

_LENGTH, _ENDS = OWN.index("length"), OWN.index("sentence_end")
_LISTED, _PAUSE, _HOUR = OWN.index("listed"), OWN.index("pause"), OWN.index("hour")
_ABOVE, _BELOW = NAMES.index("before"), NAMES.index("after")
_IN_STRETCH = NAMES.index("in_stretch")

Rows = Sequence[Sequence[float]]


def kept_lines(rows: Rows, reasons: Sequence[str], chances: Sequence[float], doubted: frozenset[str]) -> frozenset[int]:
    """The places of such lines; `doubted` are reasons that do not make a line furniture."""
    furniture = [bool(reason) and reason not in doubted for reason in reasons]
    rules = (_amid_prose, _items, _programme, _greetings)
    found = frozenset[int]().union(*(rule(rows, furniture) for rule in rules))
    return found | _over_lists(rows, furniture, chances) | _title(rows, furniture, chances)


def _amid_prose(rows: Rows, furniture: Sequence[bool]) -> frozenset[int]:
    """Lines amid the article: much of its prose stands above and below, and between prose and prose no furniture.

    A lone mark ("Advertisement", "Read also: …") stands in articles too.
    """
    found, last, count = set[int](), None, 0
    for i, row in enumerate(rows):
        if furniture[i]:
            count += 1
            last = None if count > _LONE else last
        elif _is_prose(row):
            found.update(range(i if last is None else last + 1, i))
            last, count = i, 0
    return frozenset(i for i in found if min(rows[i][_ABOVE], rows[i][_BELOW]) >= _AMID)


def _items(rows: Rows, _furniture: Sequence[bool]) -> frozenset[int]:
    """Marked items of a list among the prose."""
    return frozenset(i for i, row in enumerate(rows) if row[_LISTED] and row[_IN_STRETCH])


def _programme(rows: Rows, furniture: Sequence[bool]) -> frozenset[int]:
    """Lines behind an hour until another, of which a page has several."""
    found = frozenset(i for i, row in enumerate(rows) if row[_HOUR] and not furniture[i])
    return found if len(found) >= _HOURS else frozenset()


def _greetings(rows: Rows, furniture: Sequence[bool]) -> frozenset[int]:
    """Short lines that end in a comma, down to a sentence: "Excellencies,", "Dear colleagues,"."""
    found, run = set[int](), list[int]()
    for i, row in enumerate(rows):
        if row[_PAUSE] and not furniture[i] and row[_LENGTH] <= math.log1p(_GREETING):
            run.append(i)
            continue
        found.update(run if row[_ENDS] and not furniture[i] else ())
        run = []
    return frozenset(found)


def _over_lists(rows: Rows, furniture: Sequence[bool], chances: Sequence[float]) -> frozenset[int]:
    """The short line over marked items that are likely text."""
    places = range(len(rows) - 1)
    return frozenset(
        i for i in places
        if not furniture[i] and not furniture[i + 1] and rows[i + 1][_LISTED] and chances[i + 1] < _LIKELY_TEXT
        and not rows[i][_LISTED] and rows[i][_LENGTH] <= math.log1p(_HEADING)
    )  # fmt: skip


def _title(rows: Rows, furniture: Sequence[bool], chances: Sequence[float]) -> frozenset[int]:
    """The likeliest title above the prose, where no line is surely one."""
    first = next((i for i, row in enumerate(rows) if _is_prose(row) and not furniture[i]), 0)
    may_be = [
        i for i in range(first)
        if not furniture[i] and not rows[i][_ENDS] and round(math.expm1(rows[i][_LENGTH])) in _TITLE
    ]  # fmt: skip
    best = min(may_be, key=chances.__getitem__, default=None)
    return frozenset({best} if best is not None and chances[best] < _MAY_BE_TITLE else ())


def _is_prose(row: Sequence[float]) -> bool:
    return row[_LENGTH] >= math.log1p(PROSE) and row[_ENDS] > 0
