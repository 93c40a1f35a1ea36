"""Says in the reader's language why something did not become a document: the sentences of readers and sources.

These are made and stored in English, with what they name put in; here each is found again by its shape. The sentences
are data in `telling.toml`; a test holds that none of the two rooms is missing there.
"""

import re
import tomllib
from functools import cache
from importlib import resources

_NAMED = re.compile(r"\\\{(\d)\\\}")  # {1} as `re.escape` writes it


def told(sentence: str, language: str) -> str:
    """The sentence in a language; as it is in English, or where it is not known."""
    for shape, by_language in _sentences():
        if language in by_language and (match := shape.fullmatch(sentence)):
            said = by_language[language]
            for number, value in enumerate(match.groups(), start=1):
                said = said.replace(f"{{{number}}}", value)
            return said
    return sentence


@cache
def _sentences() -> tuple[tuple[re.Pattern[str], dict[str, str]], ...]:
    """Each sentence's shape in English, with its translations; those that name less come first."""
    text = resources.files(__package__).joinpath("telling.toml").read_text(encoding="utf-8")
    data: list[dict[str, str]] = sorted(tomllib.loads(text)["sentences"], key=lambda entry: entry["en"].count("{"))
    return tuple(
        (
            re.compile(_NAMED.sub("(.{1,500}?)", re.escape(entry["en"])), re.DOTALL),
            {"fr": entry["fr"], "ar": entry["ar"]},
        )
        for entry in data
    )
