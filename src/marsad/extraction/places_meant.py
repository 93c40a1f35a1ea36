"""Which place a document means where the name alone does not say it.

Of two towns of one name (Tripoli) it is that of the country named right behind it, else of the country that the
document names most. «المملكة» or "the Kingdom", standing alone, is the kingdom that the document names most.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from marsad.authority import places
from marsad.records import Analysis, Sentence

BEHIND = 12  # characters between a town and its country: ", au ", " in northern "


class Named(NamedTuple):
    """A place that a document names, by the id that its name has in the tables, and where it stands."""

    place: str
    start: int
    end: int
    language: str


def meant(analysis: Analysis, named: Sequence[Named]) -> Iterator[Named]:
    """The places that are meant, with the kingdoms that are named without their name."""
    countries = _countries(analysis, named)
    yield from (one._replace(place=_one_of(one, named, countries)) for one in named)
    for sentence in analysis.sentences:
        yield from _kingdoms(sentence, named, countries)


def _countries(analysis: Analysis, named: Sequence[Named]) -> Counter[str]:
    """How often a document names each country: itself, by a place that has no namesake, or by an adjective.

    The town in the name of a region ("the wilaya of Adrar") says no more than the region.
    """
    regions = [one for one in named if places.by_id(one.place).kind == "region"]
    alone = [one for one in named if not any(_holds(region, one) for region in regions)]
    sure = [places.by_id(one.place).country for one in alone if len(places.namesakes(one.place)) == 1]
    told = [one.id for s in analysis.sentences for one in places.nationalities(s.text, s.language)]
    return Counter([*sure, *told])


def _holds(region: Named, one: Named) -> bool:
    """Whether a longer name holds another one."""
    return region.start <= one.start and one.end <= region.end and region.end - region.start > one.end - one.start


def _one_of(one: Named, named: Sequence[Named], countries: Counter[str]) -> str:
    """The place of that name that is meant; the one that the tables name first where nothing says it."""
    namesakes = {place.country: place.id for place in places.namesakes(one.place)}
    if len(namesakes) == 1:
        return one.place
    behind = (places.by_id(other.place) for other in named if 0 < other.start - one.end <= BEHIND)
    for place in behind:
        if place.kind == "country" and place.country in namesakes:
            return namesakes[place.country]
    country = _most_named(countries, namesakes)
    return namesakes.get(country, one.place)


def _most_named(countries: Counter[str], among: Sequence[str] | dict[str, str]) -> str:
    """The country of some that a document names most; "" where it names none, or two as often."""
    ranked = Counter({country: countries[country] for country in among if countries[country]}).most_common(2)
    is_clear = ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
    return ranked[0][0] if is_clear else ""


def _kingdoms(sentence: Sentence, named: Sequence[Named], countries: Counter[str]) -> Iterator[Named]:
    """Where a sentence says «المملكة» alone, or with no more than an adjective."""
    adjectives = places.nationalities(sentence.text, sentence.language)
    for found in _patterns()[sentence.language].finditer(sentence.text) if sentence.language in _patterns() else ():
        start, end = sentence.start + found.start(1), sentence.start + found.end(1)
        if any(one.start <= start < one.end for one in named):
            continue  # "المملكة المغربية" has its own name
        said = next((one.id for one in adjectives if 0 < one.start - found.end(1) <= 1 + len("ال")), "")
        if country := said or _most_named(countries, _kingdom_countries()):
            yield Named(country, start, end, sentence.language)


@cache
def _table() -> dict[str, str | list[str]]:
    return tomllib.loads(files("marsad.authority").joinpath("kingdoms.toml").read_text("utf-8"))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {language: re.compile(told) for language, told in _table().items() if isinstance(told, str)}


@cache
def _kingdom_countries() -> tuple[str, ...]:
    return tuple(_table()["countries"])
