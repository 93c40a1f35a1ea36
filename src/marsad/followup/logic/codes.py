"""Readable codes: where, when, which one: "RABAT-2023-07". A code is given once and never again."""

import re
import unicodedata
from collections.abc import Collection, Sequence

LONGEST = 12  # letters of a series: a code is read aloud and typed
PLAIN = re.compile(r"[^A-Z0-9]+")
LITTLE = frozenset(("OF", "THE", "AND", "FOR", "DE", "DES", "DU", "LA", "LE", "LES", "ET", "L", "D", "A", "EN", "SUR"))
NO_SERIES = "REC"
CODE = re.compile(r"(?P<series>[A-Z0-9]+)(?:-(?P<year>\d{4}))?-(?P<number>\d{2,})$")


def series_of(names: Sequence[str]) -> str:
    """The first part of a code from the best name that can be written in plain Latin capitals."""
    for name in names:
        every = [word for word in PLAIN.split(_latin(name)) if word]
        words = [word for word in every if word not in LITTLE] or every
        if not words:
            continue
        joined = "".join(words)
        return joined if len(joined) <= LONGEST else "".join(word[0] for word in words)[:LONGEST]
    return NO_SERIES


def _latin(name: str) -> str:
    """Capitals without accents; "" of a name in another script."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().upper()
    return plain if any(letter.isascii() and letter.isalpha() for letter in plain) else ""


def code_of(series: str, year: int | None, number: int) -> str:
    """Write a code; numbers have two digits at least, so that lists sort as people count."""
    return "-".join([series, *([str(year)] if year else []), f"{number:02d}"])


def read_code(code: str) -> tuple[str, int | None, int] | None:
    """Series, year and number of a code; None when it is none of ours."""
    found = CODE.match(code.strip().upper())
    if not found:
        return None
    return found["series"], int(found["year"]) if found["year"] else None, int(found["number"])


def next_number(taken: Collection[int]) -> int:
    """The number after the highest one ever given: gaps stay, so that an old code never means something new."""
    return max(taken, default=0) + 1
