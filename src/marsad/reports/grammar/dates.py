"""When something took place, as a sentence says it: "on 14 and 15 November 2023", "du 14 au 16", "يومي 14 و15 نونبر".

ISO dates may be partial. Arabic month names follow the reader's region: `months` is one of MONTHS.
"""

import re
from dataclasses import dataclass
from datetime import date

from babel.dates import get_month_names

ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$")
# نوفمبر in the international names, نونبر in Morocco, جانفي in Algeria and Tunisia, تشرين الثاني in the Levant.
MONTHS = {"international": "ar_EG", "morocco": "ar_MA", "algeria": "ar_DZ", "levant": "ar_LB"}
SINCE = {"ar": "منذ ", "fr": "depuis ", "en": "since "}
UNTIL = {"ar": "حتى ", "fr": "jusqu’", "en": "until "}
AND = {"ar": " و", "fr": " et ", "en": " and "}


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A date as far as it is known: month and day are 0 where they are not."""

    year: int
    month: int = 0
    day: int = 0


def moment(iso: str) -> Moment | None:
    """Read an ISO date, whole or partial; None for anything else."""
    found = ISO.match(iso or "")
    if not found:
        return None
    year, month, day = (int(part or 0) for part in found.groups())
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    return Moment(year=year, month=month, day=day)


def month_name(language: str, month: int, months: str = "international") -> str:
    """A month's name: "November", "novembre", "نونبر"."""
    locale = MONTHS[months] if language == "ar" else {"fr": "fr", "en": "en_GB"}[language]
    return str(get_month_names("wide", locale=locale)[month])


def written(language: str, iso: str, months: str = "international") -> str:
    """A date by itself: "1er juin 2022", "June 2022", "14 نونبر 2023"; what is no ISO date stays as it is."""
    found = moment(iso)
    return _parts(language, found, months) if found else iso or ""


def _parts(language: str, at: Moment, months: str, *, year: bool = True, month: bool = True) -> str:
    words = [_day(language, at.day)] if at.day else []
    words += [month_name(language, at.month, months)] if at.month and month else []
    words += [str(at.year)] if year or not at.month else []
    return " ".join(words)


def _day(language: str, day: int) -> str:
    return "1er" if language == "fr" and day == 1 else str(day)


def when(language: str, start: str, end: str = "", months: str = "international") -> str:
    """From when to when, with its preposition, each part said once; "" when no date is known."""
    first, last = moment(start), moment(end) or moment(start)
    if first is None or last is None:
        return ""
    if first == last or (last.year, last.month, last.day) < (first.year, first.month, first.day):
        return _at(language, first, months)
    if _are_neighbours(first, last):
        return _two_days(language, first, last, months)
    return _from_to(language, first, last, months)


def within(language: str, since: str, until: str, months: str = "international") -> str:
    """From when to when of a choice, whose ends may be open or less precise than each other."""
    if len(since) == len(until):
        return when(language, since, until, months)
    first, last = moment(since), moment(until)
    bounds = [SINCE[language] + _bound(language, first, months, of_day="le ")] if first else []
    bounds += [UNTIL[language] + _bound(language, last, months, of_day="au ", of_more="en ")] if last else []
    return AND[language].join(bounds)


def _bound(language: str, at: Moment, months: str, *, of_day: str, of_more: str = "") -> str:
    """A date behind "depuis" or "jusqu’", with the article that French asks for; Arabic says what a year is."""
    article = ""
    if language == "fr":
        article = of_day if at.day else of_more
    elif language == "ar" and not at.month:
        article = "سنة "
    return article + _parts(language, at, months)


def span(language: str, start: str, end: str = "", months: str = "international") -> str:
    """From when to when as a value by itself: "14–16 November 2023"; each part said once."""
    first, last = moment(start), moment(end) or moment(start)
    if first is None or last is None or first == last:
        return written(language, start or end, months)
    begin = _begin(language, first, last, months)
    return f"{begin}{'–' if begin.isdigit() and first.day else ' – '}{_parts(language, last, months)}"


def _at(language: str, at: Moment, months: str) -> str:
    shown = _parts(language, at, months)
    if language == "ar":
        return f"يوم {shown}" if at.day else f"في {shown}" if at.month else f"سنة {shown}"
    if language == "fr":
        return f"le {shown}" if at.day else f"en {shown}"
    return f"on {shown}" if at.day else f"in {shown}"


def _are_neighbours(first: Moment, last: Moment) -> bool:
    same_month = (first.year, first.month) == (last.year, last.month)
    return bool(first.day) and same_month and last.day == first.day + 1


def _two_days(language: str, first: Moment, last: Moment, months: str) -> str:
    rest = _parts(language, last, months)
    if language == "ar":
        return f"يومي {first.day} و{rest}"
    if language == "fr":
        return f"les {_day('fr', first.day)} et {rest}"
    return f"on {first.day} and {rest}"


def _from_to(language: str, first: Moment, last: Moment, months: str) -> str:
    begin = _begin(language, first, last, months)
    end = _parts(language, last, months)
    if language == "ar":
        return f"من {begin} إلى {end}"
    if language == "fr":
        since = "du " if first.day else "d’" if begin[0] in "ao" else "de "
        return f"{since}{begin} {'au' if last.day else 'à'} {end}"
    return f"from {begin} to {end}"


def _begin(language: str, first: Moment, last: Moment, months: str) -> str:
    """The first of two dates, without what the second says again; whole where one is known less precisely."""
    is_alike = bool(first.day) == bool(last.day) and bool(first.month) == bool(last.month)
    same_year = is_alike and first.year == last.year
    same_month = same_year and first.month == last.month and bool(last.day)
    return _parts(language, first, months, year=not same_year, month=not same_month)
