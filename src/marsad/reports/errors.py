"""What can go wrong with reports.

ReportError
├── NothingToReportError        the subject has no facts, or is not there
├── UnknownFormatError          the file's ending names no format
├── UnknownKindOfReportError    no kind of report has that name
├── VersionStandsError         a saved version cannot be changed
├── UnknownReportError          no report or version has that id
└── NotOurReportError           the file carries no citations of ours
"""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _


class ReportError(Exception):
    """A report cannot be written or read; the text says what is wrong and what to do."""


class NothingToReportError(ReportError):
    """There is nothing to report on."""


class UnknownFormatError(ReportError):
    """The ending of a file names no format that reports are written in."""

    def __init__(self, ending: str, known: tuple[str, ...]) -> None:
        """Name the ending and the known ones."""
        super().__init__(
            format_lazy(
                _("A report cannot end in “{ending}”: choose one of {known}."), ending=ending, known=", ".join(known)
            )
        )


class UnknownKindOfReportError(ReportError):
    """No kind of report has that name."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        """Name it and the known ones."""
        super().__init__(
            format_lazy(
                _("There is no kind of report “{name}”: choose one of {known}."), name=name, known=", ".join(known)
            )
        )


WHAT = {"report": _("report"), "version": _("version")}


class UnknownReportError(ReportError):
    """No report, section or version has that id."""

    def __init__(self, what: str, identifier: str) -> None:
        """Name what was looked for."""
        super().__init__(
            format_lazy(
                _(
                    "Number {identifier} is not there ({what}): it may have been removed. "
                    "Go back to the list of reports."
                ),
                what=WHAT.get(what, what),
                identifier=identifier,
            )
        )


class NotOurReportError(ReportError):
    """A file to verify carries no citations of Marsad."""

    def __init__(self, file: str, why: str) -> None:
        """Name the file and what was looked for."""
        super().__init__(
            format_lazy(
                _("{file} cannot be verified: {why}. Give a PDF, HTML or DOCX report that Marsad wrote."),
                file=file,
                why=why,
            )
        )


class VersionStandsError(ReportError):
    """Somebody tries to change a saved version."""

    def __init__(self, number: int) -> None:
        """Name the version."""
        super().__init__(
            format_lazy(
                _("Version {number} stands as it was saved: restore it and save a new version instead."), number=number
            )
        )
