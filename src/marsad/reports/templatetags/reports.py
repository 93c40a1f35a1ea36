"""The offer of a cited brief, for the pages of documents and events."""

import re
from itertools import groupby
from typing import Any

from django import template

from marsad.reports.logic.marks import quotation
from marsad.reports.logic.report import Line, Words

register = template.Library()
_RANGE = re.compile(r"(?<=\d)–(?=\d)")

OFFERED = (("pdf", "PDF"), ("docx", "Word"), ("html", "HTML"))


@register.inclusion_tag("reports/offer.html")
def offer_brief(subject: str, identifier: str) -> dict[str, Any]:
    """Links to the brief on one "document" or "event" in each format."""
    return {"subject": subject, "identifier": identifier, "offered": OFFERED}


@register.filter
def ranged(text: str) -> str:
    """The text with ranges of days and years that stay on one row: browsers break behind a dash."""
    return _RANGE.sub("\u2060–\u2060", text)


@register.filter
def quotation_marks(own: str, language: str) -> tuple[str, str]:
    """The marks around words of one language in a report of another."""
    return quotation(language, own)


@register.filter
def runs(line: Line, language: str) -> list[tuple[str, list[Words]]]:
    """The words of a line with the direction in which they run: several in a row of one other language run together.

    Else what stands in brackets behind words that run against the report would stand before them.
    """
    grouped = [(own, list(pieces)) for own, pieces in groupby(line.words, key=lambda piece: piece.language)]
    found: list[tuple[str, list[Words]]] = []
    for own, pieces in grouped:
        against = own != "" and (own == "ar") != (language == "ar") and len(pieces) > 1
        found.append((("rtl" if own == "ar" else "ltr") if against else "", pieces))
    return found


@register.filter
def running(line: Line, language: str) -> str:
    """How a cell or a quotation of another language runs in a report: "rtl", "ltr", or "" where as the report does."""
    is_turned, is_report_turned = line.language == "ar", language == "ar"
    if not line.language or is_turned == is_report_turned:
        return ""
    return "rtl" if is_turned else "ltr"
