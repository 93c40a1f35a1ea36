"""The editions of a series in time: where each was held, and which ones nothing is known of."""

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.charts.chart import Chart, Spec, layered
from marsad.charts.frame import LETTER, WIDTH, apart, axis_of_years, bounds, data, levels, plain, words
from marsad.charts.palette import colour
from marsad.charts.writing import counted, dated, in_years, lines, listed, sentence, word

LINE, FOOT, DOT, LETTERS_HIGH = 34, 12, 24, 16  # points: of the line of dots, below the labels, a dot, a line of words


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One edition; `date` is ISO, whole or partial, and "" where no source tells it."""

    name: str
    date: str = ""
    number: str = ""
    place: str = ""
    is_missing: bool = False  # other editions let conclude that it was; no document is about it


def draw(editions: Sequence[Edition], *, series: str, language: str) -> Chart:
    """Draw a series; editions without a date are told and listed, not drawn."""
    rows = tuple((e.number, e.name, e.date, e.place, _state(e, language)) for e in editions)
    columns = tuple(word(name, language) for name in ("edition", "name", "date", "place", "state"))
    return Chart(
        kind="editions",
        language=language,
        title=word("editions_of", language, series=series),
        spec=_spec([e for e in editions if in_years(e.date) is not None], language),
        text=_text(editions, series, language),
        columns=columns,
        rows=rows,
    )


def _state(edition: Edition, language: str) -> str:
    return word("missing" if edition.is_missing else "documented", language)


def _text(editions: Sequence[Edition], series: str, language: str) -> str:
    title = word("editions_of", language, series=series)
    if not editions:
        return sentence([title, word("nothing", language)])
    told = [_told(edition, language) for edition in editions]
    total = word("total", language, total=counted("edition", len(editions), language))
    return sentence([title, total, listed(told, language)])


def _told(edition: Edition, language: str) -> str:
    comma = "، " if language == "ar" else ", "
    state = word("missing", language) if edition.is_missing else ""
    numbered = word("edition_number", language, number=edition.number) if edition.number else edition.name
    return comma.join(part for part in (numbered, edition.place, dated(edition.date, language), state) if part)


def _spec(editions: Sequence[Edition], language: str) -> Spec:
    if not editions:
        return layered([], width=WIDTH, height=1)
    editions = sorted(editions, key=lambda e: in_years(e.date) or 0)
    first, last = bounds([year for e in editions if (year := in_years(e.date)) is not None])
    years = apart([in_years(e.date) or 0 for e in editions], (last - first) / WIDTH * DOT)
    labels = [lines(e.place or ("" if e.number else e.name), language, width=16) for e in editions]
    step = LETTERS_HIGH * max(map(len, labels)) + 6
    points = [
        (WIDTH * (year - first) / (last - first), max(map(len, text)) * LETTER)
        for year, text in zip(years, labels, strict=True)
    ]
    stood = levels(points, 3)
    height = LINE + 20 + step * (max((n for n in stood if n is not None), default=0) + 1) + FOOT
    encoding = {"x": axis_of_years(language, first, last), "y": plain("y", (0, height), reverse=True)}
    placed = [
        {"x": year, "y": LINE + 22 + step * level, "text": text}
        for year, text, level in zip(years, labels, stood, strict=True)
        if level is not None
    ]
    return layered(
        [_track(years, encoding), *_dots(editions, years, encoding), words(placed, encoding, baseline="top")],
        width=WIDTH,
        height=height,
        padding=6,
    )


def _track(years: Sequence[float], encoding: Spec) -> Spec:
    return {
        "data": data([{"x": min(years), "x2": max(years), "y": LINE}]),
        "mark": {"type": "rule", "color": colour("track"), "strokeDash": [2, 4], "strokeWidth": 1.5},
        "encoding": {**encoding, "x2": {"field": "x2"}},
    }


def _dots(editions: Sequence[Edition], years: Sequence[float], encoding: Spec) -> list[Spec]:
    """A full dot for what is documented, an empty one for what is not; the number stands in it."""
    rows = [
        {"x": year, "y": LINE, "text": [e.number[:3]], "missing": e.is_missing, **_look(e)}
        for e, year in zip(editions, years, strict=True)
    ]
    shape = {
        "fill": {"field": "fill", "type": "nominal", "scale": None},
        "stroke": {"field": "stroke", "type": "nominal", "scale": None},
    }
    middle = {"baseline": "middle", "fontSize": 12, "fontWeight": 600}
    return [
        {
            "data": data(rows),
            "mark": {"type": "point", "size": 520, "opacity": 1, "strokeWidth": 1.5},
            "encoding": {**encoding, **shape},
        },
        words([row for row in rows if not row["missing"]], encoding, ink="on_main", **middle),
        words([row for row in rows if row["missing"]], encoding, ink="soft", **middle),
    ]


def _look(edition: Edition) -> dict[str, str]:
    if edition.is_missing:
        return {"fill": colour("surface"), "stroke": colour("track")}
    return {"fill": colour("main"), "stroke": colour("surface")}
