"""Bytes become a Document: clean text, blocks with offsets, metadata; one file per format.

What was left out of the text is listed with its reason.
"""

from marsad.reading.choose import read

__all__ = ["read"]
