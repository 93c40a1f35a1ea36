"""Tells a text layer that a person could read from one that a broken font table made."""

import re

from marsad.language.characters import LETTERS, WORD
from marsad.language.normalise import fold
from marsad.language.scripts import letters_of
from marsad.language.words import word_texts
from marsad.reading.little_words import little_words

_ENOUGH = 40  # words; fewer say nothing about the rest
_LEAST_KNOWN = {"Arab": 0.035, "Latn": 0.02}  # share of little words; running text of any sort has .15 and more
_ENOUGH_SIGNS = 80  # characters
_LEAST_NAMED = 0.6  # share of letters, marks and figures: a table of figures has them, a shifted font has signs
_NAMED = re.compile(f"[{WORD}]")
_MOST_STRANGE = 0.08  # share of characters that no text has
_STRANGE = re.compile("[\ufffd\ufffe\ue000-\uf0a6\uf0d9-\uf8ff\x00-\x08\x0e-\x1f]")


def is_legible(text: str) -> bool:
    """Whether the text has the little words of its language and few signs of no meaning."""
    solid = text.replace(" ", "")
    if len(_STRANGE.findall(solid)) > _MOST_STRANGE * len(solid):
        return False
    shown = re.sub(r"[._…–-]+", "", solid)
    if len(shown) > _ENOUGH_SIGNS and len(_NAMED.findall(shown)) < _LEAST_NAMED * len(shown):
        return False
    found = [fold(word) for word in word_texts(text)[:5000]]
    if len(found) < _ENOUGH:
        return True
    script = "Arab" if letters_of("Arab", text) > letters_of("Latn", text) else "Latn"
    if script == "Latn" and len(re.findall(f"[{LETTERS}]", solid)) < 0.35 * len(solid):
        return sum(word in little_words() for word in found) > 0.01 * len(found)  # tables of figures
    return sum(word in little_words() for word in found) >= _LEAST_KNOWN[script] * len(found)
