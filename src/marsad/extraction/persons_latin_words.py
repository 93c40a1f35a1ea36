"""Words that look like names in French and English sentences: where a name ends, and what only names a place."""

from collections.abc import Sequence

from marsad.authority.places import find as find_places
from marsad.extraction.name_words import Word
from marsad.extraction.persons_offices import lexicon

_LONGEST_NAME = 6


def is_name_word(word: Word) -> bool:
    """Whether a word looks like part of a name: it has a capital, or behind an Arabic article ("al-Barghouthi")."""
    is_capital = word.is_capital or _has_article(word)
    return is_capital and word.is_word and not word.is_arabic and len(word.text) > 1


def _has_article(word: Word) -> bool:
    article, _stroke, rest = word.text.partition("-")
    return rest[:1].isupper() and any(article in lexicon(language, "articles") for language in ("en", "fr"))


def name_end(words: Sequence[Word], start: int, language: str) -> int:
    """The word before which a name ends that begins at `start`: capitals, with links between them."""
    end = start
    while end < len(words) and end - start < _LONGEST_NAME:
        linked = words[end].key in lexicon(language, "links") and end > start
        if not is_name_word(words[end]) and not (linked and end + 1 < len(words) and is_name_word(words[end + 1])):
            break
        governs = language == "fr"  # "Anneke de Graaf"; in French "de" leads to an office's place
        if (
            governs
            and linked
            and words[end].key in ("de", "du", "des", "la", "le", "d'")
            and not is_name_word(words[end])
        ):
            break
        end += 1
    return end


def names_place(words: Sequence[Word], begin: int, end: int, language: str) -> bool:
    """Whether the words are a country or city."""
    text = " ".join(word.text for word in words[begin:end])
    return any(place.start == 0 and place.end == len(text) for place in find_places(text, language))
