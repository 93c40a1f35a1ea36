"""Which events are editions of one series: alike names without their edition, and an organiser in common.

A place and a partner in common are not enough: two conferences of one city and one foundation are two series.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeAlias

import numpy as np

from marsad.language.normalise import fold
from marsad.linking.build import Links, build
from marsad.linking.clusters import Group, Pair, Scores
from marsad.linking.comparisons.candidates import blocks, pairs_between, pairs_within
from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.comparisons.outlines import Marks, Names, Numbers, signs
from marsad.linking.comparisons.outlines import Places as Array
from marsad.linking.events import name_likeness
from marsad.linking.items import Item
from marsad.linking.likely_events import told_name
from marsad.linking.models import Model
from marsad.records import Entity, EntityKind, Score

THRESHOLD = 0.7
ALIKE = 0.6  # names of one series, across languages too
LOOSELY = 0.5  # cosine; names that share most of their words are nearer
IDENTICAL = 0.9  # names so alike that no organiser is asked for
OrganisersOf: TypeAlias = Callable[[Item], frozenset[str]]
Places: TypeAlias = tuple[int, int]


def pairs(items: Sequence[Item], meanings: Meanings, organisers_of: OrganisersOf, weighed: Model) -> Iterator[Pair]:
    """Compare events that carry an edition or the name of a series."""
    in_series = [item for item in items if item.get("edition") or item.get("series")]
    meanings.add(map(told_name, in_series))
    by_id = {item.id: item for item in in_series}

    def again(one: str, other: str) -> Scores:
        return compared(by_id[one], by_id[other], meanings, organisers_of)

    for first, second in _likely(in_series, meanings, organisers_of):
        if scores := again(first.id, second.id):
            yield Pair(first.id, second.id, weighed.of(scores), again=again)


def compared(first: Item, second: Item, meanings: Meanings, organisers_of: OrganisersOf) -> Scores:
    """What speaks for two events being of one series; nothing where not enough does."""
    likeness = name_likeness(first, second, meanings)
    organisers = organisers_of(first), organisers_of(second)
    shared = organisers[0] & organisers[1]
    if likeness < ALIKE or (not shared and (all(organisers) or likeness < IDENTICAL)):
        return ()
    name = Score(name="same_name", value=likeness, detail=f"{first.name} ~ {second.name}")
    bodies = Score(name="same_bodies", value=1.0, detail=", ".join(sorted(shared)))
    return (name, bodies) if shared else (name,)


def _likely(items: Sequence[Item], meanings: Meanings, organisers_of: OrganisersOf) -> Iterator[tuple[Item, Item]]:
    """Pairs that may be alike enough: of many events with one name each is compared with some."""
    groups = list(blocks(items, lambda item: [as_named(item)]).values())
    for members in groups:
        yield from pairs_within(members)
    for i, j in likely_names([name_of(members, organisers_of) for members in groups], meanings):
        yield from pairs_between(groups[i], groups[j])


def as_named(item: Item) -> str:
    """The language and the name without its edition: events that bear one share a place."""
    return f"{item.fact.language} {fold(told_name(item))}"


class Named(NamedTuple):
    """A name with its language and all who organise what is called so."""

    name: str
    language: str
    organisers: frozenset[str]


def name_of(members: Sequence[Item], organisers_of: OrganisersOf) -> Named:
    """The name that some events bear."""
    organisers = frozenset[str]().union(*map(organisers_of, members))
    return Named(told_name(members[0]), str(members[0].fact.language), organisers)


def likely_names(told: Sequence[Named], meanings: Meanings, of: Sequence[int] | None = None) -> Iterator[Places]:
    """Places of names that may be those of one series; with `of` those with one of these, perhaps twice."""
    names = Names([one.name for one in told], [one.language for one in told], meanings)
    organisers = signs([one.organisers for one in told])

    def may_be_one(one: Array, other: Array, likeness: Numbers) -> Marks:
        shared = (organisers[one] & organisers[other]) > 0
        marks: Marks = likeness >= np.where(shared, ALIKE, IDENTICAL) - 0.001
        return marks

    return names.pairs(LOOSELY, may_be_one, of)


def with_series(
    told: Sequence[Entity], groups: Sequence[Group], items: Mapping[str, Item]
) -> tuple[list[Entity], list[Entity]]:
    """Give each event its series as parent, and build the series: all names and mentions of its editions."""
    parents: dict[str, str] = {}
    found: list[Entity] = []
    for g in groups:
        entity = series_of(g, items)
        found.append(entity)
        parents.update(dict.fromkeys(g.members, entity.id))
    return [replace(event, parent=parents.get(event.facts[0], "")) for event in told], found


def series_of(g: Group, items: Mapping[str, Item], links: Links | None = None) -> Entity:
    """The series that some editions make, called as most of them call it."""
    labels = Counter(str(items[m].get("series") or items[m].name) for m in g.members)
    label = max(labels, key=lambda text: (labels[text], len(text), text))
    return replace(build(EntityKind.SERIES, g, items, links), label=label)
