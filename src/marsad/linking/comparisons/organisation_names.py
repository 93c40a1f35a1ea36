"""How alike two names of bodies are across languages: by meaning, by transcription, by kind and by the places in them.

Gives the features of the model `organisation_names`, which `measures/organisation_names.py` learns from names of real
bodies in Arabic, French and English.
"""

from functools import lru_cache

from marsad.authority import places
from marsad.linking.comparisons.translated import kinds, transcribed_share
from marsad.linking.comparisons.words import content_words
from marsad.records import Score

FEW = 2  # content words: "the Centre" is no name


def name_scores(first: str, second: str, cosine: float) -> tuple[Score, ...]:
    """What speaks for two names being translations of one another; empty where one is too short to tell."""
    one, other = content_words(first), content_words(second)
    if min(len(one), len(other)) < FEW:
        return ()
    detail = f"{first} ~ {second}"
    scores = [Score(name="same_meaning", value=round(cosine, 3), detail=detail)]
    if share := transcribed_share(first, second):
        scores.append(Score(name="transcribed", value=round(share, 3), detail=detail))
    known = kinds(first), kinds(second)
    if all(known) and not known[0] & known[1]:
        scores.append(Score(name="other_kind", value=1.0, detail=", ".join(sorted(known[0] | known[1]))))
    here, there = _places(first), _places(second)
    if here and there and not here & there:
        scores.append(Score(name="other_place", value=1.0, detail=", ".join(sorted(here | there))))
    longer = max(len(one), len(other)) / min(len(one), len(other))
    scores.append(Score(name="longer", value=round(min(3.0, longer - 1), 3), detail=detail))
    return tuple(scores)


@lru_cache(maxsize=50_000)
def _places(name: str) -> frozenset[str]:
    """The countries that a name speaks of, itself or through a city or an adjective."""
    found = {places.by_id(place.id).country for place in places.find(name)}
    return frozenset(found | {adjective.id for adjective in places.nationalities(name)})
