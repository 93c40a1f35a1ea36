"""The word lists of linking, read once from `vocabulary.toml` and folded for comparing."""

import tomllib
from functools import cache
from importlib.resources import files

from marsad.language.normalise import fold


@cache
def words(section: str, name: str) -> frozenset[str]:
    """One list as a set of folded words.

    Raises:
        KeyError: when the file has no such list.
    """
    return frozenset(in_order(section, name))


@cache
def in_order(section: str, name: str) -> tuple[str, ...]:
    """One list as it stands in the file, folded."""
    return tuple(fold(word) for word in _lists()[section][name].split())


@cache
def classes(section: str, name: str) -> dict[str, str]:
    """A list of lists: each folded word with the first word of its line, which names the class."""
    lines = [fold(line).split() for line in _lists()[section][name].splitlines()]
    return {word: line[0] for line in lines if line for word in line}


@cache
def sets(section: str, name: str) -> dict[str, frozenset[str]]:
    """The same for words that stand in several lines: each folded word with the first words of all its lines."""
    found: dict[str, set[str]] = {}
    for line in _lists()[section][name].splitlines():
        words_of_line = fold(line).split()
        for word in words_of_line:
            found.setdefault(word, set()).add(words_of_line[0])
    return {word: frozenset(firsts) for word, firsts in found.items()}


@cache
def _lists() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("marsad.linking").joinpath("vocabulary.toml").read_text(encoding="utf-8"))
