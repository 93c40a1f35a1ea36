"""Cuts names of persons into the parts that tell persons apart: no particles, no titles, joined names joined."""

import re
from dataclasses import dataclass

from marsad.language.normalise import fold
from marsad.linking.remembered import remembered
from marsad.linking.vocabulary import words

_ARABIC = re.compile("[\u0621-\u064a]")
_PARTICLES = words("names", "particles")
_SON = words("names", "son")
_HONORIFICS = words("names", "honorifics")
_GIVEN_HONORIFICS = words("names", "given_honorifics")
_JOINING = words("names", "joining")
_KUNYA = words("names", "kunya")
_KUNYA_WRITTEN = re.compile("^(?:a?bou|a?bu|a?bo|aba|abi|oumm?|omm?|umm?|em(?=[^aeiou])|ابو|ابا|ابي|ام|بو)")
# A name that ends in ى is read with "a" ("Houda") where ي is read with "i"; folding makes them one, so it is marked.
_MAKSURA = re.compile("ى(?![\u0621-\u064a])")
_MARK = "7"
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
    *before, last = (part.text for part in parts)
    return Part("".join(before).replace("ى", "ي") + last, parts[0].son, parts[0].kunya)


def _written(told: tuple[str, ...]) -> str:
    """Words written as one; ى stays at the end alone."""
    whole = "".join(told)
    end = "ى" if whole.endswith("ي" + _MARK) else ""
    return whole.removesuffix("ي" + _MARK if end else "").replace(_MARK, "") + end


@remembered(100_000)
def parts_of(name: str) -> tuple[Part, ...]:
    """The parts of a name in order."""
    folded = _SIGN.sub("", fold(_MAKSURA.sub("ي" + _MARK, name))).replace("-", " ").replace("'", " ")
    told = [word.strip(".,،") for word in folded.split()]
    words_left = _without_honorifics([word for word in told if word])
    found: list[Part] = []
    held: list[str] = []
    son = False
    for place, word in enumerate(words_left):
        is_last = place == len(words_left) - 1
        if not is_last and (word in _JOINING or (held and word in _PARTICLES)):
            held.append(word)
        elif word in _PARTICLES and (found or word not in _SON):
            son = son or word in _SON
        elif text := _written((*held, word)):  # a figure of the text that is the mark itself leaves none
            found.append(Part(text, son, bool(held) and held[0] in _KUNYA))
            held, son = [], False
    return tuple(found)


def _without_honorifics(told: list[str]) -> list[str]:
    """A name without its titles; one that is a given name too stays where a single word would be left."""
    bare = [word for word in told if word not in _HONORIFICS]
    if len(bare) == 1 and (given := [word for word in told if word in _GIVEN_HONORIFICS]):
        return [given[-1], *bare]
    return bare
