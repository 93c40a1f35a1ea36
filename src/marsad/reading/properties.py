"""Author and title out of a file's properties, without what programs write there when nobody filled them in."""

import re
import tomllib
from functools import cache
from importlib import resources

from marsad.language.normalise import fold

_FILE_NAME = re.compile(
    r"^microsoft (?:word|powerpoint|excel)\s*-|\.(?:docx?|pdf|indd|odt|rtf|pptx?|xlsx?|qxd)$", re.IGNORECASE
)
_SHORTEST = 3  # characters


def author_of(value: str | None) -> str:
    """The author that a property names, or ""."""
    said = _said(value)
    return "" if fold(said) in _placeholders("authors") else said


def title_of(value: str | None) -> str:
    """The title that a property names, or "": the name of a file is no title."""
    said = _said(value)
    is_nothing = len(said) < _SHORTEST or bool(_FILE_NAME.search(said)) or fold(said) in _placeholders("titles")
    return "" if is_nothing else said


def _said(value: str | None) -> str:
    return " ".join((value or "").split())


@cache
def _placeholders(kind: str) -> frozenset[str]:
    data = tomllib.loads(resources.files(__package__).joinpath("properties.toml").read_text(encoding="utf-8"))
    return frozenset(fold(value) for value in data[kind])
