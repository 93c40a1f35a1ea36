"""Tells scripts apart, before any guess about language: a letter's script is certain."""

import re

from marsad.language.characters import ARABIC, LATIN, LETTERS, OTHER

_RUNS = {
    "Arab": re.compile(f"[{ARABIC}]+"),
    "Latn": re.compile(f"[{LATIN}]+"),
    "Zyyy": re.compile(f"[{OTHER}]+"),
    "": re.compile(f"[{LETTERS}]+"),
}


def letters_of(script: str, text: str) -> int:
    """How many letters of a script (ISO 15924: Arab, Latn, Zyyy for others; "" for any) a text has."""
    return sum(map(len, _RUNS[script].findall(text)))


def script_of(text: str) -> str:
    """The script most letters are of: Arab, Latn, Zyyy (another one), or "" when there are no letters."""
    if not _RUNS[""].search(text):
        return ""
    if text.isascii():
        return "Latn"
    counts = {script: letters_of(script, text) for script in ("Arab", "Latn", "Zyyy")}
    return max(counts, key=lambda script: counts[script])


def only(script: str, text: str) -> str:
    """The runs of one script, with spaces between."""
    return " ".join(_RUNS[script].findall(text))
