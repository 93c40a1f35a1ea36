"""The word lists of linking, read once from `vocabulary.toml` and folded for comparing."""

import tomllib
from functools import cache
from importlib.resources import files

from marsad.language.normalise import fold


def words(section: str, name: str) -> frozenset[str]:
    """One list as a set of folded words.

    Raises:
        KeyError: when the file has no such list.
    """
    return frozenset(in_order(section, name))


def in_order(section: str, name: str) -> tuple[str, ...]:
    """One list as it stands in the file, folded."""
    return tuple(fold(word) for word in _lists()[section][name].split())


@cache
def _lists() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("marsad.linking").joinpath("vocabulary.toml").read_text(encoding="utf-8"))
