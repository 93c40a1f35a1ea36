"""The sentences that tell people why text was left out, by code and language; the pages and reports show them."""

import tomllib
from functools import cache
from importlib import resources


def reason(code: str, language: str) -> str:
    """The sentence of a code of `Skipped.reason`, in English where the language has none.

    Raises:
        KeyError: no such code; the message lists the known ones.
    """
    sentences = _sentences().get(code)
    if sentences is None:
        raise KeyError(f"no reason is called {code!r}: known are {', '.join(sorted(_sentences()))}")
    return sentences.get(language, sentences["en"])


def codes() -> frozenset[str]:
    """Every code that a reader may give."""
    return frozenset(_sentences())


@cache
def _sentences() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files(__package__).joinpath("reasons.toml").read_text(encoding="utf-8"))
