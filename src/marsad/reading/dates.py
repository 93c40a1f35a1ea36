"""Publication dates out of what metadata says: ISO, RFC 2822 and day/month/year, whole or partial, never invented."""

import re
import tomllib
from collections.abc import Sequence
from datetime import date
from email.utils import parsedate_to_datetime
from functools import cache
from importlib import resources

from marsad.language.characters import LETTERS
from marsad.language.dates import find_dates
from marsad.language.normalise import fold
from marsad.language.words import word_texts
from marsad.reading.little_words import little_words

_TOP = 10  # lines at the head among which the date stands
_BELOW = 4  # lines at the end among which "Done at …" stands
_LONGEST = 120  # characters; a longer line is text
_MOSTLY = 0.6
_CREDIT_WORDS = 20  # the most that a line of writers, series and date has
_CREDIT = re.compile(r"^(.+)[,،]\s*([^,،]+)$")
_CLOSING_WORDS = 14
_DAY_WORDS = 14  # of a line that says little but its day, in two calendars
_PLACE_WORDS = 3  # before the day of a dateline: "Nouvelle-Ville, 3 mai 2021 (ABP) –"
_DATELINE = 90  # characters within which it ends
_LEAD = re.compile(
    r"\)?\s*(?:[(/][^()]{1,40}[)/]\s*(?=[«“\"A-ZÀ-Ý])|(?:[(/][^()]{1,40}[)/]\s*)?(?:[-–—:]|\.(?=\s))\s*)\S"
)  # the agency and what parts it from the text
_TODAY = 3  # words between "today" and its date: a weekday, "corresponding to"
_LEADS = 400  # characters of a paragraph in which news say "today, Monday 3 May 2021"
_GLUED = re.compile(rf"(?<=[{LETTERS}])(?=[0-9]{{1,2}}[-/.][0-9]{{1,2}}[-/.][0-9]{{4}}$)")  # "Agency30-04-2025"
_CLIPPED = re.compile(r"(?<=[a-zà-ÿ])\.(?=[0-9]{4})")  # "30 déc.2023"
_HOST = re.compile(r"(?=\S*[a-z])\S+\.\S+\.\S+(?=\s|$)|^\S+\.[a-z]{2,3}(?=\s|$)")
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
    line = _GLUED.sub(" ", _HOST.sub(" ", line.strip()) if len(line) <= _LONGEST else line)
    found = find_dates(line, language) if len(word_texts(line)) <= _DAY_WORDS else ()
    if len({(one.first, one.last) for one in found}) != 1 or found[0].first != found[0].last:
        return ""
    if found[0].precision == "year":
        return ""
    before, after = line[: found[0].start], line[found[-1].end :]
    places = _strange(before)
    is_place = len(places) <= 2 and all(not word[0].islower() for word in places)
    is_own = all(fold(word) in little_words() for word in places)  # "Date de publication : …"
    says_published = is_own and _says(before, "published")  # how long it takes to read may follow
    return found[0].first if says_published or (is_place and not _strange(after)) else ""


def is_mostly_date(line: str, language: str) -> bool:
    """Whether a line is a day, or the number of a paper with its day in two calendars."""
    said = sum(found.end - found.start for found in find_dates(line, language)) if len(line) <= _LONGEST else 0
    return said > _MOSTLY * len(line.strip())


def publication_date(lines: Sequence[str], language: str) -> str:
    """The date that a text's own lines state: alone near the top, in a dateline, behind writers, or where it is signed.

    The date of an event is never taken: a line that speaks of one is passed over.
    """
    found = [date_of_line(line, language) for line in lines[:_TOP]]
    found += [_dateline(line, language) for line in lines[:_TOP]]
    found += [_credit_date(line, language) for line in lines[:_TOP]]
    found += [_today(line, language) for line in lines[:_TOP]]
    found += [_closing_date(line, language) for line in lines[-_BELOW:]]
    return next(filter(None, found), "")


def _dateline(line: str, language: str) -> str:
    """The day with which news begin: "TUNIS, 3 mai 2021 (ABP) – Le ministre …"; the text goes on in the line."""
    line = _CLIPPED.sub(" ", line)
    found = find_dates(line[:_DATELINE], language)
    if not found or found[0].precision != "day" or found[0].first != found[0].last:
        return ""
    places = [word for word in _strange(line[: found[0].start]) if not word.endswith(("’", "'"))]  # "N’Gourma"
    is_place = 0 < len(places) <= _PLACE_WORDS and not any(map(_is_little, places))
    return found[0].first if is_place and _LEAD.match(line, found[0].end) else ""


def day_in_byline(line: str, language: str) -> str:
    """The one day that a writer's line tells: "By Sami Zapta 3 May 2021, 412 views"."""
    days = {
        found.first for found in find_dates(line, language) if found.precision == "day" and found.first == found.last
    }
    return days.pop() if len(days) == 1 else ""


def starts_with_dateline(line: str, language: str) -> bool:
    """Whether a paragraph begins with the place and day of news."""
    return bool(_dateline(line, language))


def _today(line: str, language: str) -> str:
    """The day that news call theirs: "today, Monday 3 May 2021", "ce matin (03/05/2021)"; of an event it tells both."""
    for found in find_dates(line[:_LEADS], language):
        before = [fold(word) for word in word_texts(line[: found.start])][-_TODAY - 1 :]
        between = next((before[i + 1 :] for i, word in enumerate(before) if word in _phrases("today")), None)
        is_day = found.precision == "day" and found.first == found.last
        if is_day and between is not None and set(between) <= _date_words():
            return found.first
    return ""


def _is_little(word: str) -> bool:
    """Whether a word is no name: small letters, or a function word, also behind an Arabic "and"."""
    folded = fold(word)
    return word[0].islower() or bool({folded, folded.removeprefix("و")} & little_words())


def _credit_date(line: str, language: str) -> str:
    """The date behind writers, publisher or series: "Policy note 7, June 2023"; a whole day only behind a series."""
    parts = _CREDIT.match(line.strip())
    if not parts or len(word_texts(line)) > _CREDIT_WORDS or _says(parts[1], "events"):
        return ""
    stated = date_of_line(parts[2], language)
    return stated if len(stated) == len("2023-06") or _says(parts[1], "series") else ""


def _says(text: str, kind: str) -> bool:
    """Whether one of the words of a table stands in the text, with the Arabic article or without it."""
    return any(fold(word).removeprefix("ال") in _phrases(kind) for word in word_texts(text))


def _closing_date(line: str, language: str) -> str:
    """The date of "Fait à Tunis, le 3 mai 2021", the line that ends a declaration."""
    text = line.strip().rstrip(".۔")
    if not fold(text).startswith(_phrases("closing")) or len(word_texts(text)) > _CLOSING_WORDS:
        return ""
    found = find_dates(text, language)
    is_last = len(found) == 1 and not word_texts(text[found[0].end :]) and found[0].first == found[0].last
    return found[0].first if is_last and found[0].precision != "year" else ""


def _strange(text: str) -> list[str]:
    """The words of a date line that do not belong to dating; before the date they may name a place."""
    return [word for word in word_texts(text) if not word[0].isdigit() and fold(word) not in _date_words()]


@cache
def _date_words() -> frozenset[str]:
    return frozenset(fold(word) for line in _data()["words"].values() for word in line.split())


@cache
def _phrases(kind: str) -> tuple[str, ...]:
    """The phrases of one table of the word list, in all languages, folded."""
    return tuple(fold(phrase) for line in _data()[kind].values() for phrase in line.split(", "))


@cache
def _data() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files(__package__).joinpath("date_words.toml").read_text(encoding="utf-8"))


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
