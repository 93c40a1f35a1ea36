"""How likely a Latin spelling writes an Arabic name, letter by letter: costs learned from attested pairs of names.

An Arabic letter gives none to three Latin ones, vowels that Arabic leaves out may stand anywhere; the cheapest way is
held against what the Latin letters cost by themselves. Above 0 the spelling is better explained by the Arabic name than
by chance. No list of names is asked, so names that stand in no list are compared as well as others.
Data: `letters.json`, written by `measures/train_letters.py`; costs are negative logarithms of probabilities.
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Any, NamedTuple

from marsad.linking.remembered import remembered

LONGEST = 3  # Latin letters of one Arabic letter
UNHEARD = 7.0  # cost of what no pair showed; each letter beyond the first adds MORE
MORE = 4.0
# Some letters are written otherwise at the edges of a name: they get signs of their own. ^ is the article.
PAIRS = {"اي": "1", "عي": "2", "او": "3", "عو": "4"}
FIRST = {"ا": "A", "ع": "E", "و": "W", "ي": "Y", "ه": "H"}
LAST = {"ا": "5", "ه": "6", "ي": "7", "و": "8", "ع": "9", "ى": "0"}
READ_A = {
    "a": 0.7,
    "i": 0.7,
}  # what ى costs at the end: the names that taught the letters had it as ي, as Egypt writes it
ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_ARTICLE = re.compile("(?:^|(?<=^عبد)|(?<=^ابو))ال(?=..)")
_SOFT_C = re.compile("c(?=[eiy])")  # French writes "Belkacemi", the pairs that taught the costs hardly do
_NOT_LATIN = re.compile("[^a-z]")


class Likeness(NamedTuple):
    """How much better a spelling is explained by the name than by chance, in natural logarithms."""

    per_letter: float
    whole: float


NONE = Likeness(-9.0, -9.0)


@remembered(100_000)
def signs(arabic: str) -> str:
    """A folded Arabic name as the signs that have costs."""
    name = _ARTICLE.sub("^", arabic.replace(" ", ""))
    article, name = ("^", name[1:]) if name.startswith("^") else ("", name)
    if name[:2] in PAIRS:
        name = PAIRS[name[:2]] + name[2:]
    elif name[:1] in FIRST:
        name = FIRST[name[0]] + name[1:]
    if len(name) > 1 and name[-1] in LAST:
        name = name[:-1] + LAST[name[-1]]
    return article + name


def latin_letters(spelling: str) -> str:
    """A folded Latin spelling without anything but letters."""
    return _NOT_LATIN.sub("", spelling)


@remembered(200_000)
def likeness(arabic: str, latin: str) -> Likeness:
    """Compare one folded part of an Arabic name with one folded Latin part."""
    name, spelling = signs(arabic), latin_letters(latin)
    if not name or not spelling:
        return NONE
    return max(_gain(name, heard) for heard in {spelling, _SOFT_C.sub("s", spelling)})


def _gain(name: str, spelling: str) -> Likeness:
    gain = _by_chance(spelling) - _cheapest(name, spelling)
    return Likeness(gain / max(len(name), len(spelling)), gain)


def can_begin(arabic: str, initial: str) -> bool:
    """Say whether a Latin initial can stand for an Arabic name."""
    first = signs(arabic).removeprefix("^")[:1]
    return any(segment.startswith(initial) for segment in _costs()["letters"].get(first, ()))


def _cheapest(name: str, spelling: str) -> float:
    """The cheapest way to write the signs as this spelling: dynamic programming over both.

    `row[k]` is what the first k letters cost; a sign writes none to three letters, and vowels stand anywhere.
    """
    free = [_free()[letter] for letter in spelling]
    pieces = [[spelling[max(0, k - size) : k] for size in range(1, LONGEST + 1)] for k in range(1, len(spelling) + 1)]
    row = [0.0, *accumulate(free)]
    for sign in name:
        costs = _heard(sign)
        silent, known = costs[""], costs.get
        after = [row[0] + silent]
        for k, (one, two, three) in enumerate(pieces, 1):
            cost, other = row[k] + silent, row[k - 1] + known(one, UNHEARD)
            cost = other if other < cost else cost  # noqa: FURB136 - asked millions of times
            other = after[k - 1] + free[k - 1]
            cost = other if other < cost else cost  # noqa: FURB136 - asked millions of times
            if k > 1:
                other = row[k - 2] + known(two, UNHEARD + MORE)
                cost = other if other < cost else cost  # noqa: FURB136 - asked millions of times
            if k > 2:
                other = row[k - 3] + known(three, UNHEARD + 2 * MORE)
                cost = other if other < cost else cost  # noqa: FURB136 - asked millions of times
            after.append(cost)
        row = after
    return row[-1]


@cache
def _heard(sign: str) -> dict[str, float]:
    """What each spelling of a sign costs, and none; never more than what no pair showed."""
    is_maksura = sign == LAST["ى"]
    told: Mapping[str, float] = _costs()["letters"].get(LAST["ي"] if is_maksura else sign, {})
    told = {**told, **READ_A} if is_maksura else told
    known = {piece: min(cost, UNHEARD + MORE * max(0, len(piece) - 1)) for piece, cost in told.items()}
    return {"": UNHEARD} | known


@cache
def _free() -> dict[str, float]:
    """What a Latin letter costs that no sign writes."""
    return {letter: min(cost, UNHEARD) for letter, cost in _costs()["free"].items()}


@remembered(100_000)
def _by_chance(spelling: str) -> float:
    chance: Mapping[str, float] = _costs()["chance"]
    return sum(chance[pair] for pair in map("".join, zip("^" + spelling, spelling + "$", strict=True)))


@cache
def _costs() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files(__package__).joinpath("letters.json").read_text(encoding="utf-8"))
    return found
