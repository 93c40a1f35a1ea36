"""Recognises a whole menu on one line, as pasting a page gives it: "Accueil Qui sommes-nous Actualités Contact"."""

import re
from functools import cache

from marsad.language.normalise import fold
from marsad.reading.boilerplate.lexicon import label_words, lexicon, plain

_MOST = 40  # words; a longer line is text
_LABEL = 4  # words of the longest label
_SURE = 0.8  # share of the words that labels must make up when only one of them is certain
_LIKELY = 0.6
_BETWEEN = re.compile(r"\s*[|•·\u203a»>/\t]\s*|\s{2,}")
_OF_PROSE = re.compile(r"[,،;؛:.!?؟…]")  # a menu has no such signs, a list in a sentence has


def is_menu_line(text: str) -> bool:
    """Whether a line is made of labels: parted by signs, or one after the other with a space only."""
    if _OF_PROSE.search(text):
        return False
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    if len(parts) >= 3 and all(len(part.split()) <= _LABEL for part in parts):
        known = sum(plain(part) in _labels() for part in parts)
        return known >= 2 and known * 3 >= len(parts)
    if len(parts) == 2 and all(len(part.split()) > 1 and plain(part) in _labels() for part in parts):
        return True  # "Previous page | Next page"
    return _is_run_of_labels(fold(text).split())


def _is_run_of_labels(said: list[str]) -> bool:
    """Three labels and more, most of the words being theirs; a word that may be a label counts beside sure ones."""
    if not 3 <= len(said) <= _MOST:
        return False
    sure, loose, covered, place = [], 0, 0, 0
    while place < len(said):
        length = _label_at(said, place)
        if length:
            sure.append(length)
        elif said[place].removeprefix("ال") in label_words():
            loose += 1
        covered += length or said[place].removeprefix("ال") in label_words()
        place += length or 1
    share = covered / len(said)
    is_sure = len(sure) >= 2 and share >= _LIKELY
    return len(sure) + loose >= 3 and (is_sure or (max(sure, default=0) >= 2 and share >= _SURE))


def _label_at(said: list[str], place: int) -> int:
    """How many words the longest label has that begins here; 0 for none."""
    return next((n for n in range(_LABEL, 0, -1) if " ".join(said[place : place + n]) in _labels()), 0)


@cache
def _labels() -> frozenset[str]:
    """The labels of menus and of what stands beside them."""
    return frozenset().union(*(lexicon()[reason].lines for reason in ("menu", "privacy", "share")))
