# ruff: noqa: N818 - errors are named after what is wrong; their parents end in "Error"
"""What can be wrong with a source as a whole; a single bad file in it is an `Unread`, not an error.

SourceError
├── MissingSource       nothing stands at that path
└── AddressNotSupported a web address, which this version does not read
"""


class SourceError(Exception):
    """The source cannot be used at all; the message says why and what to do."""


class MissingSource(SourceError):
    """Nothing stands at the path that was named."""

    def __init__(self, path: str) -> None:
        super().__init__(f"There is no file or folder at {path}: check the path and try again.")


class AddressNotSupported(SourceError):
    """A web address was named; reading from the web comes in a later version."""

    def __init__(self, address: str) -> None:
        super().__init__(
            f"{address} is a web address, and reading from the web comes in a later version: "
            "save the page as a file and add that file."
        )
