"""Render a report to PDF with typst and Amiri: tagged, archival (PDF/A-3a), right to left where it must be."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import Literal

import fontpkg_amiri
import pypdfium2
import typst

from marsad.reports.errors import NotOurReportError
from marsad.reports.logic import citations
from marsad.reports.logic.report import Report

STANDARD: Literal["a-3a"] = "a-3a"


def render(report: Report) -> bytes:
    """The PDF; the same report gives the same bytes."""
    data = asdict(report) | {"rtl": report.is_right_to_left, "citations": citations.dump(report).decode()}
    with as_file(files("marsad.reports.templates.reports") / "brief.typ") as template:
        return bytes(
            typst.compile(
                str(template),
                font_paths=[str(Path(fontpkg_amiri.ROOT) / "files")],
                ignore_system_fonts=True,
                format="pdf",
                sys_inputs={"report": json.dumps(data, ensure_ascii=False)},
                pdf_standards=STANDARD,
                timestamp=datetime.fromisoformat(report.made_on_iso).replace(tzinfo=UTC),
            )
        )


def carried(content: bytes, file: str) -> bytes:
    """The citations attached to a PDF.

    Raises:
        NotOurReportError: when the file is no PDF or has no such attachment.
    """
    try:
        pdf = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise NotOurReportError(file, f"it is not a readable PDF ({error})") from error
    with pdf:
        for place in range(pdf.count_attachments()):
            attachment = pdf.get_attachment(place)
            if attachment.get_name() == citations.NAME:
                return bytes(attachment.get_data())
    raise NotOurReportError(file, "no citations are attached to it")
