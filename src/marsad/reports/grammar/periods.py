"""Sums that are given again each year or month: "3 million dirhams a year" is not 3 million in all.

A fact keeps the sum alone; what stands behind it in the cited words says how often it is given. Only what stands right
behind the sum is read; "yearly budget of" before it is not.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from marsad.language.amounts import find_amounts
from marsad.language.normalise import fold


def period(quote: str, stored: str, written_in: str, language: str) -> str:
    """How often a sum of cited words is given, in a report's language: "per year"; "" where they do not say."""
    told = (amount for amount in find_amounts(quote, written_in) if _same(str(amount.value), stored))
    behind = [fold(quote[amount.end :]).lstrip(" ,") for amount in told]
    found = (table[language] for pattern, table in _periods() if any(pattern.match(text) for text in behind))
    return str(next(found, ""))


def _same(one: str, other: str) -> bool:
    try:
        return float(one) == float(other)
    except ValueError:
        return one == other


@cache
def _periods() -> tuple[tuple[re.Pattern[str], Mapping[str, Any]], ...]:
    data = tomllib.loads((files("marsad.reports.grammar") / "periods.toml").read_text(encoding="utf-8"))
    return tuple((_pattern(table["behind"]), table) for table in data.values())


def _pattern(words: list[str]) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(re.escape(fold(word)) for word in words)})(?![a-zء-ي])")
