"""Bodies of a state by what they are called at home: "the Ministry of Interior" in a document about Morocco.

The authority file names them with their country ("Moroccan Ministry of Interior"); at home nobody does, and further on
in a text neither. What is left of a name without its country is a title, of which each country has one.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from marsad.authority import organisations as authority
from marsad.authority import places
from marsad.linking.comparisons.organisation_names import country_of, is_national
from marsad.linking.comparisons.words import content_words
from marsad.linking.remembered import remembered

FEWEST = 2  # content words of a title: "the Government" is named everywhere, and says least


def state_body(name: str, country: str) -> str:
    """The id of the body that bears such a title in the country of a document, or ""."""
    if not is_national(name) or len(content_words(name)) < FEWEST:
        return ""
    return _by_title().get((country_of(name, country), _title(name)), "")


@cache
def _by_title() -> dict[tuple[str, frozenset[str]], str]:
    """The bodies of states by country and title; of a title that two bodies of a country bear none."""
    bearers: dict[tuple[str, frozenset[str]], set[str]] = defaultdict(set)
    for body in authority.all_organisations().values():
        for name in _names(body) if body.country else ():
            bearers[body.country, _title(name)].add(body.id)
    return {key: "".join(ids) for key, ids in bearers.items() if len(ids) == 1 and len(key[1]) >= FEWEST}


def _names(body: authority.Organisation) -> Iterator[str]:
    """The names whose title a state's body may bear."""
    yield from (name for names in body.names.values() for name in names if is_national(_without_country(name)))


@remembered(50_000)
def _title(name: str) -> frozenset[str]:
    return content_words(_without_country(name))


def _without_country(name: str) -> str:
    """A name without the words that say its country."""
    for found in sorted((*places.find(name), *places.nationalities(name)), key=lambda one: one.start, reverse=True):
        name = name[: found.start] + name[found.end :]
    return name.strip()
