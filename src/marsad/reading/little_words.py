"""The most frequent function words of languages, folded: running text has many of them, labels and noise have none."""

import tomllib
from functools import cache
from importlib import resources

from marsad.language.normalise import fold


@cache
def little_words() -> frozenset[str]:
    """The words of all languages together."""
    data = tomllib.loads(resources.files(__package__).joinpath("little_words.toml").read_text(encoding="utf-8"))
    return frozenset(fold(word) for line in data["words"].values() for word in line.split())
