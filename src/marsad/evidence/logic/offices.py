"""Tells public offices from other roles: the stated rule by which a person is a public figure (`offices.toml`)."""

import tomllib
from functools import cache
from importlib.resources import files

from marsad.language.normalise import fold
from marsad.language.words import word_texts

ARTICLE = "ال"


def is_public_office(role: str) -> bool:
    """Whether a role, as a document words it, names a public office."""
    said = _padded(role)
    return any(office in said for office in _offices())


@cache
def _offices() -> frozenset[str]:
    listed = tomllib.loads(files("marsad.evidence.logic").joinpath("offices.toml").read_text("utf-8"))
    return frozenset(_padded(office) for offices in listed.values() for office in offices)


def _padded(text: str) -> str:
    """Folded words between spaces, Arabic ones without article: "الوزيرة" and "وزيرة" are one office."""
    folded = (fold(word) for word in word_texts(text))
    return f" {' '.join(word.removeprefix(ARTICLE) for word in folded)} "
