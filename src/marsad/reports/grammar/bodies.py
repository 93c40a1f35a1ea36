"""Offices and groups that every country or meeting has, in a report’s language: "the participants".

They have no name of their own, so no table of bodies and no linking knows them; a report would else show one as its
document writes it, "وزارة المالية" or "l’évaluation", in any language. Governments are told by their countries.
"""

import re

from marsad.authority import commons, places
from marsad.followup.commons import common_name as known_name
from marsad.reports.grammar import french
from marsad.reports.grammar.places import country_name, the_country

_GOVERNMENT = (
    re.compile("(?:the )?government of (?:the )?(?P<country>.+)", re.IGNORECASE),
    re.compile("(?P<country>.+)'s government", re.IGNORECASE),
    re.compile("(?:le )?gouvernement (?:de la |de l'|du |des |de |d')(?P<country>.+)", re.IGNORECASE),
    re.compile("حكومة (?P<country>.+)"),
)
_OWNED = re.compile("(?P<country>[^']+)'s (?P<body>.+)")


def common_name(written: str, language: str) -> str:
    """What readers of a language call an office or group that a document names so; "" for all that has its own name."""
    plain = written.replace("’", "'").strip()
    if told := known_name(plain, language):
        return told
    if country := next((code for form in _GOVERNMENT if (code := _country(form.fullmatch(plain)))), ""):
        return _government(language, country)
    owned = _OWNED.fullmatch(plain)
    country, body = (_country(owned), commons.common_name(owned["body"], language)) if owned else ("", "")
    if not body:
        country, body = _of_nation(plain, language)
    return f"{body} ({country_name(language, country)})" if country and body else ""


def _of_nation(plain: str, language: str) -> tuple[str, str]:
    """A body that every country has, with an adjective that says of which: "the Moroccan prison administration"."""
    for found in places.nationalities(plain):
        rest = " ".join(f"{plain[: found.start]} {plain[found.end :]}".split())
        if body := commons.common_name(rest, language):
            return found.id, body
    return "", ""


def _government(language: str, country: str) -> str:
    named = the_country(language, country)
    if language == "fr":
        return f"gouvernement {french.of_named(named)}"
    return f"حكومة {named}" if language == "ar" else f"Government of {named}"


def _country(found: re.Match[str] | None) -> str:
    """The country whose name is all that a form leaves."""
    if found is None:
        return ""
    name = found["country"]
    named = [place for place in places.find(name) if place.end - place.start == len(name)]
    place = places.by_id(named[0].id) if named else None
    return place.country if place and place.id == place.country else ""
