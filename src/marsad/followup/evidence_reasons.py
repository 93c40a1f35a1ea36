"""Why a passage may show progress, as a sentence in each language; the sentences are data (`data/reasons.toml`)."""

from collections.abc import Mapping
from typing import Any

from babel import Locale

from marsad.followup.kinds import TagKind
from marsad.followup.vocabulary import table, tag_name
from marsad.records import Language

MARKS = {"ar": ("«", "»"), "fr": ("«\u00a0", "\u00a0»"), "en": ("“", "”")}


def reasons(signs: Mapping[str, Any]) -> Mapping[str, str]:
    """The reason by language, made of what spoke for the passage."""
    return {str(language): reason(signs, language) for language in Language}


def reason(signs: Mapping[str, Any], language: str) -> str:
    """One sentence: each sign's words, in the order of the data."""
    sentences = table("reasons")
    if codes := signs.get("theme_codes"):
        signs = {**signs, "themes": [tag_name(TagKind.THEME, code, language) for code in codes]}
    told = [
        _filled(about[language], signs[name], language)
        for name, about in sentences["sign"].items()
        if signs.get(name) not in (None, "", [], 0)
    ]
    return str(sentences["between"][language]).join(told)


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
