"""Recommendations that lean on the words before them, "to that end", «لهذا الغرض», are shown with those words, cited.

The words are those of its own sentence that stand before it, else the sentence before; of long ones the end.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from marsad.evidence.cards import FactCard
from marsad.language.normalise import fold

Before = Callable[
    [str, int], tuple[int, str] | None
]  # of a place in a document: where the words before begin, and they
LONGEST = 26  # words shown
FEWEST = 4  # words that tell what is meant


def leans(text: str, language: str) -> bool:
    """Whether a recommendation points to what stands before it."""
    signs = _data().get(language, {}).get("signs", ())
    return any(re.search(sign, fold(text)) for sign in signs)


def begins_leaning(text: str, language: str) -> bool:
    """Whether told words point back before they have named anything: "against prosecuting them"."""
    return leans(" ".join(text.split()[:FEWEST]), language)


def label(language: str) -> str:
    """What stands before the words, in a language."""
    return str(_data()[language]["before"])


def words_before(card: FactCard, before: Before) -> tuple[int, str, bool] | None:
    """Where the words before a fact begin, the words, and whether they are cut; None where its document begins."""
    citation = card.fact.citation
    place = citation.start
    for _sentence in range(2):
        if not (found := before(citation.document, place)):
            return None
        start, text = found
        if len(text.split()) >= FEWEST:
            return _end(start, text)
        place = start
    return None


def _end(start: int, text: str) -> tuple[int, str, bool]:
    """The last words of what is too long to show whole."""
    words = list(re.finditer(r"\S+", text))
    first = words[max(0, len(words) - LONGEST)].start()
    return start + first, text[first:].rstrip(" ,;،؛.:"), first > 0


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads((files("marsad.reports.logic") / "leaning.toml").read_text(encoding="utf-8"))
