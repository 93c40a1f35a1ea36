"""Offices and groups that every country or meeting has, in a report’s language: "the participants".

They have no name of their own, so no table of bodies and no linking knows them; a report would else show one as its
document writes it, "وزارة المالية" or "l’évaluation", in any language. Data: `bodies.tsv`; for governments, countries.
"""

import re
from functools import cache
from importlib.resources import files

from marsad.authority import places
from marsad.authority.tables import SEPARATOR, several
from marsad.language.normalise import fold
from marsad.reports.grammar import french
from marsad.reports.grammar.places import country_name, the_country

_GOVERNMENT = (
    re.compile("(?:the )?government of (?:the )?(?P<country>.+)", re.IGNORECASE),
    re.compile("(?P<country>.+)'s government", re.IGNORECASE),
    re.compile("(?:le )?gouvernement (?:de la |de l'|du |des |de |d')(?P<country>.+)", re.IGNORECASE),
    re.compile("حكومة (?P<country>.+)"),
)
_OWNED = re.compile("(?P<country>[^']+)'s (?P<body>.+)")
_ARTICLE = re.compile("(?:the |les? |la |l')")


def common_name(written: str, language: str) -> str:
    """What readers of a language call an office or group that a document names so; "" for all that has its own name."""
    plain = written.replace("’", "'").strip()
    if told := _known(plain, language):
        return told
    if country := next((code for form in _GOVERNMENT if (code := _country(form.fullmatch(plain)))), ""):
        return _government(language, country)
    owned = _OWNED.fullmatch(plain)
    country, body = (_country(owned), _known(owned["body"], language)) if owned else ("", "")
    return f"{body} ({country_name(language, country)})" if country and body else ""


def _government(language: str, country: str) -> str:
    named = the_country(language, country)
    if language == "fr":
        return f"gouvernement {french.of_named(named)}"
    return f"حكومة {named}" if language == "ar" else f"Government of {named}"


def _known(written: str, language: str) -> str:
    table, folded = _names(language), fold(written)
    return table.get(folded) or table.get(_ARTICLE.sub("", folded, count=1), "")


def _country(found: re.Match[str] | None) -> str:
    """The country whose name is all that a form leaves."""
    if found is None:
        return ""
    name = found["country"]
    named = [place for place in places.find(name) if place.end - place.start == len(name)]
    place = places.by_id(named[0].id) if named else None
    return place.country if place and place.id == place.country else ""


@cache
def _names(language: str) -> dict[str, str]:
    """From each folded name of the table to the one shown in a language."""
    text = (files(__package__) / "bodies.tsv").read_text(encoding="utf-8")
    columns, *lines = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    shown: dict[str, str] = {}
    for line in lines:
        own = line[columns.index(language)].split(SEPARATOR)[0]
        for name in (name for cell in line for name in several(cell)):
            shown[fold(name)] = own
    return shown
