"""ISO dates, whole or partial, as the reader's language writes them: "2022-06" is "juin 2022".

Months are Django's (in Arabic يناير, فبراير …) and digits are Western ones, which Arabic readers of the Maghreb expect
and those of the Mashreq read; the decision stands in docs/decisions/0007-pages.md.
"""

import re
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language

ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?$")


def readable_date(iso: str) -> str:
    """Write a date as precisely as it is known; what is not an ISO date stays as it is."""
    found = ISO.match(iso or "")
    if not found:
        return iso or ""
    year, month, day = found.groups()
    try:
        whole = date(int(year), int(month), int(day or 1))
    except ValueError:
        return iso
    written = date_format(whole, "DATE_FORMAT" if day else "YEAR_MONTH_FORMAT")
    return first_of_month(written) if day == "01" else written


def first_of_month(written: str) -> str:
    """French counts the first day: "1er juin"."""
    return re.sub(r"^1 ", "1er ", written) if (get_language() or "").startswith("fr") else written


def readable_span(start: str, end: str) -> str:
    """Write from when to when, once where both are the same."""
    if not start or not end or start == end:
        return readable_date(start or end)
    return f"{readable_date(start)} – {readable_date(end)}"
