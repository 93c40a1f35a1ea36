"""How alike two names of bodies are across languages: by meaning, by transcription, by kind and by the places in them.

Gives the features of the model `organisation_names`, which `measures/organisation_names.py` learns from names of real
bodies in Arabic, French and English.
"""

from marsad.authority import places
from marsad.language.normalise import fold
from marsad.linking.comparisons.counterparts import name_said
from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.comparisons.translated import kinds, names_a_part, proper_words, transcribed_share
from marsad.linking.comparisons.words import content_words
from marsad.linking.remembered import remembered
from marsad.linking.vocabulary import words
from marsad.records import Score

_PARTICLES = frozenset("بل")  # written onto an Arabic name
FEW = 2  # content words: "the Centre" is no name


def name_scores(first: str, second: str, meanings: Meanings) -> tuple[Score, ...]:
    """What speaks for two names being translations of one another; empty where one is too short to tell.

    Both names and their proper words must be known to `meanings`.
    """
    one, other = content_words(first), content_words(second)
    if min(len(one), len(other)) < FEW:
        return ()
    detail = f"{first} ~ {second}"
    scores = [Score(name="same_meaning", value=round(meanings.similarity(first, second), 3), detail=detail)]
    if said := name_said(proper_words(first), proper_words(second), meanings):
        scores.append(Score(name="said_too", value=round(said, 3), detail=f"{said:.0%}"))
    if share := transcribed_share(first, second):
        scores.append(Score(name="transcribed", value=round(share, 3), detail=detail))
    known = kinds(first), kinds(second)
    if all(known) and not known[0] & known[1]:
        scores.append(Score(name="other_kind", value=1.0, detail=", ".join(sorted(known[0] | known[1]))))
    if any(known) and not all(known):
        scores.append(Score(name="kind_alone", value=1.0, detail=", ".join(sorted(known[0] | known[1]))))
    if say_other_places(first, second):
        scores.append(Score(name="other_place", value=1.0, detail=", ".join(sorted(_places(first) | _places(second)))))
    longer = max(len(one), len(other)) / min(len(one), len(other))
    scores.append(Score(name="longer", value=round(min(3.0, longer - 1), 3), detail=detail))
    return tuple(scores)


def say_other_places(first: str, second: str) -> bool:
    """Whether both names speak of countries, and of none in common."""
    here, there = _places(first), _places(second)
    return bool(here and there and not here & there)


def is_national(name: str) -> bool:
    """Whether every country has a body of such a name: its first word says so ("Ministère", "وزارة").

    Of a part the whole's name does ("Direction de l'inspection du Ministère du Travail").
    """
    first = fold(name).split(" ", 1)[0].removeprefix("ال")
    if first in words("organisations", "national"):
        return True
    return names_a_part(name) and any(_is_of_a_state(word) for word in content_words(name))


def _is_of_a_state(word: str) -> bool:
    """Whether a word says it, also with a particle written onto it ("بوزارة")."""
    states = words("organisations", "states")
    return word in states or (word[:1] in _PARTICLES and word[1:] in states)


def country_of(name: str, around: str) -> str:
    """The country of a body that every country has: the one that its name says, else that of its document."""
    said = _places(name)
    return next(iter(said)) if len(said) == 1 else around


@remembered(50_000)
def _places(name: str) -> frozenset[str]:
    """The countries that a name speaks of, itself or through a city or an adjective."""
    found = {places.by_id(place.id).country for place in places.find(name)}
    return frozenset(found | {adjective.id for adjective in places.nationalities(name)})
