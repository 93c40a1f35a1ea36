"""The nouns of reports with their gender and forms, from `nouns.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from marsad.language.normalise import fold

ROUND_ENDINGS = ("ة", "اء", "ى")  # these take no written alif in the accusative


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """A noun of one language; dual forms, accusative and definite only in Arabic."""

    one: str
    many: str
    gender: str = "m"  # m, f
    dual: str = ""
    dual_oblique: str = ""
    accusative: str = ""  # singular, as after 11 to 99
    definite: str = ""

    @property
    def is_feminine(self) -> bool:
        """Whether words that agree with it take their feminine form."""
        return self.gender == "f"


def noun(language: str, key: str) -> Noun:
    """The noun of that key; raises KeyError that names an unknown one."""
    return _nouns()[key][language]


def event_noun(names: tuple[str, ...]) -> str:
    """The key of the kind of event that its names speak of: the head that stands first decides; "event" when none."""
    for name in names:
        folded = fold(name)
        found = [(folded.find(head), key) for head, key in _heads() if head in folded]
        if found:
            return min(found)[1]
    return "event"


def known() -> tuple[str, ...]:
    """All nouns of the table."""
    return tuple(_nouns())


@cache
def _table() -> Mapping[str, Mapping[str, object]]:
    return tomllib.loads((files(__package__) / "nouns.toml").read_text(encoding="utf-8"))


@cache
def _nouns() -> dict[str, dict[str, Noun]]:
    return {key: {"en": _english(row), "fr": _french(row), "ar": _arabic(row)} for key, row in _table().items()}


@cache
def _heads() -> tuple[tuple[str, str], ...]:
    return tuple((fold(head), key) for key, row in _table().items() for head in _list(row, "heads"))


def _list(row: Mapping[str, object], name: str) -> list[str]:
    found = row.get(name, [])
    return [str(value) for value in found] if isinstance(found, list) else []


def _english(row: Mapping[str, object]) -> Noun:
    one, many = _list(row, "en")
    return Noun(one=one, many=many)


def _french(row: Mapping[str, object]) -> Noun:
    one, many, gender = _list(row, "fr")
    return Noun(one=one, many=many, gender=gender)


def _arabic(row: Mapping[str, object]) -> Noun:
    one, dual, many, gender = _list(row, "ar")
    return Noun(
        one=one,
        many=many,
        gender=gender,
        dual=dual,
        dual_oblique=str(row.get("ar_dual_oblique") or dual.removesuffix("ان") + "ين"),
        accusative=str(row.get("ar_accusative") or (one if one.endswith(ROUND_ENDINGS) else one + "ا")),
        definite=str(row.get("ar_definite") or "ال" + one),
    )
