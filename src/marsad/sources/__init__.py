"""Where documents come from, one file each; yields bytes with their provenance.

Reads the disk and the addresses that a user names, never a database.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from marsad.sources.errors import SourceError

if TYPE_CHECKING:
    from marsad.sources.folder import originals
    from marsad.sources.gathering import gathered

__all__ = ["SourceError", "gathered", "originals"]
_WHERE = {"gathered": "gathering", "originals": "folder"}


def __getattr__(name: str) -> Any:
    """Load the sources, and what asks the web for them, for who adds documents: others ask about addresses only."""
    if name in _WHERE:
        return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
