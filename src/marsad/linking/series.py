"""Which events are editions of one series: alike names without their edition, and an organiser in common.

A place and a partner in common are not enough: two conferences of one city and one foundation are two series.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from marsad.linking.build import build
from marsad.linking.clusters import Group, Pair
from marsad.linking.comparisons.candidates import likely_pairs
from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.events import name_likeness, told_name
from marsad.linking.items import Item
from marsad.records import Entity, EntityKind, Score

THRESHOLD = 0.7
ALIKE = 0.6  # names of one series, across languages too
IDENTICAL = 0.9  # names so alike that no organiser is asked for


def pairs(items: Sequence[Item], meanings: Meanings, organisers_of: Callable[[Item], frozenset[str]]) -> Iterator[Pair]:
    """Compare events that carry an edition or the name of a series."""
    in_series = [item for item in items if item.get("edition") or item.get("series")]
    for first, second in likely_pairs(in_series, meanings, told_name, ALIKE):
        likeness = name_likeness(first, second, meanings)
        if likeness < ALIKE:
            continue
        shared = organisers_of(first) & organisers_of(second)
        known = organisers_of(first) and organisers_of(second)
        if not shared and (known or likeness < IDENTICAL):
            continue
        name = Score(name="same_name", value=likeness, detail=f"{first.name} ~ {second.name}")
        bodies = Score(name="same_bodies", value=float(len(shared)), detail=", ".join(sorted(shared)))
        yield Pair(
            first=first.id,
            second=second.id,
            probability=round(min(0.95, 0.3 + 0.5 * likeness + (0.3 if shared else 0.0)), 3),
            scores=(name, bodies) if shared else (name,),
        )


def with_series(
    told: Sequence[Entity], groups: Sequence[Group], items: Mapping[str, Item]
) -> tuple[list[Entity], list[Entity]]:
    """Give each event its series as parent, and build the series: all names and mentions of its editions."""
    parents: dict[str, str] = {}
    found: list[Entity] = []
    for g in groups:
        entity = build(EntityKind.SERIES, g, items)
        labels = [str(items[m].get("series") or items[m].name) for m in g.members]
        found.append(replace(entity, label=max(labels, key=lambda text: (labels.count(text), len(text), text))))
        parents.update(dict.fromkeys(g.members, entity.id))
    return [replace(event, parent=parents.get(event.facts[0], "")) for event in told], found
