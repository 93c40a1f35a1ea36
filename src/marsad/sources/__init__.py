"""Where documents come from, one file each; yields bytes with their provenance.

Reads the disk, never a database.
"""

from marsad.sources.errors import SourceError
from marsad.sources.folder import originals

__all__ = ["SourceError", "originals"]
