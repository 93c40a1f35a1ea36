"""Render a report to one HTML file that can be read, printed and verified anywhere, without network or script."""

from importlib.resources import files

import lxml.html
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from marsad.reports.errors import NotOurReportError
from marsad.reports.logic import citations, looks
from marsad.reports.logic.citations import Part
from marsad.reports.logic.report import Report
from marsad.reports.logic.verification import Found

SHEETS = ("paper.css", "report.css")
CARRIED = "marsad-citations"
EMPTY = f'<script type="application/json" id="{CARRIED}"></script>'


def render(report: Report, key: bytes) -> bytes:
    """The HTML page."""
    folder = files("marsad.reports.static.reports")
    sheet = "".join((folder / name).read_text(encoding="utf-8") for name in SHEETS)
    page = render_to_string("reports/document.html", {"report": report, "style": _safe(sheet), "inline": True})
    carried = citations.dump(report, _parts(lxml.html.document_fromstring(page)), key).decode()
    # In a script element only "<" can end it early; JSON may write it as \u003c.
    return page.replace(EMPTY, EMPTY.replace("><", f">{carried.replace('<', chr(92) + 'u003c')}<")).encode()


def body(report: Report) -> SafeString:
    """The report's own part of a page, for the preview."""
    return render_to_string("reports/body.html", {"report": report, "inline": False})


def found(content: bytes, file: str) -> Found:
    """What stands in an HTML report.

    Raises:
        NotOurReportError: when it carries no citations.
    """
    try:
        page = lxml.html.document_fromstring(content.decode("utf-8", errors="replace"))
    except (lxml.etree.ParserError, ValueError) as error:
        raise NotOurReportError(file, _("it is not a readable page")) from error
    scripts = page.xpath(f'//script[@id="{CARRIED}"]')
    if not scripts:
        raise NotOurReportError(file, _("it carries no citations"))
    notes = {
        int(note.get("data-note")): " ".join("".join(note.xpath(".//q//text()")).split())
        for note in page.xpath("//li[@data-note]")
        if note.get("data-note").isdigit()
    }
    return Found(carried=(scripts[0].text or "").encode(), parts=_parts(page), notes=notes)


def _parts(page: lxml.html.HtmlElement) -> tuple[Part, ...]:
    """What people read, by the parts that the template names; what stands in none of them is a part too."""
    named = page.xpath("//*[@data-part]")
    parts = [Part(name=element.get("data-part"), text=str(element.text_content())) for element in named]
    everything = "".join(page.xpath("//body//text()[not(ancestor::script)]"))
    return (*parts, Part(name="the page", text=everything), looks.of_html(page, CARRIED))


def _safe(sheet: str) -> SafeString:
    return mark_safe(sheet)  # noqa: S308 - our own file
