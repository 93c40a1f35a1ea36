"""Countries and cities: where a text names one, and what country an adjective speaks of.

Data: `countries.tsv` (names from CLDR), `cities.tsv` (about 650 with coordinates), `nationalities.tsv` (adjectives).
Names that are everyday words too count only where a place is meant (`everyday_names`).
A name that a country and its capital share ("تونس") is the country, unless the text says city or capital before it.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from marsad.authority.everyday_names import meant
from marsad.authority.lookup import Entry, Found, Lookup
from marsad.authority.tables import rows, several
from marsad.records import Language

SHADDA = "\u0651"
_CAPITAL = re.compile("عاصمة (?:الأردنية |الاردنية |الأردن |الاردن )?[وفبكل]{0,2}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A country (id "MA", its ISO 3166-1 code) or a city (id "rabat-ma"); coordinates only of cities."""

    id: str
    kind: str  # country, city
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
    """Every known place by its id."""
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
    return all_places()[identifier]


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
    return tuple(_as_signed(text, one) for one in meant(text, _lookup().find(text, language)))


def _as_signed(text: str, one: Found) -> Found:
    """A find of "عمان" as its vowel signs or the word "capital" before it tell: Amman, not Oman; folding drops them."""
    is_amman = one.id == "OM" and (SHADDA in text[one.start : one.end] or _CAPITAL.search(text, 0, one.start))
    return replace(one, id="amman-jo", name="عمّان") if is_amman else one


def nationalities(text: str, language: str = "") -> tuple[Found, ...]:
    """Every adjective of a country in the text ("Tunisian", "الجزائرية"); the id is the country's code."""
    return _adjectives().find(text, language)
