"""Bodies that only a model sees: cut to what can be a name, and dropped when nothing speaks for them."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from marsad.authority.lookup import Found
from marsad.authority.places import find as find_places
from marsad.extraction.name_words import Word, words_of
from marsad.extraction.names_features import grammar, known_as
from marsad.extraction.organisations_arabic_words import arabic_head, edge, is_adjective, is_verb
from marsad.extraction.organisations_charges import is_a_charge
from marsad.extraction.organisations_found import Body
from marsad.extraction.organisations_latin_words import heads
from marsad.language.normalise import fold

CONFIDENCE = 0.5
_LONGEST = 12  # words
_ARTICLES = frozenset(
    fold(w) for w in ("le", "la", "les", "l'", "de", "du", "des", "d'", "the", "a", "an", "of", "et", "and", "à", "au")
)
_TITLE = re.compile('[“"«][^“”"«»]{12,200}[”"»]')
_SMALL = 3  # letters at most of words without a capital in titles
_BESIDE = 8  # letters of a title beside the name in it
_ACRONYM = range(3, 11)  # letters
_KICKER = re.compile(r".* [-–—] ", re.DOTALL)  # what stands before a spaced dash at the head of a page
_FUTURE = re.compile("س[يتن][ء-ي]{3,}")  # "سيواصل": a verb, not of the name
_FIGURES = re.compile(r".*[0-9@/#|<>_].*")


@cache
def _common(part: str) -> frozenset[str]:
    """Common words that are no body when they stand alone, or that end none."""
    return frozenset(fold(word) for word in grammar("organisations")["common"][part])


def _core(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of a proposal without articles and marks at its edges."""
    while words and (not words[0].is_word or words[0].key in _ARTICLES):
        words = words[1:]
    while words and (not words[-1].is_word or words[-1].key in _ARTICLES or _FUTURE.fullmatch(words[-1].key)):
        words = words[:-1]
    return words


def _without_small(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of an English proposal without small letters at its end: "Delta Conference co-hosted"."""
    while len(words) > 1 and words[0].is_capital and words[-1].text[0].islower():
        if words[-1].text.capitalize() in heads("en"):
            break
        words = words[:-1]
    return words


@cache
def _persons(language: str, part: str) -> frozenset[str]:
    """Words of the grammar of persons, folded; none of languages without one."""
    return frozenset(fold(word) for word in grammar("persons").get(language, {}).get(part, ()))


def _is_somebody(words: tuple[Word, ...], language: str) -> bool:
    """Whether the words are an office or an address: "Ministre des Affaires", "Cabinet & Spokesperson", "SEM".

    In Arabic, a body of which somebody is named the head ("مدير المركز سليم القاسمي"), and what is any body or a land.
    """
    if language == "ar" and (_is_any_such(words) or words[-1].key.startswith(tuple(edge("and_for")))):
        return True
    if language == "ar" and len(words) > 1:
        head = arabic_head(words[0])
        return head is not None and head[2] and not words[1].key.startswith("ال") and "g" in known_as(words[1].key)
    if language not in ("fr", "en"):
        return False
    first, last = words[0].key, words[-1].key
    roles = _persons(language, "roles")
    if len(words) == 1:
        return first in _persons(language, "titles")
    governs = words[1].key in ("of", "for") or language == "fr"
    held = any(
        one.key in roles and two.key == "of" for one, two in pairwise(words[:4])
    )  # "Permanent Representative of"
    plural = language == "fr" and first.removesuffix("s") in roles
    return ((first in roles or plural) and governs) or (language == "en" and (last in roles or held))


def _is_in_a_title(text: str, start: int, end: int) -> bool:
    """Whether the words are a part of a title in quotation marks, which has capitals throughout."""
    for title in _TITLE.finditer(text):
        words = [word for word in words_of(title.group()) if word.is_word and len(word.text) > _SMALL]
        covered = title.start() < start and end < title.end() and title.end() - title.start() > end - start + _BESIDE
        if covered and sum(word.is_capital for word in words) * 3 >= 2 * len(words):
            return True
    return False


def _can_be_name(words: tuple[Word, ...], text: str, language: str) -> bool:
    """Whether a proposal is likely a body: several words, or an acronym; no place, no list of common words."""
    alone, last = _common("alone"), _common("last")
    if not words or len(words) > _LONGEST or _FIGURES.fullmatch(text.replace("\n", " ")):
        return False
    places = find_places(text, language)
    if any(place.end - place.start >= len(text) - 1 for place in places) or _begins_with_land(text, places, language):
        return False
    if _is_somebody(words, language) or all(len(word.text) == 1 for word in words):
        return False
    if len(words) == 1:
        return words[0].key not in alone and (words[0].is_arabic or _is_acronym(text))
    is_event = any(word.key in _common("events") for word in words)  # "Leaders' Summit on Refugees"
    is_event = is_event or any(word.is_capital and word.key in _common("programmes") for word in words)
    if is_event or words[-1].key in last or words[0].key in _common("first"):
        return False
    return words[0].is_arabic or sum(word.is_capital for word in words) > 1


def _begins_with_land(text: str, places: Iterable[Found], language: str) -> bool:
    """Whether Arabic words begin with the name of a land in several words: "الولايات المتحدة شاركت" names no body."""
    return language == "ar" and any(place.start == 0 and " " in text[: place.end] for place in places)


def _is_any_such(words: tuple[Word, ...]) -> bool:
    """Whether Arabic words tell of any bodies, or of a land: "منظمة دولية", "المنظمة والمركز", "الخليج العربي"."""
    if arabic_head(words[0]) is None:
        lands = "p" in known_as(words[0].key) and not known_as(words[0].key).endswith("+")
        return lands and len(words) > 1 and all(word.key in edge("of_lands") for word in words[1:])
    plain = edge("generic") | edge("joins")
    return all(word.key in plain or arabic_head(word) is not None for word in words[1:])


def _is_acronym(text: str) -> bool:
    """Whether a word in capitals may be an acronym: longer ones are words of a headline."""
    return text.isupper() and len(text) in _ACRONYM


def _particles(word: Word) -> int:
    """The letters of particles before an Arabic head noun: "وأكاديمية …"."""
    head = arabic_head(word) if word.is_arabic else None
    return head[1] if head and len(word.key) == len(word.text) else 0


def _is_adjective(before: str, word: Word) -> bool:
    """Whether an Arabic word with article only describes the one before it: "السلام الإيجابي للقرى" names no body."""
    previous = before.split()[-1:] if before[-1:].isspace() else []
    described = bool(previous) and fold(previous[0]).startswith("ال") and is_adjective(word.key)
    return described and word.key.startswith("ال") and arabic_head(word) is None


def _is_charged(text: str, start: int) -> bool:
    """Whether French words are only what somebody is in charge of: "ministre du Plan, de la Coopération"."""
    words = words_of(text)
    return is_a_charge(words, next((place for place, word in enumerate(words) if word.start >= start), 0))


def trimmed(text: str, start: int, end: int, language: str) -> Body | None:
    """What a model proposes as a body, with tidy edges; None when it cannot be one."""
    if language != "ar" and text.isupper():
        return None  # a line of capitals shows no names
    kicker = _KICKER.match(text, start, end)
    start = kicker.end() if kicker else start
    words = _core(words_of(text[start:end]))
    if not words:
        return None
    words = _without_small(words) if language == "en" else words
    if language == "ar" and (_is_adjective(text[:start], words[0]) or is_verb(words[0].key)):
        return None
    titled = language in ("fr", "en") and words[-1].key in _persons(language, "titles")
    if titled or (language == "fr" and _is_charged(text, start + words[0].start)):
        return None  # "Foreign Affairs Mr": of an office
    first, last = start + words[0].start + _particles(words[0]), start + words[-1].end
    last -= 2 * (text[last - 2 : last] in ("'s", "’s"))
    if not _can_be_name(words, text[first:last], language) or (language == "en" and _is_in_a_title(text, first, last)):
        return None
    return Body(start=first, end=last, rule="model", confidence=CONFIDENCE)
