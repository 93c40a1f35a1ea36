"""A map of partners: how often each country takes part, which work together, and the towns that are named."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from marsad.charts.chart import Chart, Spec, layered
from marsad.charts.frame import LETTER, WIDTH, data, words
from marsad.charts.land import land
from marsad.charts.palette import colour
from marsad.charts.projection import View, centres, view
from marsad.charts.towns import PLACE, Box, Town, is_free
from marsad.charts.towns import layers as town_layers
from marsad.charts.writing import counted, laid, listed, sentence, word, written

HEIGHT = 360
SMALLEST, LARGEST = 190, 1100  # square points of a circle


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country (ISO 3166-1 alpha-2) with its name in the reader's language and what is counted there."""

    code: str
    name: str
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """How often two countries work together."""

    one: str
    other: str
    value: int


def draw(  # noqa: PLR0913 - what is drawn, and how it is told
    countries: Sequence[Country],
    ties: Sequence[Tie] = (),
    towns: Sequence[Town] = (),
    *,
    title: str,
    noun: str,
    language: str,
) -> Chart:
    """Draw a map; a code without a place on it is told and listed, not drawn. `noun` as in `bars.draw`."""
    ordered = sorted(countries, key=lambda one: (-one.value, one.name))
    names = {one.code: one.name for one in ordered}
    rows = [(one.name, "", one.value) for one in ordered]
    rows += [(names.get(tie.one, tie.one), names.get(tie.other, tie.other), tie.value) for tie in ties]
    named = sorted(towns, key=lambda one: (-one.value, one.name))
    rows += [(town.name, "", town.value) for town in named]
    return Chart(
        kind="partners",
        language=language,
        title=title,
        spec=_spec([one for one in ordered if one.code in centres()], ties, named, language),
        text=_text(ordered, ties, named, title, noun, language),
        columns=(
            word("country_or_town" if towns else "country", language),
            word("with", language),
            word("number", language),
        ),
        rows=tuple(rows),
        note=word("map_note", language),
    )


def _text(  # noqa: PLR0913, PLR0917 - all that is on the map, and how to say it
    countries: Sequence[Country], ties: Sequence[Tie], towns: Sequence[Town], title: str, noun: str, language: str
) -> str:
    if not countries:
        return sentence([title, word("nothing", language)])
    names = {one.code: one.name for one in countries}
    told = [word("pair", language, name=one.name, value=counted(noun, one.value, language)) for one in countries]
    pairs = [_told(tie, names, language) for tie in ties]
    together = word("together", language, pairs=listed(pairs, language)) if pairs else ""
    dots = [word("pair", language, name=one.name, value=counted(noun, one.value, language)) for one in towns]
    dotted = word("towns", language, towns=listed(dots, language)) if dots else ""
    return sentence([title, counted("country", len(countries), language), listed(told, language), together, dotted])


def _told(tie: Tie, names: Mapping[str, str], language: str) -> str:
    both = f"{names.get(tie.one, tie.one)} – {names.get(tie.other, tie.other)}"
    return word("pair", language, name=both, value=written(tie.value, language))


def _spec(countries: Sequence[Country], ties: Sequence[Tie], towns: Sequence[Town], language: str) -> Spec:
    places = [centres()[one.code] for one in countries]
    seen = view(places, width=WIDTH, height=HEIGHT)
    known = [tie for tie in ties if tie.one in centres() and tie.other in centres()]
    layers = [_land([one.code for one in countries], seen), _lines(known), *_circles(countries)]
    taken = [_box(one, seen, countries) for one in countries]
    layers += _names(countries, seen, taken, language)
    layers += town_layers(towns, seen, taken, language)
    drawn = [{**layer, "projection": seen.spec()} for layer in layers]
    return layered(drawn, width=WIDTH, height=HEIGHT)


def _land(codes: Sequence[str], seen: View) -> Spec:
    """Countries in the colour of land, those that take part in a stronger one."""
    chosen = {"test": {"field": "id", "oneOf": list(codes)}, "value": colour("planned")}
    return {
        "data": {"values": land(seen), "format": {"type": "topojson", "feature": "countries"}},
        "mark": {"type": "geoshape", "stroke": colour("surface"), "strokeWidth": 0.7, "clip": True},
        "encoding": {"fill": {"condition": chosen, "value": colour("land")}},
    }


def _lines(ties: Sequence[Tie]) -> Spec:
    most = max((tie.value for tie in ties), default=1)
    rows = [
        dict(zip(("x", "y", "x2", "y2"), chain(centres()[tie.one], centres()[tie.other]), strict=True))
        | {"width": 1 + 4 * tie.value / most}
        for tie in ties
    ]
    return {
        "data": data(rows),
        "mark": {"type": "rule", "color": colour("second"), "opacity": 0.75, "strokeCap": "round", "clip": True},
        "encoding": {
            "longitude": {"field": "x", "type": "quantitative"}, "latitude": {"field": "y", "type": "quantitative"},
            "longitude2": {"field": "x2"}, "latitude2": {"field": "y2"},
            "strokeWidth": {"field": "width", "type": "quantitative", "scale": None},
        },
    }  # fmt: skip


def _size(one: Country, countries: Sequence[Country]) -> float:
    most = max((country.value for country in countries), default=1) or 1
    return SMALLEST + (LARGEST - SMALLEST) * one.value / most


def _radius(one: Country, countries: Sequence[Country]) -> float:
    return math.sqrt(_size(one, countries) / math.pi)


def _names(countries: Sequence[Country], seen: View, taken: list[Box], language: str) -> list[Spec]:
    """The name below each circle, the largest first, where it touches no other; the text and the table tell all."""
    layers = []
    for one in countries:
        place = centres()[one.code]
        point = seen.point(*place)
        drop, half = _radius(one, countries) + 3, len(one.name) * LETTER / 2
        if point and is_free(box := (point[0] - half, point[1] + drop, point[0] + half, point[1] + drop + 14), taken):
            taken.append(box)
            row = {"x": place[0], "y": place[1], "text": [laid(one.name, language)]}
            # A layer for each, since on a map Vega-Lite shifts whole layers only.
            layers.append(words([row], PLACE, baseline="top", fontSize=12, fontWeight=500, dy=drop))
    return layers


def _box(one: Country, seen: View, countries: Sequence[Country]) -> Box:
    """The square around a circle."""
    x, y = seen.point(*centres()[one.code]) or (0.0, 0.0)
    radius = _radius(one, countries)
    return x - radius, y - radius, x + radius, y + radius


def _circles(countries: Sequence[Country]) -> list[Spec]:
    """A circle on each country, its area by the count, the figure in it."""
    rows = [
        {
            "x": centres()[one.code][0],
            "y": centres()[one.code][1],
            "size": _size(one, countries),
            "text": str(one.value),
        }
        for one in countries
    ]
    size = {"field": "size", "type": "quantitative", "scale": None}
    circle = {"type": "point", "fill": colour("main"), "stroke": colour("surface"), "strokeWidth": 1.5, "opacity": 1}
    figure = {"type": "text", "color": colour("on_main"), "fontSize": 12, "fontWeight": 600, "baseline": "middle"}
    return [
        {"data": data(rows), "mark": circle, "encoding": {**PLACE, "size": size}},
        {"data": data(rows), "mark": figure, "encoding": {**PLACE, "text": {"field": "text", "type": "nominal"}}},
    ]
