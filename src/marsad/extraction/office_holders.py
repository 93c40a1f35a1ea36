"""Who holds a French office, named right behind what the office rules: "le ministre de l'Agriculture Moussa Traoré a".

No comma parts the body from the name, so a finder of bodies takes the name along and a model sees neither.
"""

from collections.abc import Sequence

from marsad.authority.places import find as find_places
from marsad.extraction.name_words import Word
from marsad.extraction.organisations_latin_words import heads
from marsad.extraction.persons_offices import is_role, lexicon, offices

_REACH = 14  # words between an office and the verb behind its holder
_SHORTEST, _LONGEST = 2, 4  # words of the name
_CLOSING = ",.)"


def holders(words: Sequence[Word]) -> tuple[tuple[int, int], ...]:
    """The first word of each holder's name, and the word after it."""
    told = (_holder(words, place) for place, word in enumerate(words) if is_role(word, "fr"))
    return tuple(span for span in told if span)


def _holder(words: Sequence[Word], place: int) -> tuple[int, int] | None:
    """The name that ends before the verb behind an office."""
    end = place + 1
    while end < len(words) and end - place < _REACH and words[end].is_word and words[end].key not in offices("breaks"):
        end += 1
    told = end < len(words) and (words[end].key in offices("breaks") or words[end].text in _CLOSING)
    begin = end
    while begin > place + 1 and words[begin - 1].is_capital:
        begin -= 1
    if not told or begin <= place + 1:
        return None
    if _bears_a_name(words, place, begin):
        return None
    if words[begin - 1].key in offices("small"):  # the first capital is what the office rules
        if words[place].key not in lexicon("fr", "of_portfolios") or words[begin].text in heads("fr"):
            return None
        begin += 1
    plain = not any(is_role(w, "fr") or w.text in heads("fr") or w.text.isupper() for w in words[begin:end])
    whole = _SHORTEST <= end - begin <= _LONGEST
    return (begin, end) if whole and plain and not _names_place(words[begin:end]) else None


def _bears_a_name(words: Sequence[Word], place: int, begin: int) -> bool:
    """Whether capitals are a body's own: no small word parts them from its noun ("la fondation allemande Ada Holm")."""
    nouns = [at for at in range(place + 1, begin) if words[at].text.capitalize() in heads("fr")]
    return bool(nouns) and not any(word.key in offices("small") for word in words[nouns[-1] + 1 : begin])


def _names_place(words: Sequence[Word]) -> bool:
    """Whether a country or city stands among words."""
    return any(True for _ in find_places(" ".join(word.text for word in words), "fr"))
