"""How labels and findings are compared: by their words, after folding."""

import re
from collections import Counter
from collections.abc import Iterable

from marsad.language.characters import DIGITS, LETTERS, MARKS
from marsad.language.normalise import fold

_WORD = re.compile(f"[{LETTERS}{MARKS}{DIGITS}]+")
ALIKE = 0.75  # of the words of the longer name


def folded_words(text: str | None) -> list[str]:
    """The words of a text in their folded form, in order."""
    return _WORD.findall(fold(text or ""))


def cover(wanted: str | None, text: str | None) -> float:
    """The share of the words of `wanted` that stand in `text`, each as often as it is wanted; 0 without words."""
    words = Counter(folded_words(wanted))
    if not words:
        return 0.0
    return (words & Counter(folded_words(text))).total() / words.total()


def length(text: str) -> int:
    """How many words a text has."""
    return len(folded_words(text))


def is_one_of(names: Iterable[str | None], candidate: str | None) -> bool:
    """Say whether a name is one of some names: the same when folded, or with three quarters of the words."""
    return bool(candidate) and any(_is_alike(name, str(candidate)) for name in names if name)


def _is_alike(name: str, candidate: str) -> bool:
    if fold(name).strip() == fold(candidate).strip():
        return True
    ours, theirs = set(folded_words(name)), set(folded_words(candidate))
    return bool(ours and theirs) and len(ours & theirs) / max(len(ours), len(theirs)) >= ALIKE
