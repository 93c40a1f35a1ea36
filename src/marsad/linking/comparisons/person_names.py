"""How alike two names of persons are, in one script or across two.

Arabic tokens are compared through their likely Latin spellings (`language.romanise`); Latin ones through a spelling
that levels the habits of the Maghreb, the Mashreq, French and English ("ou" and "u", "ch" and "sh", "dj" and "j").
Tokens are aligned; the first and the last must find a partner, so that brothers and namesakes stay apart.
Limits: initials match any token that begins with them; a single token never scores above `ONE_TOKEN`.
"""

import re
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from marsad.language.normalise import fold
from marsad.language.romanise import romanise
from marsad.linking.vocabulary import in_order, words

ONE_TOKEN = 0.6  # "Rezrazi" alone names a family
EDGE = 0.84  # how alike first and last tokens must be
UNMATCHED = 0.04  # what each token without partner costs: second given names come and go
SAME_SKELETON = 0.94  # the same consonants in the same order, vowels differing

_ARABIC = re.compile("[\u0621-\u064a]")
_PARTICLES = words("names", "particles")
_HONORIFICS = words("names", "honorifics")
_JOINING = words("names", "joining")
_SPELLINGS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        ("[^a-z]", ""),
        ("ou|oo", "u"),
        ("ee|ei|ey", "i"),
        ("tch", "sh"),
        ("ch", "sh"),
        ("dj", "j"),
        ("ph", "f"),
        ("ck|q|c", "k"),
        ("gu(?=[ei])", "g"),
        ("dh|th", "d"),
        ("w", "u"),
        ("y", "i"),
        ("o", "u"),
        ("e", "i"),
        (r"(.)\1+", r"\1"),
        ("(?<=[a-z]{2})h$", ""),
    )
)
_VOWELS = re.compile("[aiu]")
_LETTERS = str.maketrans(dict(entry.split("=") for entry in in_order("names", "letters")))


def similarity(first: str, second: str) -> float:
    """Say how alike two names of persons are, from 0 to 1; for deciding, ask context too: a name alone never links."""
    one, other = tokens(first), tokens(second)
    if not one or not other:
        return 0.0
    if len(one) > len(other):
        one, other = other, one
    if len(one) == 1:
        best = max(_alike(one[0], token) for token in other)
        return min(best, ONE_TOKEN) if len(other) > 1 else min(best, ONE_TOKEN + 0.1)
    if _alike(one[0], other[0]) < EDGE or _alike(one[-1], other[-1]) < EDGE:
        return 0.0
    matched = _align(one, other)
    if matched is None:
        return 0.0
    return max(0.0, matched - UNMATCHED * (len(other) - len(one)))


def _align(one: tuple[str, ...], other: tuple[str, ...]) -> float | None:
    """Match each token of the shorter name to a later one of the longer; the mean, or None where one fails."""
    total, place = 0.0, 0
    for token in one:
        best, at = max(((_alike(token, candidate), -i) for i, candidate in enumerate(other[place:])), default=(0.0, 0))
        if best < EDGE:
            return None
        total += best
        place += 1 - at
    return total / len(one)


@lru_cache(maxsize=50_000)
def tokens(name: str) -> tuple[str, ...]:
    """Cut a name into the parts that tell persons apart: no particles, no honorifics, joined names joined."""
    folded = fold(name).replace("-", " ").replace("'", " ").replace("’", " ")
    parts = [part.strip(".,،") for part in folded.split()]
    kept: list[str] = []
    held = ""
    for word in parts:
        if not word or word in _HONORIFICS:
            continue
        if word in _JOINING and not held:
            held = word
            continue
        if word in _PARTICLES:
            continue
        kept.append(f"{held} {word}".strip() if _ARABIC.search(word) else held + word)
        held = ""
    return tuple(kept)


@lru_cache(maxsize=200_000)
def _alike(first: str, second: str) -> float:
    if first == second:
        return 1.0
    if _ARABIC.search(first) and _ARABIC.search(second):
        return JaroWinkler.similarity(_bare(first), _bare(second)) ** 2  # one letter makes another Arabic name
    return max(_latin_alike(a, b) for a in _spellings(first) for b in _spellings(second))


def tokens_alike(first: str, second: str) -> float:
    """How alike two single tokens are, in any scripts; for proper names inside names of organisations."""
    return _alike(first, second)


def _latin_alike(first: str, second: str) -> float:
    if not first or not second:
        return 0.0
    if len(first) == 1 or len(second) == 1:
        return 0.86 if first[0] == second[0] else 0.0
    if first == second:
        return 1.0
    skeletons = _VOWELS.sub("", first), _VOWELS.sub("", second)
    if skeletons[0] == skeletons[1] and len(skeletons[0]) >= 2:
        return SAME_SKELETON
    close = JaroWinkler.similarity(first, second)
    # Vowels vary with the country, consonants with the person: "Karim" is not "Karam", nor "Rahim".
    return close * (0.6 + 0.4 * JaroWinkler.similarity(*skeletons))


@lru_cache(maxsize=100_000)
def _spellings(token: str) -> tuple[str, ...]:
    if not _ARABIC.search(token):
        return (_level(token),)
    # A name that no list knows is also spelt letter by letter; vowels that Arabic does not write stay out.
    by_letter = token.removeprefix("ال").translate(_LETTERS)
    spellings = (*map(_without_article, romanise(token)), by_letter)
    return tuple(dict.fromkeys(_level(spelling) for spelling in spellings))


def _without_article(spelling: str) -> str:
    return re.sub(r"^(al|el|ar|as|ash|az|an|ad|at|er|es|ech)[-' ]", "", spelling.casefold())


def _bare(token: str) -> str:
    return token.removeprefix("ال").replace(" ال", "").replace(" ", "")


def _level(spelling: str) -> str:
    level = fold(spelling)
    for pattern, replacement in _SPELLINGS:
        level = pattern.sub(replacement, level)
    return level
