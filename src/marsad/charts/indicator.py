"""An indicator over time, between where it started and where it should arrive."""

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.charts.chart import Chart, Spec, layered
from marsad.charts.frame import WIDTH, axis_of_years, bounds, data, words
from marsad.charts.palette import colour
from marsad.charts.writing import dated, in_years, is_right_to_left, laid, listed, sentence, word, written

HEIGHT = 220


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A measured value and its day (ISO, whole or partial)."""

    date: str
    value: float


def draw(  # noqa: PLR0913 - an indicator has these parts, each named by the caller
    values: Sequence[Value],
    *,
    name: str,
    language: str,
    unit: str = "",
    baseline: float | None = None,
    target: float | None = None,
    target_date: str = "",
) -> Chart:
    """Draw an indicator; the baseline is a dashed line, the target a full one in orange with its value."""
    ordered = sorted((v for v in values if in_years(v.date) is not None), key=lambda v: in_years(v.date) or 0)
    marks = [("baseline", baseline), ("target", target)]
    lines = [(kind, value) for kind, value in marks if value is not None]
    rows = [(v.date, word("value", language), v.value) for v in ordered]
    rows += [(target_date if kind == "target" else "", word(kind, language), value) for kind, value in lines]
    return Chart(
        kind="indicator",
        language=language,
        title=f"{name} ({unit})" if unit else name,
        spec=_spec(ordered, lines, target_date, language),
        text=_text(ordered, lines, f"{name} ({unit})" if unit else name, target_date, language),
        columns=tuple(word(column, language) for column in ("date", "kind", "value")),
        rows=tuple(rows),
    )


def _text(
    values: Sequence[Value], lines: Sequence[tuple[str, float]], title: str, target_date: str, language: str
) -> str:
    marks = [word("pair", language, name=word(kind, language), value=written(value, language)) for kind, value in lines]
    if target_date and any(kind == "target" for kind, _ in lines):
        marks[-1] += f" ({dated(target_date, language)})"
    told = [word("pair", language, name=dated(v.date, language), value=written(v.value, language)) for v in values] or [
        word("no_values", language)
    ]
    return sentence([title, listed(marks, language), listed(told, language)])


def _spec(values: Sequence[Value], lines: Sequence[tuple[str, float]], target_date: str, language: str) -> Spec:
    years = [year for day in (*(v.date for v in values), target_date) if (year := in_years(day)) is not None]
    if not years:
        return layered([], width=WIDTH, height=1)
    first, last = bounds(years)
    heights = [v.value for v in values] + [value for _, value in lines]
    encoding = {"x": axis_of_years(language, first, last), "y": _upwards(heights, language)}
    rules = [_rule(kind, value, (first, last), encoding, language) for kind, value in lines]
    layers = [layer for pair in rules for layer in pair]
    return layered([*layers, *_course(values, encoding, language)], width=WIDTH - 70, height=HEIGHT, padding=6)


def _upwards(heights: Sequence[float], language: str) -> dict[str, object]:
    """From zero, or below it, to a little above the highest value; the axis stands where reading begins."""
    low, high = min(0.0, *heights), max(*heights, 0.0)
    axis = {
        "orient": "right" if is_right_to_left(language) else "left",
        "title": None, "tickCount": 4, "domain": False, "tickSize": 0, "labelPadding": 8,
    }  # fmt: skip
    scale = {"domain": [low, high + (high - low or 1) * 0.12], "nice": False}
    return {"field": "y", "type": "quantitative", "axis": axis, "scale": scale}


def _rule(kind: str, value: float, span: tuple[float, float], encoding: Spec, language: str) -> tuple[Spec, Spec]:
    ink = "second" if kind == "target" else "track"
    text = laid(word("pair", language, name=word(kind, language), value=written(value, language)), language)
    place = {"x": span[1], "y": value, "text": [text]}  # where time ends: the values rarely reach there
    ends, inward = kind == "target", "left" if is_right_to_left(language) else "right"
    rule = {
        "data": data([{"x": span[0], "x2": span[1], "y": value}]),
        "mark": {"type": "rule", "color": colour(ink), "strokeWidth": 1.75, "strokeDash": [1, 0] if ends else [5, 4]},
        "encoding": {**encoding, "x2": {"field": "x2"}},
    }
    label = words([place], encoding, ink="second" if ends else "soft", align=inward, baseline="bottom", dy=-4)
    return rule, label


def _course(values: Sequence[Value], encoding: Spec, language: str) -> list[Spec]:
    rows = [{"x": in_years(v.date) or 0, "y": v.value} for v in values]
    figures = [{**row, "text": [written(row["y"], language)]} for row in rows]
    return [
        {
            "data": data(rows),
            "mark": {"type": "line", "color": colour("main"), "strokeWidth": 2.5},
            "encoding": encoding,
        },
        {
            "data": data(rows),
            "mark": {"type": "point", "fill": colour("main"), "stroke": colour("surface"), "size": 90, "opacity": 1},
            "encoding": encoding,
        },
        words(figures, encoding, baseline="bottom", dy=-8, fontWeight=600),
    ]
