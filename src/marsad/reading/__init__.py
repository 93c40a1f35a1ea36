"""Bytes become a Document: clean text, blocks with offsets, metadata; one file per format.

What was left out of the text is listed with its reason.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from marsad.reading.choose import read

__all__ = ["read"]


def __getattr__(name: str) -> Any:
    """Load the readers of all formats, and their libraries, for who reads: others use small modules of this room."""
    if name == "read":
        from marsad.reading.choose import read  # noqa: PLC0415 - a second that only reading should cost

        return read
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
