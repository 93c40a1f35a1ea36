"""What the drawings share: their width, axes that turn with the language, marks and words in data units or points."""

from collections.abc import Mapping, Sequence
from math import ceil, floor
from typing import Any

from marsad.charts.chart import Spec
from marsad.charts.palette import colour
from marsad.charts.writing import is_right_to_left

WIDTH = 640  # of every drawing, so that letters have one size in all of them
_LABELS = 12  # years that an axis names
LETTER = 7  # an average letter at size 13 is so wide, in points


def data(rows: Sequence[Mapping[str, object]]) -> dict[str, object]:
    """Rows for one layer."""
    return {"values": [dict(row) for row in rows]}


def axis_of_years(language: str, first: float, last: float) -> dict[str, Any]:
    """An axis of time with whole years, at most a dozen, running as the reading does."""
    whole = range(ceil(first), floor(last) + 1)
    years = list(whole[:: ceil(len(whole) / _LABELS) or 1])
    axis = {"title": None, "format": "d", "values": years, "grid": True, "tickSize": 0, "labelPadding": 8}
    scale = {"domain": [first, last], "nice": False, "zero": False, "reverse": is_right_to_left(language)}
    return {"field": "x", "type": "quantitative", "axis": axis, "scale": scale}


def plain(field: str, domain: Sequence[float], *, reverse: bool = False) -> dict[str, Any]:
    """A direction without an axis, in the units of `domain`."""
    scale = {"domain": list(domain), "nice": False, "zero": False, "reverse": reverse}
    return {"field": field, "type": "quantitative", "axis": None, "scale": scale}


def bounds(years: Sequence[float]) -> tuple[float, float]:
    """The whole years around some moments, with a little air, so that no mark is cut."""
    first, last = int(min(years)), int(max(years)) + 1
    return first - 0.15, last + 0.15


def words(
    rows: Sequence[Mapping[str, object]],
    encoding: Mapping[str, Any],
    *,
    ink: str = "ink",
    **mark: object,
) -> Spec:
    """A layer of words: the field `text` of each row, a list for several lines."""
    return {
        "data": data(rows),
        "mark": {"type": "text", "color": colour(ink), "lineHeight": 16, **mark},
        "encoding": {**encoding, "text": {"field": "text", "type": "nominal"}},
    }


def apart(places: Sequence[float], gap: float) -> list[float]:
    """Places in order, each at least `gap` after the one before, so that no mark covers another."""
    moved: list[float] = []
    for place in places:
        moved.append(max(place, moved[-1] + gap) if moved else place)
    return moved


def levels(places: Sequence[tuple[float, float]], most: int) -> list[int | None]:
    """On which line each label may stand without touching another; None when there is no room on `most` lines.

    Places are (middle, width) in points.
    """
    taken: list[list[tuple[float, float]]] = [[] for _ in range(most)]
    chosen: list[int | None] = []
    for middle, width in places:
        span = (middle - width / 2 - 3, middle + width / 2 + 3)
        free = next((n for n, row in enumerate(taken) if all(span[1] <= a or b <= span[0] for a, b in row)), None)
        if free is not None:
            taken[free].append(span)
        chosen.append(free)
    return chosen
