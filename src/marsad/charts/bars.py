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
NAMES = 180  # points kept for the names of bars
ROW, THICK = 32, 20
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
    top = 26 * -(-len(parts) // _columns(parts)) + (8 if parts else 0)
    height = max(top + ROW * len(bars), 1)
    layers = [_rectangles(bars, top, height, language), *_names(bars, top, height, language)]
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


def _rectangles(bars: Sequence[Bar], top: int, height: float, language: str) -> Spec:
    unit, rows = _length(bars), []
    for number, bar in enumerate(bars):
        start = float(NAMES)
        y = top + ROW * number + (ROW - THICK) / 2
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


def _names(bars: Sequence[Bar], top: int, height: float, language: str) -> list[Spec]:
    """The name before each bar, ending where the bar begins, and the figure behind it."""
    turned = is_right_to_left(language)
    encoding = {"x": _across("x", language), "y": _down("y", height)}
    names, figures = [], []
    for number, bar in enumerate(bars):
        middle = top + ROW * number + ROW / 2
        wrapped = lines(bar.label, language, width=NAMES // LETTER)
        names.append({"x": NAMES - 10, "y": middle - 8 * (len(wrapped) - 1), "text": wrapped})
        figures.append(
            {"x": NAMES + bar.value * _length(bars) + 8, "y": middle, "text": [written(bar.value, language)]}
        )
    before, behind = ("left", "right") if turned else ("right", "left")
    return [
        words(names, encoding, align=before, baseline="middle"),
        words(figures, encoding, align=behind, baseline="middle", fontWeight=600),
    ]


def _columns(parts: Sequence[tuple[str, str]]) -> int:
    """Columns of the legend: as many as the longest name lets, and no row with one name below a full one."""
    longest = max((len(label) for label, _name in parts), default=0)
    most = max(1, ACROSS // (SQUARE + longest * LETTER))
    rows = -(-len(parts) // most) or 1
    return -(-len(parts) // rows) or 1


def _legend(parts: Sequence[tuple[str, str]], height: float, language: str) -> list[Spec]:
    """Squares with their names. Vega's own legend cannot run from right to left."""
    encoding = {"x": _across("x", language), "y": _down("y", height)}
    squares, names = [], []
    columns = _columns(parts)
    for number, (label, name) in enumerate(parts):
        x, y = ACROSS / columns * (number % columns), 26 * (number // columns) + 12
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
