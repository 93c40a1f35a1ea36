# ruff: noqa: N818 - errors are named after what is wrong; their parents end in "Error"
"""Why an original did not become a document, in one sentence for people that says what to do.

ReadingError
├── EmptyFile        nothing in it
├── TooLarge         beyond what one document may hold
├── TooDeep          nested deeper than any document needs
├── TooCostly        takes more time or memory than one document may
├── UnknownFormat    no reader knows these bytes
├── BrokenFile       the format is known, the file is damaged or locked
├── UnreadableText   there are bytes, but no readable text comes out of them
├── NoText           the file is sound and holds no text to read
└── ForeignLanguage  in a language that Marsad does not read
"""


class ReadingError(Exception):
    """This original cannot be read; the chain goes on with the next one."""


class EmptyFile(ReadingError):
    """A file of no bytes, or of white space only."""


class TooLarge(ReadingError):
    """More bytes or more characters than one document may have."""


class TooDeep(ReadingError):
    """Parts inside parts, more than any document needs."""


class TooCostly(ReadingError):
    """Reading it takes more time or memory than one document may have."""


class UnknownFormat(ReadingError):
    """No reader recognises the content."""


class BrokenFile(ReadingError):
    """The format is recognised, but the file is damaged or protected."""


class UnreadableText(ReadingError):
    """What comes out is not text that a person could read."""


class NoText(ReadingError):
    """A sound file without any text: a scan, a page of pictures."""


class ForeignLanguage(ReadingError):
    """The text is in a language that Marsad does not read."""
