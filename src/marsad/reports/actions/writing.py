"""Writing reports: to a file, whole or not at all, with an entry in the audit trail."""

import os
from collections.abc import Callable
from pathlib import Path

from marsad.accounts.actions import record
from marsad.accounts.permission import Asker, require
from marsad.accounts.roles import Action
from marsad.reports.errors import ReportError, UnknownFormatError
from marsad.reports.logic import docx, html, pdf
from marsad.reports.logic.report import Report
from marsad.reports.queries.verifying import report_key

RENDERERS: dict[str, Callable[[Report, bytes], bytes]] = {
    ".pdf": pdf.render,
    ".html": html.render,
    ".docx": docx.render,
}


def write_report(report: Report, path: Path, *, who: Asker | None) -> None:
    """Write a report in the format that the file's ending names; the file appears whole or not at all.

    Raises:
        UnknownFormatError: for another ending.
        ReportError: when the file cannot be written.
    """
    require(who, Action.EXPORT)
    content = rendered(report, path.suffix)
    waiting = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        waiting.write_bytes(content)
        waiting.replace(path)
    except OSError as error:
        waiting.unlink(missing_ok=True)
        raise ReportError(
            f"The report cannot be written to {path}: {error.strerror}. Choose another folder."
        ) from error
    record("report.write", f"report:{path.name}", who=who, after={"title": report.title, "kind": report.kind})


def rendered(report: Report, ending: str) -> bytes:
    """The bytes of a report in one format (".pdf", ".html", ".docx")."""
    renderer = RENDERERS.get(ending.lower())
    if renderer is None:
        raise UnknownFormatError(ending, tuple(RENDERERS))
    return renderer(report, report_key())
