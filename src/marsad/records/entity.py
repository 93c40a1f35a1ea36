"""Entities: the things of the world, with all their names, and the links that say why they are one.

Every link has a score, a reason and a way to undo it: people's decisions go above any score.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from marsad.records.fact import Mention
from marsad.records.kinds import EntityKind, NameKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One name of an entity, as written somewhere."""

    text: str
    language: str
    script: str  # ISO 15924: Arab, Latn
    kind: NameKind = NameKind.FULL


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How much one comparison speaks for or against two things being one; never without its reason."""

    name: str  # of the comparison: "acronym", "name_across_scripts", "same_dates"
    value: float  # 0 to 1
    detail: str  # the two values compared, in words


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Why one fact (or mention) belongs to an entity."""

    item: str  # a fact id, or "document:start:end" of a mention without a fact
    probability: float
    reason: str
    scores: tuple[Score, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A thing of the world: it is the set of facts and mentions linked to it, under all its names.

    `parent` is the id of the series that an event is an edition of, or of the body that a part belongs to.
    """

    id: str
    kind: EntityKind
    label: str  # the name to show when a language has none of its own
    names: tuple[Name, ...] = ()
    facts: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    links: tuple[Link, ...] = ()
    authority: str = ""
    parent: str = ""
    country: str = ""  # ISO 3166-1 alpha-2
    details: dict[str, str] = field(default_factory=dict)  # edition, dates, city …: for showing and ordering


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each comparison speaks for or against a link, in log-odds, as a home has learned it."""

    bias: float
    features: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One decision of a person: whether the facts of two sides speak of one thing."""

    is_same: bool
    one: frozenset[str]
    other: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What people have decided about links; holds for ever, whatever the scores say.

    Pairs are of fact ids: `same` pairs are joined, `different` pairs are never joined. `weights` were learned from such
    decisions when somebody asked for it, by the name of the model.
    """

    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()
    weights: Mapping[str, Weights] = field(default_factory=dict)
