"""Why a passage may show progress, as a sentence in each language; the sentences are data (`data/reasons.toml`)."""

from collections.abc import Mapping
from typing import Any

from babel import Locale

from marsad.authority import organisations, places
from marsad.followup.kinds import TagKind
from marsad.followup.vocabulary import table, tag_name
from marsad.records import Language

MONTH, YEAR = 30.44, 365.25  # days
MANY_DAYS, YEARS = 60, 730  # from which months, and years, are told
MARKS = {"ar": ("«", "»"), "fr": ("«\u00a0", "\u00a0»"), "en": ("“", "”")}


def reasons(signs: Mapping[str, Any]) -> Mapping[str, str]:
    """The reason by language, made of what spoke for the passage."""
    return {str(language): reason(signs, language) for language in Language}


def reason(signs: Mapping[str, Any], language: str) -> str:
    """One sentence: each sign's words, in the order of the data."""
    sentences = table("reasons")
    if codes := signs.get("theme_codes"):
        signs = {**signs, "themes": [tag_name(TagKind.THEME, code, language) for code in codes]}
    signs = _dated(signs)
    if isinstance(actor := signs.get("actors"), str):
        signs = {**signs, "actors": _known(actor, language)}
    told = [
        _filled(about[language], signs[name], language)
        for name, about in sentences["sign"].items()
        if signs.get(name) not in (None, "", [], 0)
    ]
    return str(sentences["between"][language]).join(told)


def _dated(signs: Mapping[str, Any]) -> Mapping[str, Any]:
    """Long stretches in months or years: nobody reads "1747 days" as nearly five years."""
    days = signs.get("days_after") or 0
    if days < MANY_DAYS:
        return signs
    rest = {name: value for name, value in signs.items() if name != "days_after"}
    return (
        {**rest, "months_after": round(days / MONTH)} if days < YEARS else {**rest, "years_after": round(days / YEAR)}
    )


def _known(name: str, language: str) -> str:
    """A body or city under its name in a language, where the tables have it."""
    body = next(iter(organisations.find(name)), None)
    if body and (body.start, body.end) == (0, len(name)):
        names = organisations.by_id(body.id).names.get(language)
        return names[0] if names else name
    place = places.as_city(name)
    return place.name(language) if place else name


def _filled(sentence: str | Mapping[str, str], value: Any, language: str) -> str:
    if not isinstance(sentence, str):  # a counted noun: the form that the language takes with this number
        sentence = sentence.get(Locale(language).plural_form(value), sentence["other"])
    opening, closing = MARKS[language]
    if isinstance(value, list):
        value = ("، " if language == "ar" else ", ").join(f"{opening}{one}{closing}" for one in value)
    elif isinstance(value, str):
        value = f"{opening}{value}{closing}"
    elif isinstance(value, float):
        value = f"{value:.2f}".replace(".", "." if language == "en" else ",")
    return sentence.replace("{value}", str(value))
