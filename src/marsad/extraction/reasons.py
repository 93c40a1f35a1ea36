"""Why a fact was found, as a sentence in the reader's language: `reason(fact, "ar")`.

The sentences are data: `reasons/<kind>s.toml` has a table per rule with `en`, `fr` and `ar`; `{cues}` stands for
the words that triggered the rule; `other.toml` has those that find facts of every kind. A rule that is not listed (a
fact stored by an older version) still gets a sentence.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from marsad.records import Fact, FactKind

# How each language quotes and lists words.
QUOTES: Mapping[str, tuple[str, str, str]] = {"en": ("“", "”", ", "), "fr": ("« ", " »", ", "), "ar": ("«", "»", "، ")}
DEFAULT = "en"


@cache
def sentences(name: str) -> Mapping[str, Mapping[str, str]]:
    """The reasons of one file, by rule and language; empty when that kind has none yet."""
    path = files("marsad.extraction").joinpath("reasons", f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def rules(kind: FactKind) -> tuple[str, ...]:
    """The rules of a kind that have a sentence; tests hold every rule of an extractor against it."""
    return tuple(sentences(f"{kind}s"))


def quoted(words: tuple[str, ...], language: str) -> str:
    """Words listed between the quotation marks of a language."""
    left, right, comma = QUOTES[language]
    return comma.join(f"{left}{word}{right}" for word in words)


def reason(fact: Fact, language: str = DEFAULT) -> str:
    """Say in one sentence what made Marsad find this fact; an unknown language is answered in English."""
    chosen = language if language in QUOTES else DEFAULT
    others = sentences("other")
    known = sentences(f"{fact.kind}s").get(fact.rule) or others.get(fact.rule) or others["other"]
    return known[chosen].format(cues=quoted(fact.cues, chosen), rule=fact.rule, extractor=fact.extractor)
