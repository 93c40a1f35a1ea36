"""Cuts names of persons into the parts that tell persons apart: no particles, no titles, joined names joined."""

import re
from dataclasses import dataclass
from functools import lru_cache

from marsad.language.normalise import fold
from marsad.linking.vocabulary import words

_ARABIC = re.compile("[\u0621-\u064a]")
_PARTICLES = words("names", "particles")
_SON = words("names", "son")
_HONORIFICS = words("names", "honorifics")
_JOINING = words("names", "joining")
_KUNYA = words("names", "kunya")
_KUNYA_WRITTEN = re.compile("^(?:a?bou|a?bu|a?bo|aba|abi|oumm?|omm?|umm?|em(?=[^aeiou])|ابو|ابا|ابي|ام|بو)")
# A sign inside a Latin name writes ع or ء: "Su'ad" is one word, "d'Arc" two.
_SIGN = re.compile("(?<=[a-z]{2})['`](?=[a-z])|['`](?= |$)|(?<= )['`]|^['`]|(?<=[a-z])['`](?=[a-z]{1,2}(?: |$))")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a name; `son` is set where "ben" or بن stands before it, `kunya` where it is "father of …"."""

    text: str
    son: bool = False
    kunya: bool = False

    @property
    def is_arabic(self) -> bool:
        """Whether it is written in Arabic letters."""
        return bool(_ARABIC.search(self.text))

    def can_be_kunya(self) -> bool:
        """Whether it may hold a kunya that is written into the word: "Aboubakr", "Oumkeltoum"."""
        return self.kunya or bool(_KUNYA_WRITTEN.match(self.text))


def joined(parts: tuple[Part, ...]) -> Part:
    """Parts that another spelling writes as one."""
    return Part("".join(part.text for part in parts), parts[0].son, parts[0].kunya)


@lru_cache(maxsize=100_000)
def parts_of(name: str) -> tuple[Part, ...]:
    """The parts of a name in order."""
    folded = _SIGN.sub("", fold(name)).replace("-", " ").replace("'", " ")
    told = [word.strip(".,،") for word in folded.split()]
    words_left = [word for word in told if word and word not in _HONORIFICS]
    found: list[Part] = []
    held: list[str] = []
    son = False
    for place, word in enumerate(words_left):
        is_last = place == len(words_left) - 1
        if not is_last and (word in _JOINING or (held and word in _PARTICLES)):
            held.append(word)
        elif word in _PARTICLES and (found or word not in _SON):
            son = son or word in _SON
        else:
            found.append(Part("".join((*held, word)), son, bool(held) and held[0] in _KUNYA))
            held, son = [], False
    return tuple(found)
