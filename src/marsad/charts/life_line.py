"""The life line of one recommendation: its words, what was done, what was decided, and the silences, drawn in time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from marsad.charts.chart import Chart, Spec, layered
from marsad.charts.frame import LETTER, WIDTH, axis_of_years, bounds, data, levels, plain, words
from marsad.charts.palette import colour
from marsad.charts.writing import dated, in_years, is_right_to_left, laid, lines, listed, sentence, word

Moment = Literal["made", "restated", "evidence", "candidate", "status", "due"]
SHAPES: dict[Moment, tuple[str, str, str]] = {  # lane, shape, colour: each is told by shape as well as by colour
    "made": ("wordings", "circle", "main"),
    "restated": ("wordings", "circle", "in_progress"),
    "evidence": ("evidence", "diamond", "third"),
    "candidate": ("evidence", "diamond", "surface"),
    "status": ("status", "square", "second"),
    "due": ("status", "triangle-down", "surface"),
}
LANES = ("wordings", "evidence", "status")
LANE, HEAD, STEP = 78, 26, 18  # points: a lane, from its top to its marks, between two rows of labels
NAMED = 0.8  # years: shorter silences are drawn without the word
CHARACTERS = 18  # of a label; the whole of it stands in the text and in the table


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Something in the life of a recommendation; `date` is ISO, whole or partial."""

    kind: Moment
    date: str
    label: str = ""  # short: the edition, the status, the document; else its day stands there
    detail: str = ""  # for the text and the table


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A time in which the series went on and did not speak of it."""

    start: str
    end: str
    label: str = ""


def draw(
    happenings: Sequence[Happening], silences: Sequence[Silence] = (), *, title: str, language: str, today: str = ""
) -> Chart:
    """Draw a life line up to `today`; what has no date is told and listed, not drawn."""
    ordered = sorted(happenings, key=lambda one: in_years(one.date) or 9999)
    lines = sorted(
        [
            *((in_years(one.date) or 9999, _told(one, language), _row(one, language)) for one in ordered),
            *((in_years(one.start) or 9999, _told_silence(one, language), _gap(one, language)) for one in silences),
        ],
        key=lambda line: line[0],
    )
    told = [text for _when, text, _cells in lines]
    return Chart(
        kind="life_line",
        language=language,
        title=word("life_line_of", language, title=title),
        spec=_spec([one for one in ordered if in_years(one.date) is not None], silences, language, today),
        text=sentence(
            [word("life_line_of", language, title=title), listed(told, language) or word("nothing", language)]
        ),
        columns=tuple(word(name, language) for name in ("date", "kind", "detail")),
        rows=tuple(cells for _when, _text, cells in lines),
    )


def _row(one: Happening, language: str) -> tuple[str, str, str]:
    return (one.date, word(one.kind, language), _in_row(one, language))


def _gap(one: Silence, language: str) -> tuple[str, str, str]:
    return (f"{one.start}/{one.end}", word("silence", language), one.label)


def _in_row(one: Happening, language: str) -> str:
    """Its label and what there is to say of it."""
    return ("\u00a0: " if language == "fr" else ": ").join(filter(None, (one.label, one.detail)))


def _told(one: Happening, language: str) -> str:
    when = dated(one.date, language) or word("date_unknown", language)
    told = {"date": when, "kind": word(one.kind, language), "label": one.detail or one.label}
    return word("happened" if told["label"] else "happened_bare", language, **told)


def _told_silence(one: Silence, language: str) -> str:
    text = word("silent", language, start=dated(one.start, language), end=dated(one.end, language))
    return f"{text} ({one.label})" if one.label else text


def _spec(happenings: Sequence[Happening], silences: Sequence[Silence], language: str, today: str) -> Spec:
    moments = [one.date for one in happenings] + [day for s in silences for day in (s.start, s.end)] + [today]
    years = [year for day in moments if (year := in_years(day)) is not None]
    if not happenings:
        return layered([], width=WIDTH, height=1)
    first, last = bounds(years)
    lanes = _filled(happenings)
    height = LANE * len(lanes)
    encoding = {"x": axis_of_years(language, first, last), "y": plain("y", (0, height), reverse=True)}
    layers = [*_lanes(lanes, encoding, language, (first, last)), *_silences(silences, encoding, language)]
    layers += [_marks(happenings, lanes, encoding), *_labels(happenings, lanes, encoding, language, (first, last))]
    return layered(layers, width=WIDTH - 90, height=height, padding=6)


def _filled(happenings: Sequence[Happening]) -> tuple[str, ...]:
    """The lanes on which something lies, and the first: silences are drawn there."""
    told = {SHAPES[one.kind][0] for one in happenings}
    return tuple(lane for lane in LANES if lane in told or lane == LANES[0])


def _lanes(lanes: Sequence[str], encoding: Spec, language: str, domain: tuple[float, float]) -> list[Spec]:
    """A line for each kind of thing, named where reading begins."""
    first, last = domain
    rules = [{"x": first, "x2": last, "y": LANE * n + HEAD} for n in range(len(lanes))]
    names = [
        {"x": first, "y": LANE * n + HEAD, "text": [laid(word(f"lane_{lane}", language), language)]}
        for n, lane in enumerate(lanes)
    ]
    turned = is_right_to_left(language)
    side = {"align": "left" if turned else "right", "dx": 10 if turned else -10}
    return [
        {
            "data": data(rules),
            "mark": {"type": "rule", "color": colour("grid"), "strokeWidth": 2},
            "encoding": {**encoding, "x2": {"field": "x2"}},
        },
        words(names, encoding, ink="soft", baseline="middle", **side),
    ]


def _silences(silences: Sequence[Silence], encoding: Spec, language: str) -> list[Spec]:
    """A dotted stretch of the first lane, with its name above."""
    spans = [
        (start, end)
        for s in silences
        if (start := in_years(s.start)) is not None and (end := in_years(s.end)) is not None
    ]
    rules = [{"x": start, "x2": end, "y": HEAD} for start, end in spans]
    named = [(a, b) for a, b in spans if b - a > NAMED]
    names = [{"x": (a + b) / 2, "y": HEAD - 9, "text": [laid(word("silence", language), language)]} for a, b in named]
    return [
        {
            "data": data(rules),
            "mark": {"type": "rule", "color": colour("track"), "strokeWidth": 5, "strokeDash": [2, 5]},
            "encoding": {**encoding, "x2": {"field": "x2"}},
        },
        words(names, encoding, ink="soft", baseline="bottom", fontSize=12),
    ]


def _marks(happenings: Sequence[Happening], lanes: Sequence[str], encoding: Spec) -> Spec:
    rows = []
    for one in sorted(happenings, key=lambda one: one.kind == "made"):  # the first words lie above others of their day
        lane, shape, fill = SHAPES[one.kind]
        edge = fill if fill != "surface" else ("third" if lane == "evidence" else "second")
        y = LANE * lanes.index(lane) + HEAD
        rows.append({"x": in_years(one.date), "y": y, "shape": shape, "fill": colour(fill), "stroke": colour(edge)})
    exact = {"type": "nominal", "scale": None}
    return {
        "data": data(rows),
        "mark": {"type": "point", "size": 190, "opacity": 1, "strokeWidth": 1.75},
        "encoding": {**encoding, **{name: {"field": name, **exact} for name in ("shape", "fill", "stroke")}},
    }


def _label(one: Happening, language: str) -> str:
    """What stands at a mark: what it was called, of a day set what that is, else its day."""
    return one.label or (word("due", language) if one.kind == "due" else dated(one.date, language))


def _labels(
    happenings: Sequence[Happening], lanes: Sequence[str], encoding: Spec, language: str, domain: tuple[float, float]
) -> list[Spec]:
    """A short name below each mark, on one of two rows; where neither has room the table tells it."""
    placed = []
    for n, lane in enumerate(lanes):
        # Several words of one day share its label; of its decisions the last one holds.
        here = list({(one.date, one.kind == "due"): one for one in happenings if SHAPES[one.kind][0] == lane}.values())
        texts = [lines(_label(one, language), language, width=CHARACTERS, most=1) for one in here]
        scale = (WIDTH - 90) / (domain[1] - domain[0])
        places = [
            (((in_years(one.date) or 0) - domain[0]) * scale, len(text[0]) * LETTER)
            for one, text in zip(here, texts, strict=True)
        ]
        placed += [
            {"x": in_years(one.date) or 0, "y": LANE * n + HEAD + 11 + STEP * level, "text": text}
            for one, text, level in zip(here, texts, levels(places, 2), strict=True)
            if level is not None
        ]
    return [words(placed, encoding, baseline="top", fontSize=12)]
