"""The parts of countries, by their codes of ISO 3166-2: governorates, wilayas, regions.

Most are called as their chief town is ("Tozeur"), so that a name counts behind or before a word for such a part ("the
governorate of Tozeur", «ولاية توزر»), and by itself only where the table says so ("Souss-Massa"). Of some countries
only: `regions.tsv` lists them.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

from marsad.authority.lookup import Entry, Found, Lookup
from marsad.authority.tables import rows, several
from marsad.records import Language

NAME = "{name}"


def find(text: str, language: str = "") -> tuple[Found, ...]:
    """Every place where the text names a part of a country; the id is its code, "TN-72"."""
    return _lookup().find(text, language)


@cache
def names() -> dict[str, dict[str, tuple[str, ...]]]:
    """The names of each part by language, by its code."""
    return {row["id"]: {language: several(row[language]) for language in Language} for row in rows("regions")}


@cache
def _lookup() -> Lookup:
    return Lookup(_entries())


def _entries() -> Iterator[Entry]:
    patterns = tomllib.loads(resources.files("marsad.authority").joinpath("regions.toml").read_text("utf-8"))
    for row in rows("regions"):
        for language in Language:
            for name in several(row[language]):
                yield from (Entry(id=row["id"], name=told.replace(NAME, name)) for told in patterns[language])
                if row["alone"]:
                    yield Entry(id=row["id"], name=name)
