"""Countries and cities: where a text names one, and what country an adjective speaks of.

Data: `countries.tsv` (names from CLDR), `cities.tsv` (about 650 with coordinates), `nationalities.tsv` (adjectives).
Names that are everyday words too count only where a place is meant (`everyday_names`).
A name that a country and its capital share ("تونس") is the country, unless the text says city or capital before it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from marsad.authority import regions
from marsad.authority.everyday_names import meant, speaks_of_a_country
from marsad.authority.lookup import Entry, Found, Lookup
from marsad.authority.tables import rows, several
from marsad.language.normalise import fold
from marsad.records import Language

OMAN, AMMAN, AMMAN_FOLDED = "OM", "amman-jo", fold("عمان")
SHADDA, DAMMA = "\u0651", "\u064f"
_CITY = re.compile("(?:مدينه|العاصمه|بلديه|امانه)(?: الاردنيه)? $")
_JORDAN = re.compile("(?<![ء-ي])[وفبكل]*(?:ال)?(?:اردن)(?:ي|يه|يين|يون)?(?![ء-ي])")
_GULF = re.compile("سلطنه|مسقط|خليج|عماني")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A country (id "MA", its ISO 3166-1 code) or a city (id "rabat-ma"); coordinates only of cities."""

    id: str
    kind: str  # country, city, region (a part of a country, by its code of ISO 3166-2)
    country: str
    names: dict[str, tuple[str, ...]]
    latitude: float | None = None
    longitude: float | None = None

    def name(self, language: str) -> str:
        """The first name in a language, else in English, French or Arabic."""
        return next(self.names[known][0] for known in (language, *reversed(Language)) if self.names.get(known))


def _names(row: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """The names of a row by language."""
    return {language: several(row[language]) for language in Language}


@cache
def all_places() -> dict[str, Place]:
    """Every known country and city by its id."""
    countries = (
        Place(id=row["country"], kind="country", country=row["country"], names=_names(row)) for row in rows("countries")
    )
    cities = (
        Place(
            id=row["id"],
            kind="city",
            country=row["country"],
            names=_names(row),
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
        )
        for row in rows("cities")
    )
    return {place.id: place for place in (*countries, *cities)}


def by_id(identifier: str) -> Place:
    """The place of that id; raises KeyError when the tables have none."""
    return all_places().get(identifier) or _parts()[identifier]


@cache
def _parts() -> dict[str, Place]:
    """The parts of countries by their codes."""
    return {
        code: Place(id=code, kind="region", country=code.split("-")[0], names=told)
        for code, told in regions.names().items()
    }


@cache
def namesakes(identifier: str) -> tuple[Place, ...]:
    """The cities, or the parts of countries, that share a name with one, itself among them: Tripoli has two."""
    place = by_id(identifier)
    called = {at: one for name in _every_name(place) for at, one in _called()[place.kind, fold(name)].items()}
    return tuple(called[at] for at in sorted(called))


@cache
def _called() -> dict[tuple[str, str], dict[int, Place]]:
    """The places of a kind and a folded name, each with its number in the tables."""
    found: dict[tuple[str, str], dict[int, Place]] = {}
    for at, place in enumerate((*all_places().values(), *_parts().values())):
        for name in _every_name(place):
            found.setdefault((place.kind, fold(name)), {})[at] = place
    return found


@cache
def _lookup() -> Lookup:
    """The dictionary over all names of places, countries before cities."""
    return Lookup(
        Entry(id=place.id, name=name)
        for place in all_places().values()
        for names in place.names.values()
        for name in dict.fromkeys(names)
    )


@cache
def _adjectives() -> Lookup:
    """The dictionary over the adjectives of countries."""
    return Lookup(
        Entry(id=row["country"], name=name)
        for row in rows("nationalities")
        for names in _names(row).values()
        for name in names
    )


def find(text: str, language: str = "") -> tuple[Found, ...]:
    """Every place where the text names a country or a city, in order."""
    return tuple(_read_aloud(text, found) for found in meant(text, _lookup().find(text, language)))


@cache
def _countries() -> dict[str, Place]:
    """Countries by their folded names."""
    countries = (place for place in all_places().values() if place.kind == "country")
    return {fold(name): place for place in countries for name in _every_name(place)}


def as_country(written: str) -> Place | None:
    """The country that words are, in any of the three languages; None where they say more or another thing."""
    return _countries().get(fold(written).strip())


def as_city(written: str) -> Place | None:
    """The place that words are, where they tell a city: «تونس» is Tunis then and "Panama" Panama City, no country."""
    found = next((one for one in find(written) if one.end - one.start == len(written.strip())), None)
    named = by_id(found.id) if found else None
    return (_city_called(named, written) or named) if named else None


def _city_called(place: Place, written: str) -> Place | None:
    """The city of a country that bears its name, alone or with a word behind: «تونس العاصمة», "Panama City"."""
    own = f"{fold(written)} "
    cities = (one for one in all_places().values() if one.kind == "city" and one.country == place.id)
    return next((one for one in cities if any(f"{fold(name)} ".startswith(own) for name in _every_name(one))), None)


def _every_name(place: Place) -> Iterator[str]:
    return (name for names in place.names.values() for name in names)


def _read_aloud(text: str, found: Found) -> Found:
    """Amman where the text says so: "عمان" is written for it and for Oman alike, "عمّان" and "عُمان" are not.

    Without signs it is the city behind a word for one, or where the text speaks of Jordan and not of the Gulf.
    """
    if found.id != OMAN or fold(text[found.start : found.end]) != AMMAN_FOLDED:
        return found
    written, before = text[found.start : found.end], fold(text[: found.start])
    if DAMMA in written:
        return found
    is_city = SHADDA in written or _CITY.search(before) or (_JORDAN.search(fold(text)) and not _GULF.search(fold(text)))
    return replace(found, id=AMMAN, name="عمّان") if is_city else found


def nationalities(text: str, language: str = "") -> tuple[Found, ...]:
    """Every adjective of a country in the text ("Tunisian", "الجزائرية"); the id is the country's code."""
    return tuple(one for one in _adjectives().find(text, language) if speaks_of_a_country(text, one))
