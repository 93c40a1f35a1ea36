"""Render a report to PDF with typst: tagged (PDF/UA-1), archival (PDF/A-3a), right to left where it must be.

Rendered twice: the first pages give the digests of what people read, which the second carries beside the citations.
"""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import fontpkg_amiri
import pypdfium2
import typst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from marsad.charts import drawing
from marsad.reports.errors import NotOurReportError, ReportError
from marsad.reports.logic import citations, looks
from marsad.reports.logic.carried_report import as_json
from marsad.reports.logic.citations import Part
from marsad.reports.logic.report import Report
from marsad.reports.logic.verification import Found

STANDARDS: list[Any] = ["a-3a", "ua-1"]  # typst types them as a closed list of literals
SHARP = 3  # dots to a point of a drawing that must be rasterised: about 200 to an inch
UNKNOWN = "◌"  # stands for a character that the face has no letter for (an emoji)
MOST_UNKNOWN = 60
_NOT_SHOWN = re.compile(r'the text `?"(.+?)"`? could not be displayed', re.DOTALL)


def render(report: Report, key: bytes) -> bytes:
    """The PDF; the same report gives the same bytes.

    Raises:
        ReportError: when it cannot be laid out.
    """
    data = as_json(report) | {"has_contents": report.has_contents}
    text = json.dumps(data, ensure_ascii=False)
    figures = dict(_drawings(report))
    for _attempt in range(MOST_UNKNOWN):
        try:
            return _sealed(report, {"report.json": text.encode(), **figures}, key)
        except typst.TypstError as error:
            message = str(error)
            if "missing codepoints" in message and report.all_figures:
                # An Arabic drawing's shaped letters cannot be told back as text, which the standards ask for.
                figures = dict(_pictures(report))
            elif unknown := _NOT_SHOWN.search(message):
                text = text.replace(unknown[1][0], UNKNOWN)
            else:
                raise ReportError(f"The report cannot be laid out as PDF: {message} Choose .docx or .html.") from error
    raise ReportError(_("The report holds too many characters that cannot be shown in PDF. Choose .docx or .html."))


def _drawings(report: Report) -> Iterator[tuple[str, bytes]]:
    yield "figures.txt", b"svg"
    for place, figure in enumerate(report.all_figures):
        yield f"figure-{place}.svg", figure.svg.encode()


def _pictures(report: Report) -> Iterator[tuple[str, bytes]]:
    yield "figures.txt", b"png"
    for place, figure in enumerate(report.all_figures):
        yield f"figure-{place}.png", drawing.rasterised(figure.svg, scale=SHARP)


def _sealed(report: Report, inputs: dict[str, bytes], key: bytes) -> bytes:
    bare = _compiled(report, {**inputs, "citations.json": b""})
    return _compiled(report, {**inputs, "citations.json": citations.dump(report, parts(bare), key)})


def _compiled(report: Report, inputs: dict[str, bytes]) -> bytes:
    template = (files("marsad.reports.templates.reports") / "report.typ").read_bytes()
    with TemporaryDirectory(prefix="marsad-report-") as folder:
        for name, content in {"main.typ": template, **inputs}.items():
            Path(folder, name).write_bytes(content)
        return bytes(
            typst.compile(
                str(Path(folder, "main.typ")),
                font_paths=[str(Path(fontpkg_amiri.ROOT) / "files")],
                ignore_system_fonts=True,
                format="pdf",
                pdf_standards=STANDARDS,
                timestamp=datetime.fromisoformat(report.made_on_iso).replace(tzinfo=UTC),
            )
        )


def parts(content: bytes) -> tuple[Part, ...]:
    """What people read, page by page, and how it looks."""
    with pypdfium2.PdfDocument(content) as pdf:
        pages = (
            Part(name=f"page {number}", text=str(page.get_textpage().get_text_range()))
            for number, page in enumerate(pdf, start=1)
        )
        return (*pages, looks.of_pdf(pdf))


def found(content: bytes, file: str) -> Found:
    """What stands in a PDF report.

    Raises:
        NotOurReportError: when the file is no PDF or has no citations attached.
    """
    try:
        pdf = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise NotOurReportError(file, gettext("it is not a readable PDF")) from error
    with pdf:
        for place in range(pdf.count_attachments()):
            attachment = pdf.get_attachment(place)
            if attachment.get_name() == citations.NAME:
                return Found(carried=bytes(attachment.get_data()), parts=parts(content))
    raise NotOurReportError(file, gettext("it carries no citations"))
