"""French bodies called by a name of their own behind a head: « l'association « X » », « le réseau Quais libres »."""

from collections.abc import Sequence

from marsad.authority.places import find as find_places
from marsad.extraction.name_words import Word
from marsad.extraction.organisations_found import Body
from marsad.extraction.organisations_latin_words import (
    ADJECTIVE,
    CONFIDENCE,
    GENITIVES,
    INFINITIVE,
    acronym_after,
    edge,
    edge_words,
    goes_on_with,
    heads,
)

_QUOTES = {"«": "»", "“": "”", '"': '"'}
_CALLED_KINDS = frozenset(("ngo", "think_tank"))
_LONGEST_CALLED = 12  # words, with the head and the marks


def _named_plainly(words: Sequence[Word], place: int) -> Body | None:
    """A body called by a name of its own behind a small head: « l'association Les Bâtisseuses »."""
    if words[place].text not in edge_words("fr", "called") or place + 1 >= len(words):
        return None
    name = words[place + 1]
    plain = name.is_capital and name.is_word and len(name.text) > 1 and name.text not in edge_words("fr", "not_called")
    plain = plain and not INFINITIVE.fullmatch(name.text.lower())
    end = (_before_own_acronym(words, place + 1) or _own_name_end(words, place + 1)) if plain else place
    if end < place + 2 or (end == place + 2 and bool(find_places(name.text, "fr"))):
        return None
    kind = heads("fr").get(words[place].text.capitalize(), "ngo")
    return _called_body(words, place, end, kind)


def _before_own_acronym(words: Sequence[Word], place: int) -> int:
    """Where a name ends that its acronym in brackets follows: "Rivages pour un monde ouvert (RMO)"; 0 for others."""
    end = place
    while (
        end < len(words)
        and end - place < _LONGEST_CALLED
        and words[end].is_word
        and words[end].key not in edge("fr", "after_called")
    ):
        end += 1
    acronym = acronym_after(words, end)
    return end if acronym and acronym[0] == words[place].text[0] and end > place + 1 else 0


def _own_name_end(words: Sequence[Word], place: int) -> int:
    """Where a name of one's own ends: capitals, an adjective behind them, "de" before more of them."""
    end = place
    while end < len(words) and words[end].is_word:
        word, after = words[end], words[end + 1] if end + 1 < len(words) else None
        leads_on = word.key in GENITIVES and after is not None and after.is_capital
        described = ADJECTIVE.fullmatch(word.key) and goes_on_with(word)
        if not word.is_capital and not leads_on and not described:
            break
        end += 1
    return end


def called(words: Sequence[Word], place: int) -> Body | None:
    """A body called by a quoted name behind its head, which may be written small: « l'association « X » »."""
    if place + 2 >= len(words) or words[place + 1].text not in _QUOTES:
        return _named_plainly(words, place)
    head = words[place].text
    kind = heads("fr").get(head if head.isupper() else head.capitalize())
    inside = range(place + 3, min(len(words), place + _LONGEST_CALLED))
    end = next((at + 1 for at in inside if words[at].text in _QUOTES.values()), 0)
    if (
        kind not in _CALLED_KINDS
        or head.lower() in edge_words("fr", "no_bodies_in_marks")
        or not end
        or not words[place + 2].is_capital
    ):
        return None
    return _called_body(words, place, end, kind)


def _called_body(words: Sequence[Word], place: int, end: int, kind: str) -> Body:
    """A body from a head to the end of what it is called."""
    return Body(
        start=words[place].start,
        end=words[end - 1].end,
        rule="head_noun",
        confidence=CONFIDENCE,
        cue=words[place].text,
        acronym=acronym_after(words, end),
        kind=kind,
        head=words[place].start,
    )
