"""English articles before names of bodies: "the Observatory for Prevention", but "Hedayah", "Mohammed V University"."""

import tomllib
from functools import cache
from importlib.resources import files

from marsad.language.words import words


@cache
def _bodies() -> frozenset[str]:
    rules = tomllib.loads((files(__package__) / "heads_en.toml").read_text(encoding="utf-8"))
    return frozenset(rules["bodies"])


def the(name: str) -> str:
    """A body's name inside a sentence, with the article that its noun asks for."""
    parts = [word.text.casefold() for word in words(name)]
    if parts[:1] == ["the"]:
        return f"the {name[4:]}"
    asks = not _bodies().isdisjoint(parts) or parts[:2] == ["university", "of"]
    return f"the {name}" if asks and len(parts) > 1 else name
