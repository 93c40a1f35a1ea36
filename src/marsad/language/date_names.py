"""Tells figures that only look like dates from dates, by the words around them (lists in `dates.toml`).

An attack known by its day ("the 11 September attacks"), a stadium, "Agenda 2030", "resolution 1624 (2005)", a quantity.
"""

import re
from functools import cache

from marsad.language.alternatives import alternatives
from marsad.language.characters import LETTERS
from marsad.language.date_grammar import AFTER_WORD, BEFORE_WORD, words
from marsad.language.normalise import Folded

_REACH = 48  # characters looked back at
_LINK = "(?: (?:du|de|des|d'|of|the|of the))?"
_ONE_WORD = f"(?: [{LETTERS}]+)?"
_CENTURY_START = 1900
_FOLLOWING = re.compile(f" ?([{LETTERS}%]+)")


@cache
def _before(table: str, key: str, tail: str) -> re.Pattern[str]:
    return re.compile(f"{BEFORE_WORD}(?:ال)?{alternatives(words(table, key))}{tail}$")


@cache
def _after(table: str, key: str) -> re.Pattern[str]:
    return re.compile(f"[ -]{alternatives(words(table, key))}{AFTER_WORD}")


def is_event_name(text: str, start: int, end: int) -> bool:
    """Whether a day and month without a year names an event or a place: "المؤامرة قبل أحداث 11 شتنبر"."""
    near = text[max(0, start - _REACH) : start]
    if _before("event_names", "before", f"{_ONE_WORD}{_LINK}[ -]?").search(near):
        return True
    return bool(_after("event_names", "after").match(text, end))


def is_part_of_name(text: str, start: int, end: int) -> bool:
    """Whether a year belongs to the name or the number of a plan, a resolution, a road."""
    near = text[max(0, start - _REACH) : start]
    number = "(?: ?n°| no\\.?)?(?: ?[0-9/-]+)? ?\\(?"
    if _before("year", "names", f"(?: [{LETTERS}]+){{0,1}}{number} ?").search(near):
        return not re.search("(?:a l'horizon|l'horizon) $", near)
    if re.search("[0-9]{3,4} ?\\($", near) or near.endswith(("/", "_", "#")) or text[end : end + 1] in {"/", "_"}:
        return True
    return bool(_after("year", "names_after").match(text, end))


def is_plain_year(folded: Folded, start: int, end: int) -> bool:
    """Whether four figures alone are a year: a word before says so, or nothing behind makes them a quantity."""
    near = folded.text[max(0, start - _REACH) : start]
    if re.search("(?:annees|decennie|the) $", near) and folded.text[start:end].endswith("0"):
        return False
    if _before("year", "cues", "[ -]").search(near):
        return True
    return int(folded.text[start : start + 4]) >= _CENTURY_START and not counts_something(folded, end)


def counts_something(folded: Folded, end: int) -> bool:
    """Whether a counted noun follows: a small word that does not carry the sentence on."""
    following = _FOLLOWING.match(folded.text, end)
    if not following:
        return False
    word = following.group(1)
    if word in words("year", "goes_on") or word.startswith("ال"):
        return False
    first = folded.source[folded.offsets[following.start(1)]]
    return not first.isupper()


def is_that_weekday(folded: Folded, start: int, end: int) -> bool:
    """Whether a weekday alone means one certain day, not a habit, a feast or a market."""
    near, text = folded.text[max(0, start - _REACH) : start], folded.text
    if _before("weekday", "habits", " ").search(near) or _after("weekday", "habits_after").match(text, end):
        return False
    return text[start:end] in words("weekday", "alone") or bool(_before("weekday", "certain", " ").search(near))


def ends_a_stretch(folded: Folded, start: int) -> bool:
    """Whether something lasts until the weekday that begins here: "jusqu'à jeudi"."""
    return bool(_before("weekday", "until", " ").search(folded.text[max(0, start - _REACH) : start]))


def is_that_month(folded: Folded, start: int, end: int, *, has_direction: bool) -> bool:
    """Whether a month alone is a date: a preposition or "last" beside it, and no second meaning."""
    if folded.text[start:end].rstrip(".") in words("month", "never_alone"):
        return False
    near = folded.text[max(0, start - _REACH) : start]
    return has_direction or bool(_before("month", "certain", " ?").search(near))
