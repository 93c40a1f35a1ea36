"""Keys by which names that may sound alike find each other, in any script: the first consonants, by their class.

Consonants that are written alike in Latin letters share a class; vowels and "h" are not relied upon.
"""

from functools import lru_cache

from marsad.language.normalise import fold

_CLASSES = {
    **dict.fromkeys("بbp", "b"),
    **dict.fromkeys("تطثtدضذظd", "t"),
    **dict.fromkeys("جjgغقكqkcخ", "k"),
    **dict.fromkeys("رr", "r"),
    **dict.fromkeys("زسصشszx", "s"),
    **dict.fromkeys("فfv", "f"),
    **dict.fromkeys("لl", "l"),
    **dict.fromkeys("مm", "m"),
    **dict.fromkeys("نn", "n"),
}


@lru_cache(maxsize=100_000)
def sound_key(word: str) -> str:
    """The key of a word; its first letter where no consonant tells."""
    folded = fold(word).removeprefix("ال")
    classes = [_CLASSES[letter] for letter in folded if letter in _CLASSES]
    return "".join(dict.fromkeys(classes[:2])) if classes else folded[:1]
