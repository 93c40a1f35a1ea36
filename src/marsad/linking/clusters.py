"""From pairs that look alike to groups that are one thing: strongest pairs first, vetoes respected.

Invariants: two items that must never be joined (a person said so, or a comparison vetoed) are never in one group,
whatever other pairs suggest; the groups do not depend on the order of the pairs. Of two pairs that are equally sure the
one whose items stand earlier comes first: callers give the items in an order that hangs on nothing accidental.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from marsad.records import Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two items (by id) that may be one thing, with a probability and the comparisons that gave it."""

    first: str
    second: str
    probability: float
    scores: tuple[Score, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Items that are one thing, and for each the strongest pair that ties it to another of them."""

    members: tuple[str, ...]
    ties: dict[str, Pair]


class _Growing:
    """A group while it grows; what it must not meet is kept at hand, since large groups are asked often."""

    def __init__(self, identifier: str, enemies: set[str], marks: set[str]) -> None:
        self.members = {identifier}
        self.enemies = set(enemies)
        self.marks = marks

    def differs(self, other: "_Growing") -> bool:
        """Whether both bear marks, and none in common."""
        return bool(self.marks and other.marks and not self.marks & other.marks)

    def take(self, other: "_Growing") -> None:
        """Take the other's members in."""
        self.members |= other.members
        self.enemies |= other.enemies
        self.marks |= other.marks


def group(  # noqa: PLR0913 - each tells what may or must not be joined, and is named by the caller
    identifiers: Iterable[str],
    pairs: Iterable[Pair],
    *,
    threshold: float,
    never: Collection[frozenset[str]] = frozenset(),
    marks: Mapping[str, str] | None = None,
    decided: Collection[frozenset[str]] = frozenset(),
) -> list[Group]:
    """Join the pairs of at least `threshold`, strongest first, unless that would join what must stay apart.

    Apart stay the pairs of `never`, and groups that bear different `marks` (an edition, an entry of an authority file),
    unless a person `decided` that two items are one.
    """
    rank = {identifier: place for place, identifier in enumerate(identifiers)}
    made = sorted(
        (pair for pair in pairs if pair.probability >= threshold),
        key=lambda pair: (-pair.probability, *sorted((rank[pair.first], rank[pair.second]))),
    )
    enemies = _enemies(never)
    marked = {member: {mark} for member, mark in (marks or {}).items()}
    groups = {
        identifier: _Growing(identifier, enemies.get(identifier, set()), marked.get(identifier, set()))
        for identifier in rank
    }
    ties: dict[str, Pair] = {}
    for pair in made:
        one, other = groups[pair.first], groups[pair.second]
        if one is not other:
            if one.enemies & other.members:
                continue
            if one.differs(other) and frozenset((pair.first, pair.second)) not in decided:
                continue
            larger, smaller = sorted((one, other), key=lambda g: -len(g.members))
            larger.take(smaller)
            groups.update(dict.fromkeys(smaller.members, larger))
        ties.setdefault(pair.first, pair)
        ties.setdefault(pair.second, pair)
    distinct = {id(grown): grown for grown in groups.values()}
    members_of = (sorted(grown.members, key=rank.__getitem__) for grown in distinct.values())
    return sorted(
        (Group(members=tuple(members), ties={m: ties[m] for m in members if m in ties}) for members in members_of),
        key=lambda g: rank[g.members[0]],
    )


def _enemies(never: Collection[frozenset[str]]) -> dict[str, set[str]]:
    enemies: dict[str, set[str]] = {}
    for pair in never:
        for member in pair:
            enemies.setdefault(member, set()).update(pair - {member})
    return enemies
