"""A fact's fields as people read them: labels, dates and sums in the reader's language, words as written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from marsad.evidence import labels
from marsad.evidence.dates import readable_date
from marsad.records import Fact, FactKind

DATES = frozenset({"start_date", "end_date", "date"})
# Not shown as a row of their own: said in the amount, in the dates, or only of use to the machine.
HIDDEN = frozenset({"currency", "date_precision", "authority"})
UNSAID: tuple[Any, ...] = (None, "", [], ())
HEADINGS: Mapping[FactKind, str] = {
    FactKind.STATEMENT: "text",
    FactKind.RECOMMENDATION: "text",
    FactKind.PRACTICE: "description",
    FactKind.PARTICIPATION: "participant",
}
HIGH = 0.85  # of a hundred such facts, at least 85 are expected to be right
MIDDLE = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A field with its label; `is_content` when the words come from the document and keep its direction."""

    name: str
    label: str
    values: tuple[str, ...]
    is_content: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidence:
    """How sure the machine is: a word, a share of a hundred, and a level for colour."""

    level: str
    word: str | Promise
    percent: int


def heading(fact: Fact) -> str:
    """Give the words that stand for the fact: its name, its text, its description, or the quote itself."""
    return str(fact.fields.get(HEADINGS.get(fact.kind, "name")) or fact.citation.quote)


def rows(fact: Fact) -> Iterator[Row]:
    """Give the fields below the heading, in the order in which people read them."""
    for name, stored in fact.fields.items():
        if name not in HIDDEN and name != HEADINGS.get(fact.kind, "name") and stored not in UNSAID:
            yield row(fact, name, stored)


def row(fact: Fact, name: str, stored: Any) -> Row:
    """Word one field."""
    several = stored if isinstance(stored, list | tuple) else [stored]
    worded = tuple(word(fact, name, str(value)) for value in several)
    changed = any(one != str(value) for one, value in zip(worded, several, strict=True))
    is_content = not (changed or name in DATES or name in {"edition", "amount"})
    return Row(name=name, label=labels.field(name), values=worded, is_content=is_content)


def word(fact: Fact, name: str, stored: str) -> str:
    """Word one value: a date, a sum, a country or a term of a closed list; else leave it as written."""
    if name in DATES:
        return readable_date(stored)
    if name == "amount":
        return amount(stored, str(fact.fields.get("currency", "")))
    if name == "country":
        return labels.country(stored)
    return labels.value(name, stored)


def amount(stored: str, currency: str) -> str:
    """Write a sum by the reader's habits: "454,545 USD", "454 545 USD"."""
    try:
        number = float(stored)
    except ValueError:
        return f"{stored} {currency}".strip()
    decimals = 0 if number.is_integer() else 2
    return f"{number_format(number, decimal_pos=decimals, force_grouping=True)} {currency}".strip()


def confidence(probability: float) -> Confidence:
    """Word a probability: high, middle or low."""
    percent = round(probability * 100)
    if probability >= HIGH:
        return Confidence(level="high", word=_("high"), percent=percent)
    if probability >= MIDDLE:
        return Confidence(level="middle", word=_("medium"), percent=percent)
    return Confidence(level="low", word=_("low"), percent=percent)
