"""Bodies that only a model sees: cut to what can be a name, and dropped when nothing speaks for them."""

import re
from functools import cache

from marsad.authority.places import find as find_places
from marsad.extraction.name_words import Word, words_of
from marsad.extraction.names_features import grammar
from marsad.extraction.organisations_arabic import arabic_head
from marsad.extraction.organisations_found import Body
from marsad.language.normalise import fold

CONFIDENCE = 0.5
_LONGEST = 12  # words
_ARTICLES = frozenset(
    fold(w) for w in ("le", "la", "les", "l'", "de", "du", "des", "d'", "the", "a", "an", "of", "et", "and", "à", "au")
)
_FIGURES = re.compile(r".*[0-9@/#|<>_].*")


@cache
def _common(part: str) -> frozenset[str]:
    """Common words that are no body when they stand alone, or that end none."""
    return frozenset(fold(word) for word in grammar("organisations")["common"][part])


def _core(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of a proposal without articles and marks at its edges."""
    while words and (not words[0].is_word or words[0].key in _ARTICLES):
        words = words[1:]
    while words and (not words[-1].is_word or words[-1].key in _ARTICLES):
        words = words[:-1]
    return words


def _can_be_name(words: tuple[Word, ...], text: str, language: str) -> bool:
    """Whether a proposal is likely a body: several words, or an acronym; no place, no list of common words."""
    alone, last = _common("alone"), _common("last")
    if not words or len(words) > _LONGEST or _FIGURES.fullmatch(text.replace("\n", " ")):
        return False
    if any(place.end - place.start >= len(text) - 1 for place in find_places(text, language)):
        return False
    if len(words) == 1:
        return words[0].key not in alone and (words[0].is_arabic or (words[0].text.isupper() and len(text) > 2))
    if words[-1].key in last:
        return False
    return words[0].is_arabic or sum(word.is_capital for word in words) > 1


def _particles(word: Word) -> int:
    """The letters of particles before an Arabic head noun: "وأكاديمية …"."""
    head = arabic_head(word) if word.is_arabic else None
    return head[1] if head and len(word.key) == len(word.text) else 0


def trimmed(text: str, start: int, end: int, language: str) -> Body | None:
    """What a model proposes as a body, with tidy edges; None when it cannot be one."""
    words = _core(words_of(text[start:end]))
    if not words:
        return None
    first, last = start + words[0].start + _particles(words[0]), start + words[-1].end
    last -= 2 * (text[last - 2 : last] in ("'s", "’s"))
    if not _can_be_name(words, text[first:last], language):
        return None
    return Body(start=first, end=last, rule="model", confidence=CONFIDENCE)
