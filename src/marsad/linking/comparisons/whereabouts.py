"""Where two demands ask for something: in two cities, or two countries, they ask for two things.

Sentence vectors and common words hardly see it where one sentence is said of town after town.
"""

from marsad.authority import places
from marsad.authority.places import Place
from marsad.linking.remembered import remembered


def ask_of_two_places(ones: frozenset[str], others: frozenset[str]) -> bool:
    """Whether both name places (as `cities_named` gives them), and none of one can be any of the other."""
    if not ones or not others:
        return False
    return not any(_can_be_one(places.by_id(one), places.by_id(other)) for one in ones for other in others)


@remembered(50_000)
def cities_named(text: str, language: str) -> frozenset[str]:
    """The cities and countries that a demand names, by their entries in the gazetteer."""
    return frozenset(found.id for found in places.find(text, language))


def _can_be_one(one: Place, other: Place) -> bool:
    """A country may stand for a city in it; of cities of one name the gazetteer may have taken either."""
    if "country" in {one.kind, other.kind}:
        return one.country == other.country
    return one.id == other.id or not _names(one).isdisjoint(_names(other))


def _names(place: Place) -> set[str]:
    return {name for names in place.names.values() for name in names}
