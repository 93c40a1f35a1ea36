"""Towns on a map: a dot where each lies, with its name beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.charts.chart import Spec
from marsad.charts.frame import LETTER, data, words
from marsad.charts.palette import colour
from marsad.charts.projection import View
from marsad.charts.writing import laid

DOT, GAP = 45, 7  # square points of a dot, points between it and its name
PLACE = {"longitude": {"field": "x", "type": "quantitative"}, "latitude": {"field": "y", "type": "quantitative"}}
Box = tuple[float, float, float, float]  # left, top, right, bottom, in points


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A town with its name in the reader's language, where it lies in degrees, and what is counted there."""

    name: str
    longitude: float
    latitude: float
    value: int


def layers(towns: Sequence[Town], seen: View, taken: list[Box], language: str) -> list[Spec]:
    """The dots, and the names that touch nothing drawn so far; `taken` grows by these."""
    if not towns:
        return []
    rows = [{"x": town.longitude, "y": town.latitude} for town in towns]
    dot = {"type": "point", "size": DOT, "fill": colour("second"), "stroke": colour("surface"), "opacity": 1}
    drawn: list[Spec] = [{"data": data(rows), "mark": dot, "encoding": PLACE}]
    for town in towns:
        point = seen.point(town.longitude, town.latitude)
        wide = len(town.name) * LETTER
        if point and is_free(box := (point[0] + GAP, point[1] - 7, point[0] + GAP + wide, point[1] + 7), taken):
            taken.append(box)
            row = {"x": town.longitude, "y": town.latitude, "text": [laid(town.name, language)]}
            drawn.append(words([row], PLACE, align="left", baseline="middle", fontSize=11, dx=GAP))
    return drawn


def is_free(box: Box, taken: Sequence[Box]) -> bool:
    """Whether a box touches none that is taken."""
    return all(box[2] < b[0] or b[2] < box[0] or box[3] < b[1] or b[3] < box[1] for b in taken)
