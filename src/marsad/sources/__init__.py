"""Where documents come from, one file each; yields bytes with their provenance.

Reads the disk and the addresses that a user names, never a database.
"""

from marsad.sources.errors import SourceError
from marsad.sources.folder import originals
from marsad.sources.gathering import gathered

__all__ = ["SourceError", "gathered", "originals"]
