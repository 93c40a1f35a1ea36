"""When an event takes place: the days that its regions tell, also as "yesterday", weekdays and how long it lasts.

What is told of the end ("s'est achevé jeudi") counts back, anything else forward. Partial dates stay as they are.
Words such as "yesterday" count from the day of publication, and only where that day is known.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date as day
from datetime import timedelta

from marsad.extraction.events_fields import Region, region_date
from marsad.language.date_grammar import numbered
from marsad.language.normalise import fold
from marsad.language.numbers import number_words
from marsad.records import Analysis, Date

_BESIDE = 8  # characters between "until" and its day: "حتى يوم"
_NEAR_END = 4  # tokens between a word of the end and the day: "اختتمت مساء أمس السبت"
_OPENS = 12  # tokens of a sentence that begins with its end
_LONGEST = 10  # days; what lasts longer is told with both dates
_WHOLE = len("2024-01-01")
_NEAR = 14  # tokens between words of holding and "yesterday"
_AHEAD = 4  # tokens from "yesterday" to words of holding behind it; farther away it is "nowadays" of another clause
_JOINED = 9  # characters between two weekdays that are one range: " إلى يوم "
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The first and last day of an event, as far as they are told."""

    first: str | None = None
    last: str | None = None
    precision: str | None = None


def when(regions: Sequence[Region], analysis: Analysis) -> When:
    """The days of an event, from the first region that tells any."""
    dates, published = analysis.dates, analysis.document.published[:_WHOLE]
    pairs = [(one, region) for region in regions if (one := _told(region, dates, published))]
    written = ((one, region) for one, region in pairs if one.precision == "day" and _has_figures(region, one))
    found, region = next(written, pairs[0] if pairs else (None, None))
    found = _within_range(found, pairs) or _spread(found, region, regions)
    if found is None or region is None:
        return When()
    first: str | None = found.first
    if _last_only(found, region):
        first = _first_day(found, region, dates)
    return When(first=first, last=found.last, precision=found.precision)


def _within_range(found: Date | None, pairs: Sequence[tuple[Date, Region]]) -> Date | None:
    """The days told elsewhere of which a single one is the first or the last: "a pris fin le 25" and "du 23 au 25"."""
    if found is None or found.precision != "day" or found.first != found.last:
        return None
    told = (one for one, _ in pairs if one.precision == "day" and one.first != one.last)
    return next((one for one in told if found.first in (one.first, one.last)), None)


def spread_over(found: Date) -> When:
    """The days of a date as it is told."""
    return When(first=found.first, last=found.last, precision=found.precision)


def _told(region: Region, dates: Sequence[Date], published: str) -> Date | None:
    """The date of a region; a weekday alone gives way to "yesterday", and is to come behind words of the future."""
    found = region_date(region, dates)
    if found is not None and not _is_weekday(region, found):
        return found
    counted = _from_publication(region, published)
    if counted is not None or found is None:
        return counted
    beside = _beside(region, found, dates)
    days = [_coming(region, one, published) for one in (found, *beside)]
    return _joined(days)


def _has_figures(region: Region, found: Date) -> bool:
    """Whether a day is written out: "closed today" gives way to "convened on 20 and 21 November"."""
    base = region.line.sentence.start
    return any(letter.isdecimal() for letter in region.line.sentence.text[found.start - base : found.end - base])


def _is_weekday(region: Region, found: Date) -> bool:
    """Whether a date is told by its weekday alone."""
    base = region.line.sentence.start
    return fold(region.line.sentence.text[found.start - base : found.end - base]) in numbered("weekdays")


def _beside(region: Region, found: Date, dates: Sequence[Date]) -> list[Date]:
    """The weekday right behind another: "lundi et mardi", "من الاثنين إلى الأربعاء"."""
    near = (d for d in dates if 0 < d.start - found.end <= _JOINED and d.start < region.span[1])
    return [d for d in near if _is_weekday(region, d)][:1]


def _coming(region: Region, found: Date, published: str) -> Date:
    """A weekday in the week to come, where the nearest words of holding tell of the future."""
    tokens = region.line.tokens
    cue = min(region.holding, key=lambda c: abs(tokens[c.first].start - found.start), default=None)
    ahead = cue and any(c.first <= cue.first < c.last for c in region.cues_of("future"))  # "held" of "will be held"
    if not ahead or len(published) < _WHOLE or found.first >= published:
        return found
    shifted = (day.fromisoformat(found.first) + _WEEK).isoformat()
    return replace(found, first=shifted, last=shifted)


def _joined(days: Sequence[Date]) -> Date:
    """One weekday, or two as a range whose first day comes first."""
    first, last = days[0], days[-1]
    if last.first < first.first:
        earlier = (day.fromisoformat(first.first) - _WEEK).isoformat()
        return replace(first, first=earlier, last=last.last, end=last.end)
    return replace(first, last=last.last, end=last.end)


def _from_publication(region: Region, published: str) -> Date | None:
    """The day that "yesterday", "غدا" tell near words of holding; None without a day of publication."""
    cues = region.holding
    if not cues or len(published) < _WHOLE:
        return None
    line = region.line
    for at in range(region.first, region.last):
        for words, days in region.grammar.days_from_publication.starting(line.tokens[at].key):
            if not line.matches(at, words) or at in _inside(region):
                continue
            last = at + len(words)
            near = any(-_AHEAD <= at - cue.first <= _NEAR for cue in cues)
            if near and not _is_qualified(region, last):
                told = (day.fromisoformat(published) + timedelta(days=int(days))).isoformat()
                start, end = line.tokens[at].start, line.tokens[last - 1].end
                return Date(start=start, end=end, first=told, last=told, precision="day")
    return None


def _inside(region: Region) -> Iterable[int]:
    """The tokens of the name: "اليوم" of "اليوم العالمي" tells no time."""
    return range(region.mention.first, region.mention.last)


def _is_qualified(region: Region, at: int) -> bool:
    """Whether an Arabic adjective follows: "اليوم الدراسي" is a day of study, "اليوم الأربعاء" is today."""
    token = region.line.tokens[at].key if at < region.last else ""
    return region.grammar.language == "ar" and token.startswith("ال") and token not in numbered("weekdays")


def _spread(found: Date | None, told: Region | None, regions: Sequence[Region]) -> Date | None:
    """The date, from the first to the last day when the regions tell how many; `told` is where it stands."""
    if found is None or told is None or found.precision != "day" or found.first != found.last:
        return found
    days = next((n for region in regions if (n := _days(region))), 0)
    if days <= 1:
        return found
    whole = timedelta(days=days - 1)
    if _tells_the_end(told):
        return replace(found, first=(day.fromisoformat(found.first) - whole).isoformat())
    return replace(found, last=(day.fromisoformat(found.last) + whole).isoformat())


def _last_only(found: Date, told: Region) -> bool:
    """Whether a date is only the last day: "إلى غاية 14 نونبر", "closed on Saturday"."""
    if found.first != found.last:
        return False
    tokens = told.line.tokens
    led = any(0 <= found.start - tokens[cue.last - 1].end <= _BESIDE for cue in told.cues_of("until"))
    return led or (found.precision == "day" and _closes_before(found, told))


def _first_day(last: Date, told: Region, dates: Sequence[Date]) -> str | None:
    """The day in the same sentence on which an event began whose last day is told; None when there is none."""
    start, end = told.span
    before = (d for d in dates if start <= d.start and d.end <= end and d.precision == "day" and d.first < last.first)
    return next((d.first for d in before), None)


def _closes_before(found: Date, told: Region) -> bool:
    """Whether a word of the end, and none of holding, stands right before a date."""
    before = [token for token in told.line.tokens[told.first : told.last] if token.end <= found.start]
    return any(token.key in told.grammar.closing for token in before[-_NEAR_END:]) and len(before) <= _OPENS


def _days(region: Region) -> int:
    """How many days a region says that its event lasts; 0 when it does not, or says too many."""
    pattern = region.grammar.lasting
    text = " ".join(token.text for token in region.line.tokens[region.first : region.last])
    found = pattern.search(fold(text)) if pattern else None
    if found is None:
        return 0
    if any(found.groupdict().values()):
        return 2  # the dual: "على مدى يومين"
    figure = re.sub("[^a-z0-9ء-ي]", "", next(group for group in found.groups() if group))
    value = int(figure) if figure.isdecimal() else int(number_words().get(figure, 0))
    return value if value <= _LONGEST else 0


def _tells_the_end(region: Region) -> bool:
    """Whether a region says that its event has ended: its date is the last day."""
    return any(token.key in region.grammar.closing for token in region.line.tokens[region.first : region.last])
