"""How our kinds of entity are called in other vocabularies; the words are data in `schemas.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from marsad.records import Entity, EntityKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """A kind of entity in FollowTheMoney and in schema.org."""

    ftm: str
    json_ld: str
    ftm_details: Mapping[str, str]
    json_ld_details: Mapping[str, str]
    ftm_by_type: Mapping[str, str] = field(default_factory=dict)
    json_ld_by_type: Mapping[str, str] = field(default_factory=dict)
    keyword: str = ""

    def ftm_of(self, entity: Entity) -> str:
        """The FollowTheMoney schema of one entity."""
        return self.ftm_by_type.get(entity.details.get("type", ""), self.ftm)

    def json_ld_of(self, entity: Entity) -> str:
        """The schema.org type of one entity."""
        return self.json_ld_by_type.get(entity.details.get("type", ""), self.json_ld)


@cache
def schemas() -> Mapping[EntityKind, Schema]:
    """The schema of every kind."""
    data = tomllib.loads(files("marsad.exchange.logic").joinpath("schemas.toml").read_text(encoding="utf-8"))
    return {EntityKind(kind): Schema(**about) for kind, about in data.items()}


def kind_of(name: str, keywords: frozenset[str], *, vocabulary: str) -> EntityKind | None:
    """The kind that a foreign schema speaks of, told apart by keywords where two share one; None when it is none."""
    fitting = [kind for kind, schema in schemas().items() if name in _names(schema, vocabulary)]
    told = [kind for kind in fitting if schemas()[kind].keyword in keywords]
    plain = [kind for kind in fitting if not schemas()[kind].keyword]
    return next(iter([*told, *plain]), None)


def _names(schema: Schema, vocabulary: str) -> frozenset[str]:
    if vocabulary == "ftm":
        return frozenset({schema.ftm, *schema.ftm_by_type.values()})
    return frozenset({schema.json_ld, *schema.json_ld_by_type.values()})
