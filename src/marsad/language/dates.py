"""Finds dates and ranges of dates in text: Gregorian under all Arabic, French and English month names, and Hijri.

A partial date stays partial. A day without a year takes the year that lies nearest to the publication date, and is left
out when that is unknown: a date is never invented. Figures that only look like dates are names: an attack known by its
day, "Agenda 2030", "resolution 1624 (2005)". Missing: days spelled in words, seasons, "yesterday".
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from marsad.language.alternatives import alternatives
from marsad.language.calendars import anchor
from marsad.language.date_grammar import forms, words
from marsad.language.date_readers import READERS, Context, Found
from marsad.language.normalise import Folded, fold_with_offsets
from marsad.records import Date

_DIGIT = re.compile("[0-9]")
_LONGEST_RANGE = 60  # years; more is two numbers, not a range
_WHOLE = len("2024-01-01")


def find_dates(text: str, language: str, published: str = "") -> tuple[Date, ...]:
    """The dates of a text in order; `published` (ISO, whole or partial) lends its year and its week."""
    folded = fold_with_offsets(text)
    if not published and not _DIGIT.search(folded.text):
        return ()
    whole = len(published) >= _WHOLE
    context = Context(folded=folded, language=language, around=anchor(published), is_around_whole=whole)
    return tuple(_as_date(found, folded) for found in _join_calendars(_chosen(context), folded.text))


def _as_date(found: Found, folded: Folded) -> Date:
    start, end = folded.span(found.start, found.end)
    precision = min((found.first.precision, found.last.precision), key=("year", "month", "day").index)
    return Date(start=start, end=end, first=found.first.iso(), last=found.last.iso(), precision=precision)


@cache
def _all_needs() -> frozenset[re.Pattern[str]]:
    return frozenset[re.Pattern[str]]().union(*(form.needs for form in forms()))


def _readings(context: Context) -> Iterator[Found]:
    """All that the forms can be read as, where the calendar allows it."""
    held = {need for need in _all_needs() if need.search(context.text)}
    for form in (form for form in forms() if form.needs <= held):
        for match in form.pattern.finditer(context.text):
            yield from (found for found in READERS[form.name](match, context) if _is_possible(found))


def _is_possible(found: Found) -> bool:
    first, last = found.first, found.last
    if first.year is None or last.year is None or not (first.exists() and last.exists()):
        return False
    return first.first_day() <= last.first_day() and last.year - first.year <= _LONGEST_RANGE


def _chosen(context: Context) -> list[Found]:
    """The longest readings that do not overlap, in order of the text."""
    taken: list[Found] = []
    for found in sorted(_readings(context), key=lambda f: (f.start - f.end, f.start)):
        if all(found.end <= other.start or other.end <= found.start for other in taken):
            taken.append(found)
    return sorted(taken, key=lambda f: f.start)


@cache
def _corresponding() -> re.Pattern[str]:
    return re.compile(f"ا?[ ,]*{alternatives(words('words', 'corresponding'))}[ :(]*")


def _join_calendars(found: list[Found], text: str) -> Iterator[Found]:
    """One date given in both calendars is one date, with the Gregorian values."""
    waiting: Found | None = None
    for current in found:
        if waiting and _is_same_day_again(waiting, current, text):
            gregorian = current if waiting.is_hijri else waiting
            waiting = replace(gregorian, start=waiting.start, end=current.end)
            continue
        if waiting:
            yield waiting
        waiting = current
    if waiting:
        yield waiting


def _is_same_day_again(one: Found, other: Found, text: str) -> bool:
    return one.is_hijri != other.is_hijri and bool(_corresponding().fullmatch(text, one.end, other.start))
