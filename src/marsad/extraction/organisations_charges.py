"""What a French minister is in charge of, which is no body: "ministre de l'Économie, de la Ville et du Port"."""

from collections.abc import Sequence

from marsad.extraction.name_words import Word

_GENITIVES = frozenset(("de", "du", "des", "d'"))
_ARTICLES = frozenset(("le", "la", "les", "l'"))
_CHARGED = frozenset(("ministre", "ministres", "secretaire d'etat", "ministre deleguee", "commissaire"))
_LONGEST_CHARGE = 14  # words of the portfolios before another one


def is_a_charge(words: Sequence[Word], place: int) -> bool:
    """Whether a noun is only what somebody is in charge of: "ministre de la Ville", "ministre de l'Économie"."""
    before = place - 1
    while before >= 0 and words[before].key in _GENITIVES | _ARTICLES:
        before -= 1
    if before < 0 or before == place - 1:
        return False
    return words[before].key in _CHARGED or _goes_on_charging(words, before)


def _goes_on_charging(words: Sequence[Word], place: int) -> bool:
    """Whether a mark or "et" joins a portfolio to those before it: "ministre des Affaires étrangères, de la …"."""
    if words[place].text not in (",", "et"):
        return False
    reach = range(place - 1, max(-1, place - _LONGEST_CHARGE), -1)
    told = next((at for at in reach if not words[at].is_word and words[at].text != ","), -1)
    offices = (at for at in reach if at > told and words[at].key in _CHARGED)
    charged = next(offices, None)
    return charged is not None and words[charged + 1].key in _GENITIVES
