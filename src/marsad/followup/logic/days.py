"""Dates in the cells of other people's registers: ISO, by figures with the day first, or in words in three languages.

A cell is a date only when nothing with a figure stands beside it: "2024-02-30" is none, "before 5 May 2025" is one.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from marsad.followup.logic.origins import day_of
from marsad.language.dates import find_dates
from marsad.language.normalise import fold

ISO = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
HOUR = re.compile(r"[t ]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?\s*(?:z|[+-][0-9:]{4,6})?$")
FIGURES = re.compile(r"([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-][0-9]{4}")
MONTHS = 12
WHOLE, MONTH = 3, 2  # parts of an ISO date


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A date as read, whole or partial. `is_ambiguous`: the month might stand first ("03/04/2026")."""

    iso: str
    is_ambiguous: bool = False


def read_day(written: str, language: str) -> Day | None:
    """The one date that a cell says; None where it says none."""
    plain = HOUR.sub("", fold(written).strip())
    if ISO.fullmatch(plain):
        return Day(iso=plain) if day_of(plain) else None
    found = find_dates(plain, language)
    if len(found) != 1 or re.search("[0-9]", plain[: found[0].start] + plain[found[0].end :]):
        return None
    figures = FIGURES.fullmatch(plain)
    return Day(iso=found[0].last, is_ambiguous=figures is not None and _may_be_either(figures))


def _may_be_either(figures: re.Match[str]) -> bool:
    one, other = int(figures[1]), int(figures[2])
    return one != other and one <= MONTHS and other <= MONTHS


def last_day(iso: str) -> date:
    """The last day of a whole or partial date: what is due "by March" is due on its last day."""
    parts = [int(part) for part in iso.split("-")]
    if len(parts) == WHOLE:
        return date(*parts)
    month = parts[1] if len(parts) == MONTH else MONTHS
    return date(parts[0], month, monthrange(parts[0], month)[1])
