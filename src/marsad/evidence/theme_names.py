"""What themes and target groups are called in three languages, read once from `themes.toml`; for pages and register."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from django.utils.functional import Promise, lazy
from django.utils.translation import get_language

Names = Mapping[str, str]  # by language


@cache
def names_of(kind: str) -> Mapping[str, Names]:
    """The names of every code of a kind ("theme", "target_group"); none for a kind that the table does not have."""
    table = tomllib.loads(files("marsad.evidence").joinpath("themes.toml").read_text("utf-8"))
    found: Mapping[str, Names] = table.get(kind, {})
    return found


def _theme(code: str) -> str:
    names = names_of("theme")[code]
    return names.get((get_language() or "en")[:2]) or names["en"]


def themes() -> dict[str, str | Promise]:
    """Each theme's name in the language that is active when it is shown, by code."""
    shown = lazy(_theme, str)
    return {code: shown(code) for code in names_of("theme")}
