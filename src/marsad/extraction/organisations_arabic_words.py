"""What one Arabic word tells of a body's name: a head noun, an article, an adjective, a verb that ends it."""

import re
from functools import cache

from marsad.authority.lookup import stems
from marsad.extraction.name_words import Word
from marsad.extraction.names_features import grammar, known_as
from marsad.language.normalise import fold

_SHORTEST_VERB = 3  # letters of a present beyond which it is told by its form
_FAEEL = re.compile("ال[ء-ي]{2}ي[ء-ي]")  # "العنيف", "الجديد": a frequent form of adjectives
WAW = "و"


@cache
def heads() -> dict[str, str]:
    """Head nouns, folded, without article, each with the kind of body."""
    listed = grammar("organisations")["ar"]["heads"].items()
    return {fold(head): kind for kind, words in listed for head in words if not head.endswith("@")}


@cache
def edge(name: str) -> frozenset[str]:
    """A list of edge words, folded."""
    return frozenset(fold(word) for word in grammar("organisations")["ar"]["edges"].get(name, ()))


def arabic_head(word: Word) -> tuple[str, int, bool] | None:
    """The head noun in a word, how many letters of particles stand before it, and whether it has the article."""
    for reading, cut in stems(word.key):
        if reading in heads():
            return reading, cut, False
        if reading.startswith("ال") and reading[2:] in heads():
            return reading[2:], cut, True
    return None


def is_definite(key: str) -> bool:
    """Whether a word has the article, under particles too; "إلغاء" has none."""
    return key not in edge("no_article") and any(
        reading.startswith("ال") and len(reading) > 4 for reading, _ in stems(key)
    )


def is_name(key: str) -> bool:
    """Whether the lexicons know a word as a name of a person or place."""
    return any(letter in known_as(key) for letter in "gfbpl")


def ends(word: Word) -> bool:
    """Whether a name cannot go on over a word."""
    if not word.is_arabic:
        return True
    without_and = word.key[1:] if word.key.startswith(WAW) else word.key
    return word.key in edge("stops") or without_and in edge("stops") or is_accusative(word.key)


def is_accusative(key: str) -> bool:
    """Whether a word ends as an adverbial noun does, which begins what a body did: "احتفالا بـ", "دعما لـ"."""
    bare = len(key) > 4 and key.endswith("ا") and not key.startswith("ال")
    return bare and known_as(key) == "-" and key not in edge("lands")


def is_verb(key: str) -> bool:
    """Whether a word that no lexicon knows has the form of a verb: "يعرضهم"."""
    return key.startswith("ي") and len(key) > _SHORTEST_VERB and known_as(key) == "-" and not key.endswith(("ه", "ا"))


def is_field(word: Word) -> bool:
    """Whether what "في" governs can be of a name: with article, or a stretch of land, not "في برمجة الأنشطة"."""
    return is_definite(word.key) or "p" in known_as(word.key) or word.key in edge("lands")


def is_adjective(key: str) -> bool:
    """Whether a word with article has an ending of adjectives."""
    return key.endswith(("ي", "يه", "ه", "ين", "ات")) or key in edge("adjectives") or is_of_quality(key)


def is_of_quality(key: str) -> bool:
    """Whether a word has a frequent form of adjectives and is no name: "العنيف", not "السعيد"."""
    return bool(_FAEEL.fullmatch(key)) and not is_known_name(key)


def is_known_name(key: str) -> bool:
    """Whether the lexicons know a word as it stands as a person's name or a link between names."""
    return any(letter in known_as(key) for letter in "gfbl")


def is_quality(key: str) -> bool:
    """Whether a word that may name an office or a body is an adjective of bodies too: "الحزب الحاكم"."""
    return key in edge("generic") or key in edge("adjectives")


def disagrees(head: str, key: str) -> bool:
    """Whether a word with article is no adjective of a masculine head: "ينصح المركز الأسرة"."""
    return head in edge("masculine") and key.endswith("ه")
