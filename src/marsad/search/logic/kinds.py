"""Hears which kinds of fact a question asks for in so many words: "recommandations", "توصيات", "statements"."""

import re
import tomllib
from functools import cache
from importlib import resources

from marsad.language.normalise import fold
from marsad.language.words import words
from marsad.records import FactKind

_JOINED = re.compile("^(?:[وفبلك]{0,2}ال|لل|[وفبل])(?=..)")  # particles and article that Arabic writes with the word


def kinds_asked(question: str) -> frozenset[FactKind]:
    """The kinds of fact that a question names."""
    known = _kinds_by_word()
    asked = {word.text for word in words(fold(question))}
    asked |= {_JOINED.sub("", word) for word in asked}
    return frozenset(known[word] for word in asked if word in known)


@cache
def _kinds_by_word() -> dict[str, FactKind]:
    data = tomllib.loads(resources.files("marsad.search").joinpath("kinds.toml").read_text("utf-8"))
    return {word: FactKind(kind) for kind, languages in data.items() for some in languages.values() for word in some}
