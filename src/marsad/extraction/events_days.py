"""The other end of an event that tells one day and how long it lasts: "opened on Tuesday … this three-day meeting".

What is told of the end ("s'est achevé jeudi") counts back, anything else forward. Partial dates stay as they are.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date as day
from datetime import timedelta

from marsad.extraction.events_fields import Region
from marsad.language.normalise import fold
from marsad.language.numbers import number_words
from marsad.records import Date

_BESIDE = 8  # characters between "until" and its day: "حتى يوم"
_NEAR_END = 4  # tokens between a word of the end and the day: "اختتمت مساء أمس السبت"
_OPENS = 12  # tokens of a sentence that begins with its end
_LONGEST = 10  # days; what lasts longer is told with both dates


def spread(found: Date | None, told: Region | None, regions: Sequence[Region]) -> Date | None:
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


def last_only(found: Date | None, told: Region | None) -> bool:
    """Whether a date is only the last day: "إلى غاية 14 نونبر", "closed on Saturday"."""
    if found is None or told is None or found.first != found.last:
        return False
    tokens = told.line.tokens
    led = any(0 <= found.start - tokens[cue.last - 1].end <= _BESIDE for cue in told.cues_of("until"))
    return led or (found.precision == "day" and _closes_before(found, told))


def first_day(last: Date, told: Region, dates: Sequence[Date]) -> str | None:
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
