"""Where places stand on a flat map: the whole world in Equal Earth, a region in Mercator, fitted around its countries.

We choose centre and scale ourselves, so that the drawing and the labels laid upon it agree.
"""

import csv
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

WIDE = 130  # degrees of longitude from which on the whole world is drawn
_SPAN = 5.41338  # of Equal Earth from west to east, in units of its scale
Box = tuple[float, float, float, float]  # west, south, east, north, in degrees
WORLD: Box = (-180.0, -90.0, 180.0, 90.0)
_NARROWEST = 24.0  # degrees: a single country is shown among its neighbours


@cache
def outlines() -> dict[str, Any]:
    """The outlines of countries as TopoJSON; source and treatment: outlines/README.md."""
    text = (files("marsad.charts") / "outlines" / "countries.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


@cache
def centres() -> dict[str, tuple[float, float]]:
    """Longitude and latitude of the middle of each country, by ISO 3166-1 alpha-2."""
    text = (files("marsad.charts") / "outlines" / "centres.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t")
    return {row["country"]: (float(row["longitude"]), float(row["latitude"])) for row in rows}


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A projection as Vega-Lite takes it."""

    kind: str
    scale: float
    middle: tuple[float, float]  # longitude and latitude at the middle of the drawing
    width: float
    height: float

    @property
    def box(self) -> Box:
        """How far the drawing reaches."""
        if self.kind != "mercator":
            return WORLD
        across = math.degrees(self.width / 2 / self.scale)
        middle, upward = _mercator(self.middle[1]), self.height / 2 / self.scale
        south, north = (math.degrees(math.atan(math.sinh(middle + way))) for way in (-upward, upward))
        return self.middle[0] - across, south, self.middle[0] + across, north

    def spec(self) -> dict[str, object]:
        """The projection in a specification."""
        return {
            "type": self.kind,
            "scale": self.scale,
            "center": list(self.middle),
            "translate": [self.width / 2, self.height / 2],
            "clipExtent": [[0, 0], [self.width, self.height]],  # what is not seen is not drawn either
        }

    def point(self, longitude: float, latitude: float) -> tuple[float, float] | None:
        """Where a place stands in points from the upper left; None in the view of the world, which takes no labels."""
        if self.kind != "mercator":
            return None
        across = math.radians(longitude - self.middle[0]) * self.scale
        upward = (_mercator(latitude) - _mercator(self.middle[1])) * self.scale
        return self.width / 2 + across, self.height / 2 - upward


def view(places: Sequence[tuple[float, float]], *, width: float, height: float) -> View:
    """The view that shows all these places."""
    longitudes, latitudes = [x for x, _ in places] or [0.0], [y for _, y in places] or [0.0]
    if not places or max(longitudes) - min(longitudes) > WIDE:
        return View(kind="equalEarth", scale=width / _SPAN, middle=(11, 8), width=width, height=height)
    across = math.radians(max(max(longitudes) - min(longitudes) + 14, _NARROWEST))
    low, high = _mercator(max(min(latitudes) - 7, -60)), _mercator(min(max(latitudes) + 7, 72))
    upward = max(high - low, math.radians(_NARROWEST) * height / width)
    middle = ((max(longitudes) + min(longitudes)) / 2, math.degrees(math.atan(math.sinh((low + high) / 2))))
    return View(kind="mercator", scale=min(width / across, height / upward), middle=middle, width=width, height=height)


def _mercator(latitude: float) -> float:
    return math.asinh(math.tan(math.radians(latitude)))
