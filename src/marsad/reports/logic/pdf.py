"""Render a report to PDF with typst: tagged (PDF/UA-1), archival (PDF/A-3a), right to left where it must be.

Rendered twice: the first pages give the digests of what people read, which the second carries beside the citations.
"""

import json
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import fontpkg_amiri
import pypdfium2
import typst

from marsad.reports.errors import NotOurReportError
from marsad.reports.logic import citations
from marsad.reports.logic.carried_report import as_json
from marsad.reports.logic.citations import Part
from marsad.reports.logic.report import Report
from marsad.reports.logic.verification import Found

STANDARDS = ["a-3a", "ua-1"]


def render(report: Report, key: bytes) -> bytes:
    """The PDF; the same report gives the same bytes."""
    data = as_json(report) | {"has_contents": report.has_contents}
    inputs = {"report": json.dumps(data, ensure_ascii=False)}
    with as_file(files("marsad.reports.templates.reports") / "report.typ") as template:
        compiler = typst.Compiler(
            str(template),
            font_paths=[str(Path(fontpkg_amiri.ROOT) / "files")],
            ignore_system_fonts=True,
        )
        bare = _compiled(compiler, report, {**inputs, "citations": ""})
        carried = citations.dump(report, parts(bare), key).decode()
        return _compiled(compiler, report, {**inputs, "citations": carried})


def _compiled(compiler: Any, report: Report, inputs: dict[str, str]) -> bytes:
    timestamp = datetime.fromisoformat(report.made_on_iso).replace(tzinfo=UTC)
    return bytes(compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=STANDARDS, timestamp=timestamp))


def parts(content: bytes) -> tuple[Part, ...]:
    """What people read, page by page."""
    with pypdfium2.PdfDocument(content) as pdf:
        return tuple(
            Part(name=f"page {number}", text=str(page.get_textpage().get_text_range()))
            for number, page in enumerate(pdf, start=1)
        )


def found(content: bytes, file: str) -> Found:
    """What stands in a PDF report.

    Raises:
        NotOurReportError: when the file is no PDF or has no citations attached.
    """
    try:
        pdf = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise NotOurReportError(file, f"it is not a readable PDF ({error})") from error
    with pdf:
        for place in range(pdf.count_attachments()):
            attachment = pdf.get_attachment(place)
            if attachment.get_name() == citations.NAME:
                return Found(carried=bytes(attachment.get_data()), parts=parts(content))
    raise NotOurReportError(file, "no citations are attached to it")
