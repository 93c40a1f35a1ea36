"""The room's vocabulary, read once from `data/`: names in three languages for what has codes."""

import csv
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from django.utils.translation import get_language

from marsad.authority import organisations, places
from marsad.evidence.theme_names import names_of
from marsad.followup.kinds import TagKind
from marsad.records import Language


@cache
def table(name: str) -> Mapping[str, Any]:
    """A TOML file of `data/`."""
    return tomllib.loads(files("marsad.followup.data").joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def sdg_targets() -> Mapping[str, Mapping[str, str]]:
    """The targets of the Sustainable Development Goals by number ("4.7", "16.a"), with their names by language."""
    lines = files("marsad.followup.data").joinpath("sdg.tsv").read_text("utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
    return {row["target"]: {language: row[language] for language in Language} for row in rows}


def pillars() -> Mapping[str, Mapping[str, Any]]:
    """The pillars of the UN Global Counter-Terrorism Strategy by number, with their names by language."""
    found: Mapping[str, Mapping[str, Any]] = table("frameworks")["pillar"]
    return found


def tag_names(kind: str) -> Mapping[str, Mapping[str, str]]:
    """All known values of a kind of tag with their names by language."""
    if kind == TagKind.PILLAR:
        return pillars()
    if kind == TagKind.SDG:
        return sdg_targets()
    return names_of(kind)


def tag_name(kind: str, value: str, language: str = "") -> str:
    """What people read for a tag; what nobody listed stands for itself. `language` is the active one by default."""
    names = tag_names(kind).get(value, {})
    active = (language or get_language() or "en")[:2]
    return str(names.get(active) or names.get("en") or value)


def addressee_name(key: str, name: str, language: str = "") -> str:
    """What people read for an addressee: in their language where it is known in it, else as it is named."""
    kind, _, value = key.partition(":")
    known = ADDRESSEES[kind](value) if kind in ADDRESSEES else {}
    names = known.get((language or get_language() or "en")[:2])
    return str(names[0] if names else name).replace("'", "’")


def _kinds_of_addressee(value: str) -> Mapping[str, Sequence[str]]:
    named: Mapping[str, Sequence[str]] = table("addressees").get(value, {})
    return named


def _known_body(value: str) -> Mapping[str, Sequence[str]]:
    body = organisations.all_organisations().get(value)
    return body.names if body else {}


def _country(value: str) -> Mapping[str, Sequence[str]]:
    place = places.all_places().get(value)
    return {str(language): [place.name(language)] for language in Language} if place else {}


ADDRESSEES: Mapping[str, Callable[[str], Mapping[str, Sequence[str]]]] = {
    "kind": _kinds_of_addressee,
    "authority": _known_body,
    "country": _country,
}
