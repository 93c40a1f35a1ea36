"""What can go wrong with reports.

ReportError
├── NothingToReportError        the subject has no facts, or is not there
├── UnknownFormatError          the file's ending names no format
├── UnknownKindOfReportError    no kind of report has that name
├── VersionStandsError         a saved version cannot be changed
├── UnknownReportError          no report or version has that id
└── NotOurReportError           the file carries no citations of ours
"""


class ReportError(Exception):
    """A report cannot be written or read; the text says what is wrong and what to do."""


class NothingToReportError(ReportError):
    """There is nothing to report on."""


class UnknownFormatError(ReportError):
    """The ending of a file names no format that reports are written in."""

    def __init__(self, ending: str, known: tuple[str, ...]) -> None:
        """Name the ending and the known ones."""
        super().__init__(f"A report cannot end in “{ending}”: choose one of {', '.join(known)}.")


class UnknownKindOfReportError(ReportError):
    """No kind of report has that name."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        """Name it and the known ones."""
        super().__init__(f"There is no kind of report “{name}”: choose one of {', '.join(known)}.")


class UnknownReportError(ReportError):
    """No report, section or version has that id."""

    def __init__(self, what: str, identifier: str) -> None:
        """Name what was looked for."""
        super().__init__(
            f"There is no {what} “{identifier}”: it may have been removed. Go back to the list of reports."
        )


class NotOurReportError(ReportError):
    """A file to verify carries no citations of Marsad."""

    def __init__(self, file: str, why: str) -> None:
        """Name the file and what was looked for."""
        super().__init__(f"{file} cannot be verified: {why}. Give a PDF, HTML or DOCX report that Marsad wrote.")


class VersionStandsError(ReportError):
    """Somebody tries to change a saved version."""

    def __init__(self, number: int) -> None:
        """Name the version."""
        super().__init__(f"Version {number} stands as it was saved: restore it and save a new version instead.")
