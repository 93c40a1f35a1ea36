"""What each form of `dates.toml` means: from a match to the parts of a first and a last date.

A reader yields nothing when the surroundings speak against a date. A missing year is sought near the publication date.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from marsad.language import date_names
from marsad.language.alternatives import alternatives
from marsad.language.calendars import Part, from_hijri, nearer, weekday_near, with_year
from marsad.language.date_grammar import AFTER_WORD, day_words, numbered, words
from marsad.language.normalise import Folded

_SHORT_RANGE = timedelta(days=4)  # "30 April and 1 May" is one meeting, "3 May and 5 June" are two
Match = re.Match[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A reading of a stretch of folded text."""

    start: int
    end: int
    first: Part
    last: Part
    is_hijri: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a reader may look at beside its match."""

    folded: Folded
    language: str
    around: date | None  # the publication date or the middle of what is known of it
    is_around_whole: bool

    @property
    def text(self) -> str:
        """The folded text."""
        return self.folded.text


def _number(match: Match, key: str) -> int | None:
    """A figure of a match, also of a day written as a word."""
    groups = match.groupdict()
    if groups.get(key):
        return int(groups[key])
    word = groups.get(key + "w")
    return day_words().get(word, 1) if word else None


@cache
def _month_names() -> re.Pattern[str]:
    return re.compile(alternatives(numbered("months")) + AFTER_WORD)


def _month(match: Match, key: str) -> int | None:
    written = match.groupdict().get(key)
    name = _month_names().match(written) if written else None
    return numbered("months")[name.group()] if name else None


def _part(match: Match, number: str) -> Part:
    year, month, day = _number(match, "y" + number), _month(match, "m" + number), _number(match, "d" + number)
    return Part(year=year, month=month, day=day)


@cache
def _direction_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    either = alternatives(words("words", "past") | words("words", "coming"))
    return re.compile(f" {either}{AFTER_WORD}"), re.compile(f"{either} $")


def _direction(start: int, end: int, text: str) -> tuple[int, int]:
    """-1 for "last", 1 for "next", 0 for neither; and where the date ends, with that word."""
    behind, before = _direction_words()
    after = behind.match(text, end)
    near = after or before.search(text[max(0, start - 12) : start])
    if not near:
        return 0, end
    return (1 if near.group().strip() in words("words", "coming") else -1), after.end() if after else end


def _settle(span: tuple[int, int], first: Part, last: Part, context: Context) -> Iterator[Found]:
    """A range with its years: the later year counts for both, a missing one is sought near the publication."""
    start, end = span
    if last.year is None:
        direction, end = _direction(start, end, context.text)
        settled = with_year(last, context.around, direction) if context.around and last.exists() else None
        if settled is None or date_names.is_event_name(context.text, *span):
            return
        last = settled
    if first.year is None and last.year is not None:
        before = (first.month or 0) > (last.month or 12)
        first = replace(first, year=last.year - 1 if before else last.year)
    yield Found(start=start, end=end, first=first, last=last)


def _single(match: Match, context: Context) -> Iterator[Found]:
    part = _part(match, "1")
    yield from (replace(found, first=found.last) for found in _settle(match.span(), part, part, context))


def _month_day(match: Match, context: Context) -> Iterator[Found]:
    """May 5, without a year: only where no counted noun follows."""
    if not date_names.counts_something(context.folded, match.end()):
        yield from _single(match, context)


def _day_of_this_month(match: Match, context: Context) -> Iterator[Found]:
    """The 12th of the current month, when the day of publication is known."""
    if context.around is not None and context.is_around_whole:
        part = Part(year=context.around.year, month=context.around.month, day=_number(match, "d1"))
        yield Found(start=match.start(), end=match.end(), first=part, last=part)


def _range(match: Match, context: Context) -> Iterator[Found]:
    yield from _settle(match.span(), _part(match, "1"), _part(match, "2"), context)


def _between(match: Match, context: Context) -> Iterator[Found]:
    """Between 2014 and 2016: the word before proves the range and is not cited."""
    first, last = _part(match, "1"), _part(match, "2")
    yield from _settle(match.span("cite"), replace(first, month=first.month or last.month), last, context)


def _days_range(match: Match, context: Context) -> Iterator[Found]:
    last = _part(match, "2")
    yield from _settle(match.span(), replace(last, day=_number(match, "d1")), last, context)


def _days_list(match: Match, context: Context) -> Iterator[Found]:
    """14, 15 and 16 May is a range; 3 and 25 May are two dates."""
    last = _part(match, "2")
    days = [_number(match, "d1") or 1, *map(int, re.findall("[0-9]+", match["mid"])), last.day or 1]
    for found in _settle(match.span(), replace(last, day=days[0]), last, context):
        if days == list(range(days[0], days[-1] + 1)):
            yield found
        else:
            yield from _apart(found, match, "d1")


def _list(match: Match, context: Context) -> Iterator[Found]:
    """30 April and 1 May 2019 is a range, 3 May and 5 June 2019 are two dates."""
    for found in _settle(match.span(), _part(match, "1"), _part(match, "2"), context):
        if not (found.first.exists() and found.last.exists()):
            continue
        if timedelta(0) < found.last.first_day() - found.first.first_day() <= _SHORT_RANGE:
            yield found
        else:
            yield from _apart(found, match, "y1", "m1", "d1")


def _apart(found: Found, match: Match, *keys: str) -> Iterator[Found]:
    """Two dates of one match: the first ends where the last of its groups ends."""
    groups = match.re.groupindex
    cut = max(match.end(key) for name in keys for key in (name, name + "w") if key in groups)
    starts = [match.start(key) for key in ("d2", "d2w", "m2") if key in groups]
    second = min(place for place in starts if place >= cut)
    yield replace(found, end=cut, last=found.first)
    yield replace(found, start=second, first=found.last)


def _month_alone(match: Match, context: Context) -> Iterator[Found]:
    direction, _ = _direction(*match.span(), context.text)
    if date_names.is_that_month(context.folded, *match.span(), has_direction=bool(direction)):
        yield from _single(match, context)


def _year(match: Match, context: Context) -> Iterator[Found]:
    if date_names.is_part_of_name(context.text, *match.span()):
        return
    if date_names.is_plain_year(context.folded, *match.span()):
        yield from _single(match, context)


def _numeric(match: Match, context: Context) -> Iterator[Found]:
    """Day before month, unless only the other way gives a date."""
    month, day = int(match["n1"]), int(match["n2"])
    if month > 12 >= day:
        month, day = day, month
    part = Part(year=int(match["y1"]), month=month, day=day)
    yield from _settle(match.span(), part, part, context)


def _numeric_range(match: Match, context: Context) -> Iterator[Found]:
    last = Part(year=int(match["y1"]), month=int(match["n1"]), day=int(match["n2"]))
    yield from _settle(match.span(), replace(last, day=int(match["n0"])), last, context)


def _numeric_month(match: Match, context: Context) -> Iterator[Found]:
    part = Part(year=int(match["y1"]), month=int(match["n1"]))
    if not date_names.is_part_of_name(context.text, *match.span()):
        yield from _settle(match.span(), part, part, context)


def _hijri(match: Match, context: Context) -> Iterator[Found]:
    del context
    groups = match.groupdict()
    month = int(groups["n1"]) if groups.get("n1") else numbered("hijri_months").get(groups.get("m1") or "")
    both = from_hijri(int(match["h"]), month, _number(match, "d1"))
    if both:
        yield Found(start=match.start(), end=match.end(), first=both[0], last=both[1], is_hijri=True)


def _weekday(match: Match, context: Context) -> Iterator[Found]:
    """A weekday alone, when the day of publication is known."""
    if context.around is None or not context.is_around_whole:
        return
    direction, end = _direction(*match.span(), context.text)
    if direction or date_names.is_that_weekday(context.folded, *match.span()):
        number = numbered("weekdays")[match["weekday"]]
        if not direction and date_names.ends_a_stretch(context.folded, match.start()):
            direction = nearer(number, context.around)
        day = weekday_near(number, context.around, direction)
        part = Part(year=day.year, month=day.month, day=day.day)
        yield Found(start=match.start(), end=end, first=part, last=part)


READERS: Mapping[str, Callable[[Match, Context], Iterator[Found]]] = {
    "days_range": _days_range,
    "days_list": _days_list,
    "range": _range,
    "between": _between,
    "list": _list,
    "day": _single,
    "month": _single,
    "month_day": _month_day,
    "day_of_this_month": _day_of_this_month,
    "month_alone": _month_alone,
    "year": _year,
    "numeric": _numeric,
    "numeric_range": _numeric_range,
    "numeric_month": _numeric_month,
    "hijri": _hijri,
    "hijri_numeric": _hijri,
    "hijri_year": _hijri,
    "weekday": _weekday,
}
