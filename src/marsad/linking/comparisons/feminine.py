"""Whether one of two parts of names is the other's feminine: Karim and Karima, كريم and كريمة, كريم and "Karima".

Letter by letter these are nearly one name, and they are a brother and a sister. Only plain consonants before the ending
tell: زكريا and "Zakaria", يحيى and "Yahia", سناء and "Sana" end in a vowel in both scripts.
"""

import re

from marsad.language.normalise import fold

SHORTEST = 3  # letters before the ending
_PLAIN = "بتثجخدذرزسشصضطظغفقكلمن"
_ARABIC = re.compile("[ء-ي]")
_MAN_ARABIC = re.compile(f"[ء-ي]{{2,}}[{_PLAIN}]")
_WOMAN_ARABIC = re.compile(f"[ء-ي]{{2,}}[{_PLAIN}]ه")  # folded: the ة of كريمة, and the ه of وجيه behind a vowel
_WOMAN_LATIN = re.compile("[a-z-]{2,}[bcdfgjklmnpqrstvxz]ah?")
_MAN_LATIN = re.compile("[a-z-]{2,}[bcdfgjklmnpqrsvxz]")  # no h or t, in which a spoken ة may end: "Karimah", "Karimat"


def are_of_a_man_and_a_woman(first: str, second: str) -> bool:
    """Whether two parts that would be one name but for it differ by the feminine ending."""
    one, other = fold(first), fold(second)
    scripts = bool(_ARABIC.search(one)), bool(_ARABIC.search(other))
    if scripts[0] == scripts[1]:
        man, woman = sorted((one, other), key=len)
        endings = ("ه",) if scripts[0] else ("a", "ah")
        pattern = _MAN_ARABIC if scripts[0] else _MAN_LATIN
        return len(man) >= SHORTEST and woman in {man + ending for ending in endings} and bool(pattern.fullmatch(man))
    arabic, latin = (one, other) if scripts[0] else (other, one)
    return bool(
        (_MAN_ARABIC.fullmatch(arabic) and _WOMAN_LATIN.fullmatch(latin))
        or (_WOMAN_ARABIC.fullmatch(arabic) and _MAN_LATIN.fullmatch(latin))
    )
