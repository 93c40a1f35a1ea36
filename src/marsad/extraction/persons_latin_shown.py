"""Names in French and English that only their place shows: beside an office, in a list, behind "by" or "I'm"."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from marsad.extraction.name_words import Word, words_of
from marsad.extraction.names_features import grammar
from marsad.extraction.organisations_latin_words import heads
from marsad.extraction.persons_latin_words import is_name_word, name_end, names_place
from marsad.extraction.persons_offices import is_role, lexicon, role_after, role_before

_LISTED = 16  # words of a line that lists somebody with a body
_FULL = 2  # words of a whole name
_WHOLE = 4  # words at most of a name that only its place shows


def appositions(words: Sequence[Word], language: str) -> Iterator[tuple[int, int]]:
    """Names of two or three capitals that an office follows after a comma: "Salma Idrissi, a lawyer"."""
    for place in range(len(words) - 3):
        end = place
        while end < len(words) and is_name_word(words[end]) and not words[end].text.isupper() and end - place < 4:
            end += 1
        if not 1 < end - place < 4:
            continue
        fresh = place == 0 or not words[place - 1].is_capital
        fresh = fresh and words[place].key not in lexicon(language, "stops")  # "In Chad, elders were heard"
        fresh = fresh and not (language == "fr" and words[place].key in lexicon("fr", "no_names"))
        plain = not any(is_role(w, language) or w.text in heads(language) for w in words[place:end])
        followed = end < len(words) and words[end].text == "," and role_after(words, end, language) is not None
        followed = followed or _is_of_a_list(words, place, end, language)
        if fresh and followed and plain and not names_place(words, place, end, language):
            yield place, end


def _is_of_a_list(words: Sequence[Word], begin: int, end: int, language: str) -> bool:
    """Whether a line is a name and the body it belongs to: "Salma Idrissi, Université du Port"."""
    if begin or end + 2 >= len(words) or len(words) > _LISTED or words[end].text != ",":
        return False
    head = words[end + 1]
    return head.is_capital and head.text in heads(language) and words[-1].text not in ".!?:"


def behind_offices(words: Sequence[Word], language: str) -> Iterator[tuple[int, int]]:
    """Names of two or three capitals right behind an office with a capital: "Special Rapporteur Salma Idrissi said"."""
    for place in range(1, len(words) - 2):
        if language != "en" or not words[place - 1].is_capital or not is_role(words[place - 1], language):
            continue
        end = place
        while end < len(words) and is_name_word(words[end]) and not words[end].text.isupper():
            end += 1
        told = end < len(words) and words[end].is_word and not words[end].is_capital
        plain = not any(is_role(w, language) or w.text in heads(language) for w in words[place:end])
        plain = plain and not _is_of_many(words[place - 1], language)
        if 1 < end - place < 4 and told and plain and not names_place(words, place, end, language):
            yield place, end


def after_offices(words: Sequence[Word], language: str) -> Iterator[tuple[int, int]]:
    """Names between commas behind an office with its article: "by the director of the Fund, Salma Idrissi, who"."""
    for place in range(3, len(words) - 2):
        if language != "en" or words[place - 1].text != ",":
            continue
        end = place
        while end < len(words) and is_name_word(words[end]) and not words[end].text.isupper():
            end += 1
        closed = end < len(words) and (words[end].text in ",." or words[end].key in ("who", "and"))
        plain = not any(is_role(w, language) or w.text in heads(language) for w in words[place:end])
        plain = plain and not any(w.key in lexicon(language, "stops") for w in words[place:end])
        if not 1 < end - place < 5 or not closed or not plain or names_place(words, place, end, language):
            continue
        office = role_before(words, place, language)
        start = place - 1 - len(words_of(office[0])) if office else 0
        if office and start > 0 and words[start - 1].key in lexicon(language, "announcing"):
            yield place, end


def introduced(words: Sequence[Word], language: str) -> Iterator[tuple[int, int]]:
    """Names that begin a line behind "by", or that somebody gives as the own: "I'm Salma Idrissi"."""
    for at, word in enumerate(words):
        for phrase, is_byline in _leads(language).get(word.key, ()):
            begin = at + len(phrase)
            if (is_byline and at) or tuple(one.key for one in words[at:begin]) != phrase:
                continue
            end = name_end(words, begin, language)
            after = words[end : end + 2]
            closed = len(after) < 2 or not is_byline or (not after[0].is_word and after[1].is_capital)
            plain = not any(is_role(w, language) or w.text in heads(language) for w in words[begin:end])
            plain = plain and not any(w.key in lexicon(language, "stops") for w in words[begin:end])
            if _FULL <= end - begin <= _WHOLE and closed and plain and not names_place(words, begin, end, language):
                yield begin, end


@cache
def _leads(language: str) -> Mapping[str, Sequence[tuple[tuple[str, ...], bool]]]:
    """By their first word the phrases that lead to a name: the keys of their words, and whether they are bylines."""
    found: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
    for name in ("bylines", "introducing"):
        for phrase in grammar("persons")[language][name]:
            keys = tuple(word.key for word in words_of(phrase))
            found.setdefault(keys[0], []).append((keys, name == "bylines"))
    return found


def _is_of_many(word: Word, language: str) -> bool:
    """Whether an office is a plural, behind which no single name stands: "Lawyers Beyond Borders"."""
    return word.key.endswith("s") and word.key not in lexicon(language, "roles")
