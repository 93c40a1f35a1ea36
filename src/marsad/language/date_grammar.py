"""Builds the regular expressions of dates from `dates.toml`: words and forms are data, this file only joins them.

All expressions run over folded text (see `normalise`), so one spelling per word is enough.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from marsad.language.alternatives import alternatives
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form that dates take."""

    name: str
    written: str
    needs: frozenset[re.Pattern[str]]  # what every match of it holds: cheap to look for

    @property
    def pattern(self) -> re.Pattern[str]:
        """The expression, made when a text is met that may hold the form: some take a thirtieth of a second."""
        return _compiled(self.written)


_compiled = cache(re.compile)  # keeps all of them, unlike the cache of `re`


@cache
def data() -> dict[str, Any]:
    """The tables of `dates.toml`."""
    return tomllib.loads(resources.files("marsad.language").joinpath("dates.toml").read_text("utf-8"))


@cache
def numbered(table: str) -> dict[str, int]:
    """Folded names of months or weekdays with their numbers."""
    return {fold(name): int(number) for number, names in data()[table].items() for name in names}


@cache
def words(table: str, key: str) -> frozenset[str]:
    """Folded words of a list."""
    return frozenset(fold(word) for word in data()[table][key])


def _month(table: str) -> str:
    """A month, with its second name behind it: "تشرين الثاني/نوفمبر", "حزيران (يونيو)"."""
    names = alternatives(numbered(table))
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
    first, others = alternatives(words("words", "first_day")), alternatives(day_words())
    figures = f"{_BEFORE_NUMBER}(?P<{name}>[0-3]?[0-9])(?![0-9])(?:er|st|nd|rd|th)?"
    written = f"{first}(?= )|{others}(?=(?: و[^ ]+)?(?: و[^ ]+)? (?:من|of) )"
    return f"(?:{figures}|{BEFORE_WORD}(?P<{name}w>{written}))"


def _joined(key: str, *, sign: str) -> str:
    """A word between two dates, with the little words that may follow it."""
    entries = alternatives(words("words", key) - {"و"})
    after = "(?:(?:le|les|the|of|يوم|يومي) )?"
    return f"(?: ?{sign} ?| {entries} {after})"


def _pieces() -> dict[str, str]:
    """What the placeholders of the forms stand for."""
    weekday = alternatives(numbered("weekdays"))
    before_month = alternatives(words("words", "of_month"))
    before_year = alternatives(words("words", "of_year"))
    pieces = {
        "W": f"(?:{BEFORE_WORD}{weekday}\\.?,?(?: ?\\([^)]{{1,12}}\\))? (?:le )?)?",
        "WD": f"{BEFORE_WORD}(?P<weekday>{weekday}){AFTER_WORD}",
        "TO": _joined("to", sign="-"),
        "AND": _joined("and", sign=" و"),
        "DM": f"(?:[ -]?{before_month} | |-| ?/ ?|(?=[{ARABIC}]))",
        "MY": f"(?:,? (?:{before_year} )?|[-/]| ?/ ?|(?<=[{ARABIC}])(?=[0-9]))",
        "H": f"{_BEFORE_NUMBER}(?P<h>1[34][0-9]{{2}})(?![0-9]) ?{_HIJRI_SIGN}",
        "HN": f"(?P<h>1[34][0-9]{{2}}) ?{_HIJRI_SIGN}",
        "HM": f"{BEFORE_WORD}(?P<m1>{alternatives(numbered('hijri_months'))}){AFTER_WORD}",
        "TM": alternatives(words("words", "this_month")) + AFTER_WORD,
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


def _written(pattern: str, pieces: Mapping[str, str]) -> str:
    """A form with its pieces put in."""
    for name, piece in pieces.items():
        pattern = pattern.replace("{" + name + "}", piece)
    return pattern


@cache
def forms() -> tuple[Form, ...]:
    """All forms in the order of the file."""
    pieces = _pieces()
    return tuple(
        Form(name=form["name"], written=_written(form["pattern"], pieces), needs=_needs(form["pattern"]))
        for form in data()["form"]
    )


def _needs(pattern: str) -> frozenset[re.Pattern[str]]:
    """What every match of a form holds, by the pieces that it names: a month and "to", or else four figures."""
    named = frozenset(look for piece, look in _looks().items() if piece in pattern)
    return named or frozenset([re.compile("[0-9]{4}")])


@cache
def _looks() -> Mapping[str, re.Pattern[str]]:
    """What is looked for before a form that names a piece is tried."""
    hijri = re.compile(f"1[34][0-9]{{2}} ?{_HIJRI_SIGN}")
    month = re.compile(f"{BEFORE_WORD}{alternatives(numbered('months'))}{AFTER_WORD}")
    return {
        "{H}": hijri,
        "{HN}": hijri,
        "{M1}": month,
        "{M2}": month,
        "{TM}": re.compile(alternatives(words("words", "this_month"))),
        "{WD}": re.compile(alternatives(numbered("weekdays"))),
        "{TO}": re.compile(f"-| {alternatives(words('words', 'to'))} "),
        "{AND}": re.compile(f" و| {alternatives(words('words', 'and') - {'و'})} "),
        "{BETWEEN}": re.compile(alternatives(words("words", "between"))),
    }
