"""How charts write: nouns with their plural, numbers, dates and sentences in three languages; data in `words/`.

Also how words are laid on a drawing, which knows no paragraphs: isolated by direction and cut into short lines.
"""

import re
import textwrap
import tomllib
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

_LOCALES = {"ar": "ar_MA", "fr": "fr", "en": "en_GB"}  # Arabic as the Maghreb writes it: Western digits, "454.545"
_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$")
_RIGHT, _FIRST, _END = "\u2067", "\u2068", "\u2069"  # isolates: right to left, by the first letter, their end


@cache
def _words(language: str) -> dict[str, Any]:
    return tomllib.loads((files("marsad.charts") / "words" / f"{language}.toml").read_text(encoding="utf-8"))


def number_locale(language: str) -> dict[str, object]:
    """How Vega writes the numbers of axes in that language."""
    thousands, decimal = {"ar": (".", ","), "fr": ("\u00a0", ",")}.get(language, (",", "."))
    return {"decimal": decimal, "thousands": thousands, "grouping": [3], "currency": ["", ""]}


def is_right_to_left(language: str) -> bool:
    """Whether drawings in that language run from right to left."""
    return language == "ar"


def word(name: str, language: str, /, **values: object) -> str:
    """A word or sentence of `words/`, filled in."""
    return str(_words(language)["words"][name]).format(**values)


def counted(noun: str, number: int, language: str) -> str:
    """A number with its noun: "3 توصيات", "1 recommandation"."""
    forms = _words(language)["nouns"][noun]
    form = Locale.parse(_LOCALES[language]).plural_form(number)
    if number == 0 and "zero" in forms:
        form = "zero"
    return str(forms.get(form, forms["other"])).format(n=written(number, language))


def written(number: float, language: str) -> str:
    """A number as the language groups it."""
    # Plex Sans Arabic has no narrow no-break space; the ordinary one serves.
    return str(format_decimal(number, locale=_LOCALES[language])).replace("\u202f", "\u00a0")


def dated(iso: str, language: str) -> str:
    """An ISO date, whole or partial, in words; what is none stays as it is."""
    found = _ISO.match(iso)
    if not found or not found[2]:
        return iso
    day = date(int(found[1]), int(found[2]), int(found[3] or 1))
    # Months as in the pages (نوفمبر), hence plain Arabic here.
    name = format_date(day, "d MMMM y" if found[3] else "MMMM y", locale="ar" if language == "ar" else language)
    return re.sub(r"^1 ", "1er ", name) if language == "fr" and found[3] else str(name)


def listed(items: Iterable[str], language: str) -> str:
    """Items one after another, parted as the language parts them."""
    return {"ar": "؛ ", "fr": "\u00a0; "}.get(language, "; ").join(items)


def sentence(parts: Iterable[str]) -> str:
    """Parts as sentences of one paragraph, each with its full stop."""
    whole = (part if part.endswith((".", "؟", "!", "…")) else f"{part}." for part in parts if part)
    return " ".join(part[0].upper() + part[1:] for part in whole)


def in_years(iso: str) -> float | None:
    """Where a date stands on an axis of years; the middle of a month or a year when it is partial."""
    found = _ISO.match(iso or "")
    if not found:
        return None
    try:
        day = date(int(found[1]), int(found[2] or 7), int(found[3] or (15 if found[2] else 1)))
    except ValueError:
        return None
    start, end = date(day.year, 1, 1).toordinal(), date(day.year + 1, 1, 1).toordinal()
    return round(day.year + (day.toordinal() - start) / (end - start), 4)


def laid(text: str, language: str) -> str:
    """Words for a drawing: their direction is their own, whatever stands around them."""
    if not re.search(r"[^\d\s.,:/%+-]", text):
        return text
    return f"{_RIGHT if is_right_to_left(language) else _FIRST}{text}{_END}"


def lines(text: str, language: str, *, width: int, most: int = 2) -> list[str]:
    """Words for a drawing on at most so many lines of at most so many characters; "…" where more would follow."""
    cut = textwrap.wrap(
        " ".join(text.split()), width, max_lines=most, placeholder="…", break_long_words=True, break_on_hyphens=False
    )
    return [laid(line, language) for line in cut] or [""]
