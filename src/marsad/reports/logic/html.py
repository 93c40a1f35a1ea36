"""Render a report to one HTML file that can be read, printed and verified anywhere, without network or script."""

import re

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from marsad.reports.errors import NotOurReportError
from marsad.reports.logic import citations
from marsad.reports.logic.report import Report

_CARRIED = re.compile(
    rb'<script type="application/json" id="marsad-citations">(.*?)</script>',
    re.DOTALL,
)


def render(report: Report) -> bytes:
    """The HTML page."""
    # In a script element only "<" can end it early; JSON may write it as \u003c.
    carried = citations.dump(report).decode().replace("<", "\\u003c")
    context = {"report": report, "carried": mark_safe(carried)}  # noqa: S308 - escaped above
    return render_to_string("reports/brief.html", context).encode()


def carried(content: bytes, file: str) -> bytes:
    """The citations in an HTML report.

    Raises:
        NotOurReportError: when there are none.
    """
    found = _CARRIED.search(content)
    if found is None:
        raise NotOurReportError(file, "it holds no citations")
    return found[1]
