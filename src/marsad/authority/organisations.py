"""The organisations of the field: who they are, and where a text names one of them.

Data: `organisations.tsv`, some 1,700 bodies with names in Arabic, French and English, acronyms, former names, country
and parent. Ids never change; a body is added by a line. A name that every country has ("Ministry of Interior") stands
only with its country; a name or acronym that two bodies share stands with neither.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from marsad.authority.lookup import Entry, Found, Lookup
from marsad.authority.tables import rows, several
from marsad.records import Language, NameKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A known body; names stand by language, the official one first. `country` is "" for those of many countries."""

    id: str
    kind: str
    country: str
    parent: str
    names: dict[str, tuple[str, ...]]
    acronyms: tuple[tuple[str, str], ...]  # with the only language whose texts may hold it, or ""
    former: tuple[str, ...]
    wikidata: str = ""

    def name(self, language: str) -> str:
        """The official name in a language, else in English, French or Arabic."""
        return next(self.names[known][0] for known in (language, *reversed(Language)) if self.names.get(known))


def _organisation(row: dict[str, str]) -> Organisation:
    """A body from its line of the table."""
    acronyms = [acronym.partition("@") for acronym in several(row["acronyms"])]
    return Organisation(
        id=row["id"],
        kind=row["kind"],
        country=row["country"],
        parent=row["parent"],
        names={language: several(row[language]) for language in Language},
        acronyms=tuple((text, language) for text, _, language in acronyms),
        former=several(row["former"]),
        wikidata=row["wikidata"],
    )


_READ_OUT = 4  # letters at least of an acronym that is written as a word


@cache
def all_organisations() -> dict[str, Organisation]:
    """Every known body by its id."""
    return {row["id"]: _organisation(row) for row in rows("organisations")}


def by_id(identifier: str) -> Organisation:
    """The body of that id; raises KeyError when the table has none."""
    return all_organisations()[identifier]


def _entries() -> Iterator[Entry]:
    """All names to look for: those of all languages, since texts quote each other's."""
    for body in all_organisations().values():
        for names in body.names.values():
            yield from (Entry(id=body.id, name=name) for name in names)
        yield from (
            Entry(id=body.id, name=text, kind=NameKind.ACRONYM, language=language) for text, language in body.acronyms
        )
        yield from (
            Entry(id=body.id, name=text, kind=NameKind.ACRONYM, language=Language.FRENCH) for text in _as_words(body)
        )
        yield from (Entry(id=body.id, name=name, kind=NameKind.ALIAS) for name in body.former)


def _as_words(body: Organisation) -> Iterator[str]:
    """The acronyms of a body between states as the French press writes them, with one capital: "Pnud", "Uemoa"."""
    listed = {text for text, _ in body.acronyms}
    for text in sorted(listed) if body.kind == "igo" else ():
        if len(text) >= _READ_OUT and text.isascii() and text.isalpha() and text.isupper():
            yield from {text.capitalize()} - listed


@cache
def _lookup() -> Lookup:
    """The dictionary over all names, built at the first question."""
    return Lookup(_entries())


def find(text: str, language: str = "") -> tuple[Found, ...]:
    """Every place where the text names a known body, in order; former names count as aliases."""
    return _lookup().find(text, language)
