"""Builds the regular expressions of dates from `dates.toml`: words and forms are data, this file only joins them.

All expressions run over folded text (see `normalise`), so one spelling per word is enough.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from marsad.language.characters import ARABIC, LETTERS
from marsad.language.normalise import fold
from marsad.language.ordinals import ordinal_words

BEFORE_WORD = f"(?:(?<![{LETTERS}0-9])|(?<=[0-9])(?=[{ARABIC}])|(?<=(?<![{ARABIC}])[وبلف]))"  # و، ب، ل are prefixed
AFTER_WORD = f"(?![{LETTERS}])"
_BEFORE_NUMBER = "(?<![0-9a-z])(?<![0-9][.,:/])(?<!/)"
_YEAR = "(?:1[89]|20)[0-9]{2}"
_ERA = f"(?: ?م{AFTER_WORD})?"
_LAST_DAY = 31
_HIJRI_SIGN = f"(?:ه{AFTER_WORD}|هجر[يه]+|للهجره|a\\.h\\.|ah{AFTER_WORD}|h{AFTER_WORD}|de l'hegire)"


@dataclass(frozen=True, slots=True)
class Form:
    """One form that dates take, ready to be searched for."""

    name: str
    pattern: re.Pattern[str]
    need: re.Pattern[str]  # a cheap look whether the text can hold it at all


@cache
def data() -> dict[str, Any]:
    """The tables of `dates.toml`."""
    return tomllib.loads(resources.files("marsad.language").joinpath("dates.toml").read_text("utf-8"))


@cache
def numbered(table: str) -> dict[str, int]:
    """Folded names of months or weekdays with their numbers."""
    return {fold(name): int(number) for number, names in data()[table].items() for name in names}


def words(table: str, key: str) -> list[str]:
    """Folded words of a list, longest first, so that the longest matches."""
    return sorted({fold(word) for word in data()[table][key]}, key=lambda word: (-len(word), word))


def alternatives(entries: list[str]) -> str:
    """A group that matches one of some words; names of months and days may be cut with a point."""
    return "(?:" + "|".join(re.escape(entry) for entry in sorted(entries, key=len, reverse=True)) + ")"


def _month(table: str) -> str:
    """A month, with its second name behind it: "تشرين الثاني/نوفمبر", "حزيران (يونيو)"."""
    names = alternatives(list(numbered(table)))
    return f"{names}{AFTER_WORD}(?:\\.(?= ?[0-9]))?(?: ?[/(-] ?{names}{AFTER_WORD}\\)?)?"


@cache
def day_words() -> dict[str, int]:
    """Folded ordinals that name a day of a month, with its number; Arabic ones in the masculine."""
    return {
        word: value
        for word, value in ordinal_words().items()
        if value <= _LAST_DAY and not any(part.endswith(("ه", "لاولي")) for part in word.split())
    }


def _day(name: str) -> str:
    """A day in figures, the word for the first of a month, or another ordinal before "of"."""
    first, others = alternatives(words("words", "first_day")), alternatives(list(day_words()))
    figures = f"{_BEFORE_NUMBER}(?P<{name}>[0-3]?[0-9])(?![0-9])(?:er|st|nd|rd|th)?"
    written = f"{first}(?= )|{others}(?=(?: و[^ ]+)?(?: و[^ ]+)? (?:من|of) )"
    return f"(?:{figures}|{BEFORE_WORD}(?P<{name}w>{written}))"


def _joined(key: str, *, sign: str) -> str:
    """A word between two dates, with the little words that may follow it."""
    entries = alternatives([word for word in words("words", key) if word != "و"])
    after = "(?:(?:le|les|the|of|يوم|يومي) )?"
    return f"(?: ?{sign} ?| {entries} {after})"


def _pieces() -> dict[str, str]:
    """What the placeholders of the forms stand for."""
    weekday = alternatives(list(numbered("weekdays")))
    before_month = alternatives(words("words", "of_month"))
    before_year = alternatives(words("words", "of_year"))
    pieces = {
        "W": f"(?:{BEFORE_WORD}{weekday}\\.?,?(?: ?\\([^)]{{1,12}}\\))? (?:le )?)?",
        "WD": f"{BEFORE_WORD}(?P<weekday>{weekday}){AFTER_WORD}",
        "TO": _joined("to", sign="-"),
        "AND": _joined("and", sign=" و"),
        "DM": f"(?:[ -]?{before_month} | |-|(?=[{ARABIC}]))",
        "MY": f"(?:,? (?:{before_year} )?|[-/]|(?<=[{ARABIC}])(?=[0-9]))",
        "H": f"{_BEFORE_NUMBER}(?P<h>1[34][0-9]{{2}})(?![0-9]) ?{_HIJRI_SIGN}",
        "HN": f"(?P<h>1[34][0-9]{{2}}) ?{_HIJRI_SIGN}",
        "HM": f"{BEFORE_WORD}(?P<m1>{alternatives(list(numbered('hijri_months')))}){AFTER_WORD}",
        "EDGE": "(?<![0-9a-z/.-])(?<!n° )(?<!no )",
        "END": "(?![0-9/])(?![.-][0-9])",
        "YY": f"(?P<y1>{_YEAR})",
        "BETWEEN": BEFORE_WORD + alternatives(words("words", "between")) + " (?:le |the |يومي )?",
    }
    for number in "012":
        pieces[f"N{number}"] = f"(?P<n{number}>[0-3]?[0-9])(?![0-9])"
        pieces[f"D{number}"] = _day(f"d{number}")
        pieces[f"M{number}"] = f"{BEFORE_WORD}(?P<m{number}>{_month('months')})"
        pieces[f"Y{number}"] = f"(?<![0-9a-z])(?<![0-9][.,])(?P<y{number}>{_YEAR})(?![0-9])(?![.,][0-9]){_ERA}"
    return pieces


def _build(pattern: str, pieces: dict[str, str]) -> re.Pattern[str]:
    for name, piece in pieces.items():
        pattern = pattern.replace("{" + name + "}", piece)
    return re.compile(pattern)


@cache
def forms() -> tuple[Form, ...]:
    """All forms in the order of the file."""
    pieces = _pieces()
    return tuple(Form(form["name"], _build(form["pattern"], pieces), _need(form["pattern"])) for form in data()["form"])


def _need(pattern: str) -> re.Pattern[str]:
    """What every match of a form holds: a month, a weekday, a Hijri sign, or four figures."""
    if "{H}" in pattern or "{HN}" in pattern:
        return re.compile(f"1[34][0-9]{{2}} ?{_HIJRI_SIGN}")
    if "{M" in pattern:
        return re.compile(f"{BEFORE_WORD}{alternatives(list(numbered('months')))}{AFTER_WORD}")
    return re.compile(alternatives(list(numbered("weekdays"))) if "{WD}" in pattern else "[0-9]{4}")
