"""What the columns of lists of works hold, by their names in Arabic, French and English; for sources and reading."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

from marsad.language.normalise import fold

_SIGNS = re.compile(r"[\s_\-()\[\].:/’']+")
_LANGUAGE = re.compile(r" (?:ar|fr|en)$")


def meaning(name: str) -> str:
    """What a column holds ("title", "author", …), or ""; "abstract (fr)" and "title_ar" are abstract and title."""
    words = _SIGNS.sub(" ", fold(name)).strip()
    return _columns().get(words) or _columns().get(_LANGUAGE.sub("", words), "")


def lists_works(names: Sequence[str]) -> bool:
    """Whether columns are those of a list of works: titles, and at least one other that is known."""
    found = {meaning(name) for name in names}
    return "title" in found and len(found - {""}) > 1


@cache
def _columns() -> dict[str, str]:
    data = tomllib.loads(resources.files(__package__).joinpath("columns.toml").read_text(encoding="utf-8"))
    return {
        _SIGNS.sub(" ", fold(word)).strip(): kind
        for kind, words in data.items()
        for line in words.values()
        for word in line.split(", ")
    }
