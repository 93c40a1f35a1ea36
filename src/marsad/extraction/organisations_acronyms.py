"""Bodies by their acronyms: the name that "(ACR)" abbreviates, found leftwards, and "ACR" wherever it stands alone."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from marsad.extraction.name_words import Word
from marsad.extraction.organisations_found import Body
from marsad.extraction.organisations_latin_words import acronym_after, heads
from marsad.language.normalise import fold

_SMALL = frozenset(
    [
        *(
            "de",
            "du",
            "des",
            "d'",
            "la",
            "le",
            "les",
            "l'",
            "a",
            "au",
            "aux",
            "pour",
            "sur",
            "contre",
            "et",
            "en",
            "dans",
        ),
        *("of", "for", "on", "the", "and", "against", "to", "in", "&"),
    ]
)
CONFIDENCE = 0.8
BARE = 0.85  # the document itself says what it stands for
_FURTHEST = 16  # words that a name before its acronym may have
_ACRONYM = re.compile("[A-Z]{2,10}")


@cache
def _heads() -> frozenset[str]:
    """The head nouns of both languages: initials alone also fit themes ("Jeunesse, paix et sécurité (JPS)")."""
    return frozenset([*heads("fr"), *heads("en")])


def expansions(text: str, words: Sequence[Word]) -> Iterator[Body]:
    """The names before acronyms in brackets, or in brackets behind acronyms, whose initials agree."""
    for place in range(1, len(words)):
        yield from _spelled_out(text, words, place)
        acronym = acronym_after(words, place)
        start = _first_word(words, place, acronym) if acronym else None
        if start is not None and any(word.text in _heads() for word in words[start:place]):
            yield Body(
                start=words[start].start,
                end=words[place - 1].end,
                rule="acronym_defined",
                confidence=CONFIDENCE,
                cue=text[words[place].start : words[place + 1].end + 1],
                acronym=acronym,
            )


def _spelled_out(text: str, words: Sequence[Word], place: int) -> Iterator[Body]:
    """The name in a bracket that opens at a place, when the acronym before it abbreviates the name."""
    acronym = words[place - 1].text
    if words[place].text != "(" or not _ACRONYM.fullmatch(acronym):
        return
    end = next((i for i in range(place + 1, min(len(words), place + _FURTHEST)) if words[i].text == ")"), place + 1)
    named = [word for word in words[place + 1 : end] if word.is_word and word.key not in _SMALL]
    if len(named) > 1 and _spell([word.key[0] for word in named], list(fold(acronym))):
        yield Body(
            start=words[place + 1].start,
            end=words[end - 1].end,
            rule="acronym_defined",
            confidence=CONFIDENCE,
            cue=text[words[place - 1].start : words[end].end],
            acronym=acronym,
        )


def _first_word(words: Sequence[Word], place: int, acronym: str) -> int | None:
    """The word with which the name before an acronym begins: the nearest capital from which the initials spell it."""
    letters = [letter for letter in fold(acronym) if letter.isalpha()]
    for start in range(place - 1, max(-1, place - _FURTHEST), -1):
        word = words[start]
        if word.text in '.;:!?()«»"' or word.is_arabic:
            return None
        if word.is_capital and word.key not in _SMALL and word.key[0] == letters[0]:
            initials = [w.key[0] for w in words[start:place] if w.is_word and w.key not in _SMALL]
            if _spell(initials, letters):
                return start
    return None


def _spell(initials: Sequence[str], letters: Sequence[str]) -> bool:
    """Whether the letters stand in order among the initials, and most initials are among them."""
    left = iter(initials)
    return all(letter in left for letter in letters) and len(initials) <= len(letters) + 2


def bare_acronyms(text: str, found: Iterable[Body]) -> Iterator[Body]:
    """All places where an acronym stands that the document gives to a body in brackets."""
    defined = {body.acronym: body for body in found if body.acronym and body.rule != "authority"}
    for acronym, body in sorted(defined.items()):
        for match in re.finditer(rf"(?<![A-Za-z0-9-]){re.escape(acronym)}(?![A-Za-z0-9])", text):
            yield Body(
                start=match.start(),
                end=match.end(),
                rule="acronym",
                confidence=BARE,
                cue=acronym,
                authority=body.authority,
                acronym=acronym,
                kind=body.kind,
            )
