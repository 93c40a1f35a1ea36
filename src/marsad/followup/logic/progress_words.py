"""Words of doing in a sentence: what was done, what was not, what is only asked for again. Vocabulary is data."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from marsad.followup.vocabulary import table
from marsad.language.characters import LETTERS
from marsad.language.normalise import fold, fold_with_offsets

KINDS = ("done", "undone", "asked")
ANY_ENDING = "…"
BEFORE = {"ar": "(?:[وف])?(?:قد )?"}  # what is written together with an Arabic verb


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """The words of doing of a sentence, as written."""

    done: tuple[str, ...] = ()
    undone: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


def doing_in(text: str, language: str) -> Doing:
    """Read a sentence for words of doing; in a language without a vocabulary none are found."""
    folded = fold_with_offsets(text, language)
    found: dict[str, tuple[str, ...]] = {}
    for kind, pattern in _patterns(language).items():
        places = (folded.span(*match.span()) for match in pattern.finditer(folded.text))
        found[kind] = tuple(dict.fromkeys(text[start:end] for start, end in places))
    return Doing(**found)


@cache
def _patterns(language: str) -> Mapping[str, re.Pattern[str]]:
    words = table("progress")
    return {kind: _pattern(words[kind][language], language) for kind in KINDS if language in words[kind]}


def _pattern(entries: list[str], language: str) -> re.Pattern[str]:
    """One expression for all entries of a kind, the longest first, at edges of words."""
    parts = sorted((_part(entry, language) for entry in set(entries)), key=len, reverse=True)
    return re.compile(f"(?<![{LETTERS}]){BEFORE.get(language, '')}(?:{'|'.join(parts)})(?![{LETTERS}])")


def _part(entry: str, language: str) -> str:
    any_ending = entry.endswith(ANY_ENDING)
    plain = re.escape(fold(entry.removesuffix(ANY_ENDING), language))
    return f"{plain}[{LETTERS}]*" if any_ending else plain
