"""The drawing of events by date: where each year, row and dot stands. Numbers out, the template draws them.

Editions of a series share a row. In a right-to-left page time runs from right to left, as the reading does.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from marsad.evidence import labels
from marsad.evidence.cards import TimelineEvent
from marsad.evidence.dates import readable_span
from marsad.evidence.event_names import is_own_name

WIDTH = 960
MARGIN = 24
ROW = 52
TOP = 40
ROWS_SHOWN = 8  # more rows than this no longer tell anything at a glance
TICKS = 10  # at most so many years are written
LABEL = 72  # characters of a name that fit into half of the width
ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A year on the axis."""

    x: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One event."""

    x: int
    event: TimelineEvent
    name: str
    number: str  # of the edition, or ""

    @property
    def date(self) -> str:
        """When, in the reader's language."""
        return readable_span(self.event.start_date, self.event.end_date)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A series with its editions, or an event by itself."""

    y: int
    label: str
    label_x: int
    anchor: str  # start or end, in the direction of the page
    dots: tuple[Dot, ...]
    is_series: bool

    @property
    def label_y(self) -> int:
        """Above the dots."""
        return self.y - 16

    @property
    def number_y(self) -> int:
        """Digits stand on their feet: a little below the middle of the dot."""
        return self.y + 4

    @property
    def first_x(self) -> int:
        """Where the series begins."""
        return self.dots[0].x

    @property
    def last_x(self) -> int:
        """Where it has come to."""
        return self.dots[-1].x


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Everything that the template needs."""

    years: tuple[Year, ...]
    rows: tuple[Row, ...]
    events: int  # drawn
    hidden: int  # not drawn, for want of room

    width: int = WIDTH

    @property
    def height(self) -> int:
        """As many rows as there are."""
        return TOP + ROW * len(self.rows) + 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What rows need to know of the page that they are drawn on."""

    place: Callable[[date], int]
    language: str
    series: Mapping[str, str]
    right_to_left: bool


def draw(
    events: Sequence[TimelineEvent], *, language: str, series: Mapping[str, str], right_to_left: bool = False
) -> Drawing | None:
    """Draw the latest rows of a timeline; None when no event has a date. `series` names each series by its id."""
    grouped = [group for group in rows_of(events) if day_of(group[0].start_date)]
    if not grouped:
        return None
    shown = sorted(grouped, key=lambda group: order(group[-1]))[-ROWS_SHOWN:]
    first, last = bounds(shown)
    place = scale(first, last, right_to_left=right_to_left)
    page = Page(place=place, language=language, series=series, right_to_left=right_to_left)
    ordered = sorted(shown, key=lambda group: order(group[0]))
    drawn = [row(group, number, page) for number, group in enumerate(ordered)]
    return Drawing(
        years=tuple(years(first, last, place)),
        rows=tuple(drawn),
        events=sum(map(len, shown)),
        hidden=sum(map(len, grouped)) - sum(map(len, shown)),
    )


def rows_of(events: Sequence[TimelineEvent]) -> list[list[TimelineEvent]]:
    """Put the editions of a series together, oldest first; other events stand alone."""
    groups: dict[str, list[TimelineEvent]] = defaultdict(list)
    for event in sorted(events, key=order):
        if day_of(event.start_date):
            groups[event.entity.parent or event.entity.id].append(event)
    return list(groups.values())


def order(event: TimelineEvent) -> tuple[date, str]:
    """Order by the day drawn, which of a partial date is not the first one; the id decides between equals."""
    return (day_of(event.start_date) or date.max, event.entity.id)


def day_of(iso: str) -> date | None:
    """Give the day to draw a whole or partial date at: the middle of a month or a year; None when it is no date."""
    found = ISO.match(iso)
    if not found:
        return None
    year, month, day = found.groups()
    try:
        return date(int(year), int(month or 7), int(day or (15 if month else 1)))
    except ValueError:
        return None


def bounds(groups: Sequence[Sequence[TimelineEvent]]) -> tuple[int, int]:
    """Give the first year drawn and the one after the last."""
    days = [day for group in groups for event in group if (day := day_of(event.start_date))]
    return min(days).year, max(days).year + 1


def scale(first: int, last: int, *, right_to_left: bool) -> Callable[[date], int]:
    """Give the function that places a day between the margins."""
    start, length = date(first, 1, 1).toordinal(), date(last, 1, 1).toordinal() - date(first, 1, 1).toordinal()

    def place(day: date) -> int:
        x = MARGIN + round((WIDTH - 2 * MARGIN) * (day.toordinal() - start) / length)
        return WIDTH - x if right_to_left else x

    return place


def years(first: int, last: int, place: Callable[[date], int]) -> list[Year]:
    """Write the years on the axis, or every second, fifth … one where they are many."""
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if (last - first) / step <= TICKS)
    return [Year(x=place(date(year, 1, 1)), label=str(year)) for year in range(first, last + 1) if year % step == 0]


def row(group: Sequence[TimelineEvent], number: int, page: Page) -> Row:
    """Lay out one row: its dots, and its name beside the first or the last of them, wherever there is room."""
    place = page.place
    dots = tuple(
        Dot(
            x=place(day),
            event=event,
            name=named(event, page.language),
            number=event.entity.details.get("edition", "")[:3],
        )
        for event in group
        if (day := day_of(event.start_date))
    )
    parent = group[0].entity.parent
    is_early = abs(dots[0].x - (WIDTH if page.right_to_left else 0)) < WIDTH / 2
    return Row(
        y=TOP + ROW * number + 34,
        label=shortened(page.series.get(parent) or dots[-1].name),
        label_x=dots[0].x if is_early else dots[-1].x,
        anchor="start" if is_early else "end",
        dots=dots,
        is_series=bool(parent),
    )


def named(event: TimelineEvent, language: str) -> str:
    """An event's name; one that only says its kind ("seminar") tells which it was with its city behind it."""
    name = event.entity.name_in(language)
    written_in = next((one.language for one in event.entity.names if one.text == name), language)
    if not event.city or is_own_name(name, written_in):
        return name
    return f"{name}{'، ' if language == 'ar' else ', '}{labels.city(event.city)}"


def shortened(name: str) -> str:
    """Cut a long name at a word, so that it stays within its half of the drawing."""
    if len(name) <= LABEL:
        return name
    return name[:LABEL].rsplit(" ", 1)[0] + "…"
