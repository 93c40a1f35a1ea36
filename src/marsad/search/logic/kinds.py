"""Hears which kinds of fact a question asks for in so many words: "recommandations", "توصيات", "statements"."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources

from marsad.language.normalise import fold
from marsad.language.words import words
from marsad.records import FactKind

_JOINED = re.compile("^(?:[وفبلك]{0,2}ال|لل|[وفبل])(?=..)")  # particles and article that Arabic writes with the word


SAID = frozenset({FactKind.RECOMMENDATION, FactKind.STATEMENT, FactKind.PRACTICE})  # these are answers themselves


def kinds_asked(question: str) -> frozenset[FactKind]:
    """The kinds of fact that a question asks for: of "the recommendations of the conference" the recommendations."""
    named = frozenset(kind_words(word.text for word in words(fold(question))).values())
    return named & SAID or named


def kind_words(folded: Iterable[str]) -> dict[str, FactKind]:
    """Of some words those that name a kind of fact, with the kind."""
    known = _kinds_by_word()
    kinds = {word: known.get(word) or known.get(_JOINED.sub("", word)) for word in folded}
    return {word: kind for word, kind in kinds.items() if kind}


@cache
def _kinds_by_word() -> dict[str, FactKind]:
    data = tomllib.loads(resources.files("marsad.search").joinpath("kinds.toml").read_text("utf-8"))
    return {word: FactKind(kind) for kind, languages in data.items() for some in languages.values() for word in some}
