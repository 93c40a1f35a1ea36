"""Keys by which names that may sound alike find each other, in any script: the first two consonants, by their class.

Consonants that are written alike in Latin letters share a class; vowels and "h" are not relied upon. What may be read
in two ways (an article or the first letters of a name, ث as "th" or "s") gives a key for each.
"""

import re
from itertools import product

from marsad.language.normalise import fold
from marsad.linking.remembered import remembered

_CLASSES = {
    **dict.fromkeys("بbp", "b"),
    **dict.fromkeys("تطدضtd", "t"),
    **dict.fromkeys("ثذظ", "ts"),
    **dict.fromkeys("جjgقكqkcخ", "k"),
    "غ": "kr",
    **dict.fromkeys("رr", "r"),
    **dict.fromkeys("زسصشsz", "s"),
    **dict.fromkeys("فfv", "f"),
    **dict.fromkeys("لl", "l"),
    **dict.fromkeys("مm", "m"),
    **dict.fromkeys("نn", "n"),
}
_SPELLINGS = (
    (re.compile("tch|ch|sh|c(?=[eiy])"), "s"),
    (re.compile("dj"), "j"),
    (re.compile("ph"), "f"),
    (re.compile("x"), "ks"),
    (re.compile(r"([a-z])\1+"), r"\1"),  # Arabic writes a doubled letter once
)
_ARTICLE = re.compile("^(?:al|el|l|ال)(?=..)|(?:(?<=^عبد)|(?<=^ابو))ال(?=..)")  # no letters inside: "سالم"
LENGTH = 2  # consonants of a key


@remembered(200_000)
def sound_keys(word: str, length: int = LENGTH) -> frozenset[str]:
    """The keys of a word, of so many consonants; the empty one where no consonant tells."""
    folded = fold(word)
    return frozenset(key for form in {folded, _ARTICLE.sub("", folded)} for key in _keys(form, length))


def _keys(form: str, length: int) -> list[str]:
    level = form
    for pattern, replacement in _SPELLINGS:
        level = pattern.sub(replacement, level)
    heard = [_CLASSES[letter] for letter in level if letter in _CLASSES][:length]
    return ["".join(read) for read in product(*heard)]
