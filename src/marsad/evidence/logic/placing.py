"""Finds the words that a reviewer wrote or marked at their place in a document's text. Pure."""

import re


def placed(text: str, words: str, near: int) -> tuple[int, int] | None:
    """Where some words stand: of several places the one nearest to `near`; None where the text does not say them.

    Spaces and breaks of lines may differ: browsers send other breaks than the text has.
    """
    parts = words.split()
    if not parts:
        return None
    found = re.finditer(r"\s+".join(map(re.escape, parts)), text)
    places = [(one.start(), one.end()) for one in found]
    return min(places, key=lambda place: abs(place[0] - near), default=None)
