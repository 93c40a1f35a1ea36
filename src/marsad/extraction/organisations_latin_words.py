"""Words of the grammar of bodies in Latin script, and small signs that French and English names share."""

import re
from collections.abc import Sequence
from functools import cache

from marsad.authority.tables import rows, several
from marsad.extraction.name_words import Word
from marsad.extraction.names_features import grammar
from marsad.language.normalise import fold

ADJECTIVE = re.compile(
    r".*(?:al|ale|aux|ales|ique|iques|if|ive|ifs|ives|ien|ienne|iens|iennes|yens?|yennes?|publics?|mixtes?|libres?|(?<![a-z])unie?s?|jeunes?|civile?s?|juvéniles?|privée?s?|appliquée?s?|spécialisée?s?|moderne?s?|ain|aine|ains|aines|ais|aise|aises|ois|oise|"
    r"violente?s?|iers?|ieres?|eens?|eennes?|ants|antes?|permanente?s?|aire|aires|el|elle|els|elles|eux|euse|euses|ible|ibles|able|ables|iste|istes|phones?|eur|eure|eurs|ant|ante|ole|oles|ecutif|etrangere?s?)"
)
INFINITIVE = re.compile(r"[a-zéèêîôû]+(?:er|ir|oir|dre|tre|ire|ivre|ompre|aincre)")
GENITIVES = frozenset(("de", "du", "des", "d'"))
_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9.&-]{1,11}")
CONFIDENCE = 0.7
WEAK = 0.55  # a head noun and one plain adjective


@cache
def heads(language: str) -> dict[str, str]:
    """The head nouns of a language as they are written, each with the kind of body."""
    return {head: kind for kind, listed in grammar("organisations")[language]["heads"].items() for head in listed}


@cache
def edge_words(language: str, name: str) -> frozenset[str]:
    """A list of words of a language as they are written."""
    return frozenset(grammar("organisations")[language]["edges"].get(name, ()))


@cache
def edge(language: str, name: str) -> frozenset[str]:
    """A list of small words of a language, folded."""
    return frozenset(fold(word) for word in grammar("organisations")[language]["edges"].get(name, ()))


def acronym_after(words: Sequence[Word], place: int) -> str:
    """The acronym in brackets at a place, or ""."""
    if place + 2 < len(words) and words[place].text == "(" and words[place + 2].text in (")", ",", "-"):
        inside = words[place + 1].text
        if _ACRONYM.fullmatch(inside) and sum(letter.isupper() for letter in inside) * 2 >= len(inside):
            return inside
    return ""


def goes_on_with(word: Word) -> bool:
    """Whether a word can be governed inside a French name."""
    stops = word.key in edge("fr", "stops") and word.text not in edge_words("fr", "no_stops")
    return word.is_word and not word.is_arabic and not stops and len(word.text) > 1


@cache
def nationalities() -> frozenset[str]:
    """The French adjectives of countries, folded."""
    of_countries = frozenset(fold(name) for row in rows("nationalities") for name in several(row["fr"]))
    return of_countries | edge("fr", "of_regions")
