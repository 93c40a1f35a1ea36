"""Bars: how many recommendations (or partners, or programmes) stand where, whole or split into parts.

Serves recommendations by status, by theme and by addressee, and co-operation between partners.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.charts.chart import Chart, Spec, layered
from marsad.charts.frame import LETTER, data, words
from marsad.charts.palette import colour
from marsad.charts.writing import counted, is_right_to_left, laid, lines, listed, sentence, word, written

ACROSS = 520  # points: half a page shows bars at their full size
NAMES = 216  # points kept for the names of bars
ROW, LINE, THICK = 26, 16, 18  # of a bar whose name is one line; each further line of it
LEGEND = 26  # a row of the legend
SQUARE = 40  # points of the legend around a name
NUMBER = 44  # points kept for the figure behind the longest bar


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A share of a bar: its name, its size, and the colour that stands for it in every chart."""

    label: str
    value: int
    colour: str = "main"  # a name of the palette; a status has its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar; without parts it is drawn whole."""

    label: str
    value: int
    colour: str = "main"
    parts: tuple[Part, ...] = ()

    @property
    def pieces(self) -> tuple[Part, ...]:
        """What is drawn of it, from its foot on."""
        return self.parts or (Part(label=self.label, value=self.value, colour=self.colour),)


def draw(  # noqa: PLR0913 - a chart has these parts, each named by the caller
    bars: Sequence[Bar],
    *,
    title: str,
    noun: str,
    language: str,
    kind: str = "bars",
    heading: str = "",
    total: int | None = None,
    whole: int | None = None,
) -> Chart:
    """Draw bars in the order given.

    `noun` names what is counted (a noun of `words/`: recommendation, project, partner, document, event) and
    `heading` the column of the names ("Status", "Theme"). `total` is for bars that count some things twice, as a
    recommendation on two themes: how many there are, not the sum; `whole` adds of how many, where some stand in no bar.
    """
    parts = tuple(dict.fromkeys((p.label, p.colour) for bar in bars for p in bar.parts))
    there_are = counted(noun, sum(b.value for b in bars) if total is None else total, language)
    if whole is not None and whole != total:
        there_are = word("of_whole", language, total=there_are, whole=written(whole, language))
    return Chart(
        kind=kind,
        language=language,
        title=title,
        spec=_spec(bars, parts, language),
        text=_text(bars, title, language, there_are),
        columns=(
            heading or word("name", language),
            *(label for label, _ in parts),
            word("sum" if parts else "number", language),
        ),
        rows=tuple((bar.label, *(_of(bar, label) for label, _ in parts), bar.value) for bar in bars),
    )


def _of(bar: Bar, label: str) -> int:
    return sum(part.value for part in bar.parts if part.label == label)


def _text(bars: Sequence[Bar], title: str, language: str, total: str) -> str:
    if not bars:
        return sentence([title, word("nothing", language)])
    told = [_told(bar, language) for bar in bars]
    return sentence([title, word("total", language, total=total), listed(told, language)])


def _told(bar: Bar, language: str) -> str:
    base = word("pair", language, name=bar.label, value=written(bar.value, language))
    parts = [
        word("pair", language, name=part.label, value=written(part.value, language)) for part in bar.parts if part.value
    ]
    return f"{base} ({', '.join(parts) if language != 'ar' else '، '.join(parts)})" if parts else base


def _spec(bars: Sequence[Bar], parts: Sequence[tuple[str, str]], language: str) -> Spec:
    """Three bands: the legend above, names at the side where reading begins, bars with their figures."""
    top = max((y for _x, y in _places(parts)), default=-LEGEND) + LEGEND + (8 if parts else 0)
    middles, end = _middles(bars, top, language)
    height = max(end, 1)
    layers = [_rectangles(bars, middles, height, language), *_names(bars, middles, height, language)]
    if parts:
        layers += _legend(parts, height, language)
    return layered(layers, width=ACROSS, height=height)


def _across(field: str, language: str) -> dict[str, object]:
    """Points from the side where reading begins."""
    scale = {"domain": [0, ACROSS], "nice": False, "reverse": is_right_to_left(language)}
    return {"field": field, "type": "quantitative", "axis": None, "scale": scale}


def _down(field: str, height: float) -> dict[str, object]:
    scale = {"domain": [0, height], "nice": False, "reverse": True}
    return {"field": field, "type": "quantitative", "axis": None, "scale": scale}


def _length(bars: Sequence[Bar]) -> float:
    """How many points one counted thing is long."""
    return (ACROSS - NAMES - NUMBER) / max((bar.value for bar in bars), default=1) if any(b.value for b in bars) else 0


def _wrapped(bar: Bar, language: str) -> list[str]:
    """The name of a bar in lines."""
    return lines(bar.label, language, width=NAMES // LETTER)


def _middles(bars: Sequence[Bar], top: float, language: str) -> tuple[list[float], float]:
    """Where the middle of each bar lies, and where the last ends: a name of two lines takes more room."""
    middles = []
    for bar in bars:
        row = ROW + LINE * (len(_wrapped(bar, language)) - 1)
        middles.append(top + row / 2)
        top += row
    return middles, top


def _rectangles(bars: Sequence[Bar], middles: Sequence[float], height: float, language: str) -> Spec:
    unit, rows = _length(bars), []
    for bar, middle in zip(bars, middles, strict=True):
        start = float(NAMES)
        y = middle - THICK / 2
        for part in bar.pieces:
            end = start + part.value * unit
            rows.append({"x": start, "x2": end, "y": y, "y2": y + THICK, "fill": colour(part.colour)})
            start = end
    return {
        "data": data(rows),
        # A thin edge in the colour of the paper parts neighbours that a colour-blind reader might take for one.
        "mark": {"type": "rect", "stroke": colour("surface"), "strokeWidth": 1.5},
        "encoding": {
            "x": _across("x", language), "x2": {"field": "x2"}, "y": _down("y", height), "y2": {"field": "y2"},
            "fill": {"field": "fill", "type": "nominal", "scale": None},
        },
    }  # fmt: skip


def _names(bars: Sequence[Bar], middles: Sequence[float], height: float, language: str) -> list[Spec]:
    """The name before each bar, ending where the bar begins, and the figure behind it."""
    turned = is_right_to_left(language)
    encoding = {"x": _across("x", language), "y": _down("y", height)}
    names, figures = [], []
    for bar, middle in zip(bars, middles, strict=True):
        wrapped = _wrapped(bar, language)
        names.append({"x": NAMES - 10, "y": middle - LINE / 2 * (len(wrapped) - 1), "text": wrapped})
        figures.append(
            {"x": NAMES + bar.value * _length(bars) + 8, "y": middle, "text": [written(bar.value, language)]}
        )
    before, behind = ("left", "right") if turned else ("right", "left")
    return [
        words(names, encoding, align=before, baseline="middle"),
        words(figures, encoding, align=behind, baseline="middle", fontWeight=600),
    ]


def _places(parts: Sequence[tuple[str, str]]) -> list[tuple[float, float]]:
    """Where each name of the legend begins: one behind the other, and no row with one name below a full one."""
    widths = [SQUARE + len(label) * LETTER for label, _name in parts]
    rows = 1
    while any(sum(row) > ACROSS for row in _in_rows(widths, rows)) and rows < len(parts):
        rows += 1
    return [
        (sum(row[:place]), float(LEGEND * number))
        for number, row in enumerate(_in_rows(widths, rows))
        for place in range(len(row))
    ]


def _in_rows(widths: Sequence[float], rows: int) -> list[Sequence[float]]:
    columns = -(-len(widths) // rows) or 1
    return [widths[first : first + columns] for first in range(0, len(widths), columns)]


def _legend(parts: Sequence[tuple[str, str]], height: float, language: str) -> list[Spec]:
    """Squares with their names. Vega's own legend cannot run from right to left."""
    encoding = {"x": _across("x", language), "y": _down("y", height)}
    squares, names = [], []
    for (label, name), (x, above) in zip(parts, _places(parts), strict=True):
        y = above + LEGEND / 2 - 1
        squares.append({"x": x + 7, "y": y, "fill": colour(name)})
        names.append({"x": x + 20, "y": y, "text": [laid(label, language)]})
    fill = {"field": "fill", "type": "nominal", "scale": None}
    return [
        {
            "data": data(squares),
            "mark": {"type": "point", "shape": "square", "size": 150, "filled": True, "opacity": 1},
            "encoding": {**encoding, "fill": fill},
        },
        words(names, encoding, align="right" if is_right_to_left(language) else "left", baseline="middle"),
    ]
