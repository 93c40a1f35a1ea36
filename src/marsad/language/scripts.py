"""Tells scripts apart, before any guess about language: a letter's script is certain."""

import re

from marsad.language.characters import ARABIC, LATIN, LETTERS

_RUNS = {
    "Arab": re.compile(f"[{ARABIC}]+"),
    "Latn": re.compile(f"[{LATIN}]+"),
    "": re.compile(f"[{LETTERS}]+"),
}


def letters_of(script: str, text: str) -> int:
    """How many letters of a script (ISO 15924: Arab, Latn; "" for any) a text has."""
    return sum(map(len, _RUNS[script].findall(text)))


def script_of(text: str) -> str:
    """The script most letters are of: Arab, Latn, Zyyy (another one), or "" when there are no letters."""
    total = letters_of("", text)
    if not total:
        return ""
    if text.isascii():
        return "Latn"
    counts = {"Arab": letters_of("Arab", text), "Latn": letters_of("Latn", text)}
    counts["Zyyy"] = total - sum(counts.values())
    return max(counts, key=lambda script: counts[script])


def only(script: str, text: str) -> str:
    """The runs of one script, with spaces between."""
    return " ".join(_RUNS[script].findall(text))
