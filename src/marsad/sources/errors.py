# ruff: noqa: N818 - errors are named after what is wrong; their parents end in "Error"
"""What can be wrong with a source as a whole; a single bad file in it is an `Unread`, not an error.

SourceError
├── MissingSource       nothing stands at that path
├── NotAPath            a web address where a path is wanted
└── WebSettingError     a setting of the web that cannot be
"""


class SourceError(Exception):
    """The source cannot be used at all; the message says why and what to do."""


class MissingSource(SourceError):
    """Nothing stands at the path that was named."""

    def __init__(self, path: str) -> None:
        super().__init__(f"There is no file or folder at {path}: check the path and try again.")


class NotAPath(SourceError):
    """A web address was named where only files of this machine are read."""

    def __init__(self, address: str) -> None:
        super().__init__(f"{address} is a web address: give it to `marsad add`, which visits it.")


class WebSettingError(SourceError):
    """A setting from the environment that cannot be what it says."""
