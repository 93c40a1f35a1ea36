"""What can go wrong with files that come and go.

ExchangeError
├── UnknownFormatError    the file's ending and `--format` name no format
├── MissingLibraryError   the format needs a library that is not installed
├── NothingThereError     the file holds nothing that this format can be read from
├── UnknownImportError    no import, or no imported thing, has that id
└── DecidedError          a decision that cannot be taken, or taken back
"""

from collections.abc import Iterable

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _


class ExchangeError(Exception):
    """A file cannot be written or read; the text says what is wrong and what to do."""


class UnknownFormatError(ExchangeError):
    """Neither the ending of the file nor the option names a format."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        """Name what was asked for and the known formats."""
        told = _("“{name}” names no format: end the file in one of the known endings, or choose --format {known}.")
        super().__init__(format_lazy(told, name=name, known=", ".join(known)))


class MissingLibraryError(ExchangeError):
    """The format needs an extra."""

    def __init__(self, name: str, extra: str) -> None:
        """Name the format and the extra that brings its library."""
        told = _("The format {name} needs a library that is not installed here: pip install 'marsad[{extra}]'.")
        super().__init__(format_lazy(told, name=name, extra=extra))


class NothingThereError(ExchangeError):
    """The file holds nothing of its format."""

    def __init__(self, file: str, expected: str) -> None:
        """Name the file and what was expected in it."""
        told = _("Nothing could be read from {file}: it should hold {expected}. Check that you chose the right file.")
        super().__init__(format_lazy(told, file=file, expected=expected))


class UnknownImportError(ExchangeError):
    """There is no such import or imported thing."""

    def __init__(self, identifier: str) -> None:
        """Name the id."""
        told = _("Nothing was imported under {identifier}: `marsad imports` lists what was.")
        super().__init__(format_lazy(told, identifier=identifier))


class DecidedError(ExchangeError):
    """A decision about an imported thing does not fit its state."""
