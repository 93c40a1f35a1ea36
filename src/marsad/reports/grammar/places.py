"""Where something took place, with the prepositions of each language: "in Rabat, Morocco", "à Tunis, en Tunisie"."""

import tomllib
from functools import cache
from importlib.resources import files

from marsad.authority import places
from marsad.reports.grammar import arabic, french


@cache
def _with_article() -> frozenset[str]:
    return frozenset(tomllib.loads((files(__package__) / "countries.toml").read_text(encoding="utf-8"))["en"]["the"])


def country_name(language: str, code: str) -> str:
    """A country's name without article; what is no known code stays as it is."""
    try:
        return places.by_id(code).name(language)
    except KeyError:
        return code


def city_name(language: str, written: str) -> str:
    """A city's name in a language, where the tables know the written one; else as written."""
    named = places.as_city(written)
    return named.name(language) if named else written


def the_country(language: str, code: str) -> str:
    """A country as the subject of a sentence: "the Gambia", "le Maroc", "المغرب"."""
    name = country_name(language, code)
    if language == "fr":
        return french.the_country(code, name)
    return f"the {name}" if language == "en" and code in _with_article() else name


def in_country(language: str, code: str) -> str:
    """Write "in the Gambia", "au Maroc", "في تونس"."""
    if language == "fr":
        return french.in_country(code, country_name(language, code))
    return f"{'في' if language == 'ar' else 'in'} {the_country(language, code)}"


def of_country(language: str, code: str) -> str:
    """Write "of the Gambia", "du Maroc"; in Arabic the name alone, as the second part of a genitive."""
    if language == "fr":
        return french.of_country(code, country_name(language, code))
    return the_country(language, code) if language == "ar" else f"of {the_country(language, code)}"


def in_city(language: str, city: str) -> str:
    """Write "in Rabat", "au Caire", "في الرباط"."""
    if language == "fr":
        return french.a(city)
    return f"{'في' if language == 'ar' else 'in'} {city}"


def in_place(language: str, city: str, country: str) -> str:
    """Both together, or the one that is known; "" when neither is."""
    if not city or not country:
        return in_city(language, city) if city else in_country(language, country) if country else ""
    if language == "ar":
        name = country_name(language, country)
        says_it = city in (name, f"{name} العاصمة")  # "في تونس العاصمة" tells the country too
        return in_city(language, city) if says_it else f"في {city} {arabic.bi(name)}"
    if language == "fr":
        return f"{french.a(city)}, {french.in_country(country, country_name('fr', country))}"
    return f"in {city}, {country_name(language, country)}"
