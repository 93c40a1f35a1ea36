"""Reads records of services that answer in JSON: works of OpenAlex, theses of theses.fr."""

import json
from collections.abc import Mapping
from typing import Any

from marsad.reading.bibliography.record import Record, day, draft
from marsad.reading.draft import Draft
from marsad.reading.errors import BrokenFile

_LOOKED_AT = 200_000


def recognises(content: bytes, _name: str) -> bool:
    """By fields that only these services have."""
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:_LOOKED_AT]
    return start.startswith(b"{") and (_is_work(start) or _is_thesis(start))


def _is_work(start: bytes) -> bool:
    return b"openalex.org/W" in start and (b'"authorships"' in start or b'"abstract_inverted_index"' in start)


def _is_thesis(start: bytes) -> bool:
    return b'"titrePrincipal"' in start and b'"resumes"' in start


def read(content: bytes, _file: str) -> Draft:
    """The draft of a record.

    Raises:
        ReadingError: it is no sound JSON, or has no title.
    """
    try:
        said = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise BrokenFile("This record is broken (no sound JSON): download it again.") from error
    said = said.get("_source", said) if isinstance(said, dict) else {}
    return draft([thesis(said) if "titrePrincipal" in said else work(said)], "JSON")


def work(said: Mapping[str, Any]) -> Record:
    """A work of OpenAlex."""
    place = _inner(said, "primary_location")
    source = _inner(place, "source")
    authorships = _rows(said, "authorships")
    schools = [str(school.get("display_name", "")) for one in authorships for school in _rows(one, "institutions")]
    is_thesis = said.get("type") == "dissertation"
    return Record(
        titles=[_text(said, "title") or _text(said, "display_name")],
        authors=[_text(_inner(one, "author"), "display_name") or _text(one, "raw_author_name") for one in authorships],
        published=day(_text(said, "publication_date"), _text(said, "publication_year")),
        publisher=_text(source, "host_organization_name") or next(iter(schools if is_thesis else []), ""),
        within=_text(source, "display_name"),
        language=_text(said, "language"),
        kind=_text(said, "type"),
        abstracts=[_in_order(_inner(said, "abstract_inverted_index"))],
        keywords=[_text(word, "display_name") for word in _rows(said, "keywords")],
        identifiers=[_text(said, "doi"), _text(said, "id")],
        links=[_text(place, "landing_page_url")],
    )


def thesis(said: Mapping[str, Any]) -> Record:
    """A thesis of theses.fr; of those out of library catalogues only the year is known, their 1 January is made up."""
    defended = _text(said, "dateSoutenance")
    is_year = said.get("source") == "sudoc" and defended.endswith("-01-01")
    titles, abstracts = _inner(said, "titres"), _inner(said, "resumes")
    number = _text(said, "nnt")
    return Record(
        titles=[_text(said, "titrePrincipal"), *map(str, titles.values())],
        authors=list(map(_named, _rows(said, "auteurs"))),
        supervisors=list(map(_named, _rows(said, "directeurs"))),
        published=day(defended[:4] if is_year else defended),
        publisher=_text(said, "etabSoutenanceN") or _text(_inner(said, "etabSoutenance"), "nom"),
        within=_text(said, "discipline"),
        language=next(iter(map(str, said.get("langues") or ())), ""),
        kind="thèse",
        abstracts=list(map(str, abstracts.values())),
        keywords=[
            *(str(word) for word in said.get("sujetsRameauLibelle") or ()),
            *(str(word) for word in said.get("sujetsLibelle") or ()),
        ],
        identifiers=[number],
        links=[f"https://theses.fr/{number}"] if number else [],
    )


def _in_order(places: Mapping[str, Any]) -> str:
    """An abstract out of its words and their places, the form in which OpenAlex gives it."""
    found = [
        (place, word) for word, at in places.items() if isinstance(at, list) for place in at if isinstance(place, int)
    ]
    return " ".join(word for _, word in sorted(found))


def _named(person: Mapping[str, Any]) -> str:
    return " ".join(filter(None, (_text(person, "prenom"), _text(person, "nom"))))


def _text(said: Mapping[str, Any], name: str) -> str:
    value = said.get(name)
    return str(value) if isinstance(value, str | int) else ""


def _inner(said: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = said.get(name)
    return value if isinstance(value, dict) else {}


def _rows(said: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    value = said.get(name)
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
