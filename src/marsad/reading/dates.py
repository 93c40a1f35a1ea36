"""Publication dates out of what metadata says: ISO, RFC 2822 and day/month/year, whole or partial, never invented."""

import re
import tomllib
from datetime import date
from email.utils import parsedate_to_datetime
from functools import cache
from importlib import resources

from marsad.language.dates import find_dates
from marsad.language.normalise import fold
from marsad.language.words import words

_ISO = re.compile(r"(?<!\d)((?:19|20)\d{2})(?:[-/.](0[1-9]|1[0-2])(?:[-/.](0[1-9]|[12]\d|3[01]))?)?(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d{2})(?!\d)")
_COMPACT = re.compile(r"^((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:\d{6})?$")


def stated_date(value: str, language: str = "") -> str:
    """The ISO date that a metadata value states, or ""; 02/04/2017 is 2 April, as the whole region writes it."""
    value = value.strip()
    if match := _DAY_FIRST.search(value):
        return _day(int(match[3]), int(match[2]), int(match[1])) or _day(int(match[3]), int(match[1]), int(match[2]))
    if match := _COMPACT.match(value) or _ISO.search(value):
        whole = "-".join(part for part in match.groups() if part)
        if len(whole) > 4 or len(value) == 4:
            return whole if len(whole) < 10 else _day(*(int(part) for part in whole.split("-")))
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except ValueError:
        return _in_words(value, language)


def date_of_line(line: str, language: str) -> str:
    """The date of a line that says little more than a date: "Publié le 3 mai 2021 à 10:30"; else ""."""
    found = find_dates(line, language) if len(words(line)) <= 10 else ()
    if len(found) != 1 or found[0].first != found[0].last or found[0].precision == "year":
        return ""
    before, after = line[: found[0].start], line[found[0].end :]
    places = _strange(before)
    is_place = len(places) <= 2 and all(not word[0].islower() for word in places)
    return found[0].first if is_place and not _strange(after) else ""


def _strange(text: str) -> list[str]:
    """The words of a date line that do not belong to dating; before the date they may name a place."""
    return [word.text for word in words(text) if not word.text[0].isdigit() and fold(word.text) not in _date_words()]


@cache
def _date_words() -> frozenset[str]:
    data = tomllib.loads(resources.files(__package__).joinpath("date_words.toml").read_text(encoding="utf-8"))
    return frozenset(fold(word) for line in data["words"].values() for word in line.split())


def _in_words(value: str, language: str) -> str:
    for candidate in (language, "en", "fr", "ar"):
        found = find_dates(value, candidate) if candidate else ()
        if found:
            return found[0].first
    return ""


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
