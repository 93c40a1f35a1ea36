"""Days, months and years as parts that may be missing; Hijri to Gregorian; which year a date without one means."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

_SAME_YEAR = 245  # days: eight months; a date further off in the same year is rather one of the year beside
_LEAP_SHIFTS = (-4, -3, -2, 2, 3, 4)  # for 29 February
_HIJRI_YEARS = range(1343, 1501)  # what the Umm al-Qura tables cover


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A date as far as it is written."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def iso(self) -> str:
        """ISO 8601, cut where the date is: "2023-11-14", "2022-06", "2014"."""
        given = [f"{self.year:04d}"] + [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(given)

    def exists(self) -> bool:
        """Whether the calendar has such a day or month; 29 February is given the benefit when the year is missing."""
        try:
            date(self.year or 2000, self.month or 1, self.day or 1)
        except ValueError:
            return False
        return True

    def first_day(self) -> date:
        """The first day it may mean; the year must be known."""
        return date(self.year or 1, self.month or 1, self.day or 1)

    @property
    def precision(self) -> str:
        """Day, month or year."""
        if self.day is not None:
            return "day"
        return "year" if self.month is None else "month"


def anchor(published: str) -> date | None:
    """The middle of what an ISO date, whole or partial, covers; None when there is none."""
    pieces = [int(piece) for piece in published[:10].split("-") if piece.isdecimal()]
    if not pieces:
        return None
    year, month, day = (*pieces, *(7, 1)[len(pieces) - 1 :])[:3] if len(pieces) < 3 else pieces[:3]
    try:
        return date(year, month, day if len(pieces) == 3 else 15)
    except ValueError:
        return None


def with_year(part: Part, around: date, direction: int) -> Part | None:
    """The part in the year that is meant: before (-1) or after (1) a day, or else that day's own year.

    Without a direction another year is taken only when its day is much nearer: "28 December" read in January.
    """
    candidates = [replace(part, year=around.year + shift) for shift in (0, -1, 1, *_LEAP_SHIFTS)]
    possible = [c for c in candidates if c.exists() and (c.first_day() - around).days * direction >= 0]
    if not possible:
        return None
    if not direction and possible[0].year == around.year and _distance(possible[0], around) <= _SAME_YEAR:
        return possible[0]
    return min(possible, key=lambda c: _distance(c, around))


def _distance(part: Part, around: date) -> int:
    """Days between a day and a date, or the middle of a month."""
    middle = timedelta(days=14 if part.day is None else 0)
    return abs((part.first_day() + middle - around).days)


def weekday_near(number: int, around: date, direction: int) -> date:
    """The latest such weekday on or before a day; the next one after it for direction 1."""
    if direction > 0:
        return around + timedelta(days=(number - around.weekday() - 1) % 7 + 1)
    return around - timedelta(days=(around.weekday() - number) % 7)


def nearer(number: int, around: date) -> int:
    """Whether such a weekday is nearer ahead of a day (1) than on or before it (0)."""
    ahead, past = (abs((weekday_near(number, around, way) - around).days) for way in (1, 0))
    return int(ahead < past)


def from_hijri(year: int, month: int | None, day: int | None) -> tuple[Part, Part] | None:
    """The Gregorian first and last of a Hijri date, month or year; None outside the tables or the calendar."""
    if year not in _HIJRI_YEARS or (day is not None and not 1 <= day <= Hijri(year, month or 1, 1).month_length()):
        return None
    start = Hijri(year, month or 1, day or 1)
    end = start if day else Hijri(year, month or 12, Hijri(year, month or 12, 1).month_length())
    cut = 3 if day else (2 if month else 1)
    return _cut(start.to_gregorian(), cut), _cut(end.to_gregorian(), cut)


def _cut(day: Gregorian, parts: int) -> Part:
    return Part(year=day.year, month=day.month if parts > 1 else None, day=day.day if parts > 2 else None)
