"""Parts that stand: items of one kind that strong pairs hold together, and the groups that they come to.

No pair, veto or mark reaches from one part into another, so each is grouped by itself, as the whole would be.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, Protocol, TypeAlias, TypeVar

from marsad.linking.clusters import Called, Group, Pair, clash, group

DECIDED, NAMED, TRANSLATED, CUT = range(4)  # who made a pair; of equally sure ones the earlier maker's counts
Made: TypeAlias = tuple[str, str, int]  # both ends of a pair, and its maker


class Ordered(Protocol):
    """What stands somewhere among others."""

    @property
    def id(self) -> str:
        """What it is called by."""

    @property
    def order(self) -> Any:
        """Where it stands."""


Thing = TypeVar("Thing", bound=Ordered)


def _no_mark(_item: Ordered) -> str:
    return ""


def _no_name(_item: Ordered) -> Called | None:
    return None


class Parts(Generic[Thing]):
    """Items with their pairs, and the groups that follow."""

    def __init__(
        self,
        threshold: float,
        mark_of: Callable[[Thing], str] = _no_mark,
        called: Callable[[Thing], Called | None] = _no_name,
    ) -> None:
        """Begin empty; items of different marks, and those called by two names in one language, stay apart."""
        self._threshold, self._mark_of, self._called = threshold, mark_of, called
        self.items: dict[str, Thing] = {}
        self.pairs: dict[Made, Pair] = {}
        self.group_of: dict[str, Group] = {}
        self._apart: Mapping[str, Collection[frozenset[str]]] = {}
        self._joined: frozenset[frozenset[str]] = frozenset()
        self._held: set[Made] = set()  # pairs that hold together since the last grouping, and did not before
        self._order: dict[str, Any] = {}
        self._marks: dict[str, str] = {}
        self._names: dict[str, Called] = {}
        self._at: dict[str, set[Made]] = defaultdict(set)
        self.asked: set[str] = set()  # items of which an unsure pair is another since the last grouping
        self._weak: dict[str, set[Made]] = defaultdict(set)  # unsure pairs by their ends
        self._part: dict[str, set[str]] = {}
        self._groups_of: dict[int, list[Group]] = {}  # by part
        self._moved: set[str] = set()  # items of which anything is another since the last grouping

    def change(
        self,
        gone: Collection[Thing],
        come: Collection[Thing],
        pairs: Mapping[Made, Pair | None],
        stale: Collection[str] = (),
    ) -> tuple[list[Group], list[Group]]:
        """Take in what changed: items, and pairs made anew (None: no more). Gives the groups that went, and that came.

        `items` are the new ones already. Parts of `stale` items are grouped again whatever their pairs say.
        """
        lost = {item.id for item in gone} - {item.id for item in come}
        self.asked = set()
        self._held = set()
        for item in (*gone, *come):
            self._note(item.id)
        self._moved = {one for one in stale if one in self.items}
        self._moved.update(item.id for item in (*gone, *come))
        loose: set[tuple[str, str]] = set()
        for made in {made for item in gone for made in self._at.get(item.id, ())} - pairs.keys():
            loose |= self._exchange(made, None)
        for made, pair in pairs.items():
            loose |= self._exchange(made, pair)
        for one in lost:
            self._at.pop(one, None)
            self._weak.pop(one, None)
        return self._group_again(loose, lost, stale)

    def _note(self, one: str) -> None:
        """Note where an item stands, and what keeps it apart."""
        for known in (self._order, self._marks, self._names):
            known.pop(one, None)
        if item := self.items.get(one):
            self._order[one] = item.order
            if mark := self._mark_of(item):
                self._marks[one] = mark
            if called := self._called(item):
                self._names[one] = called

    def _exchange(self, made: Made, pair: Pair | None) -> set[tuple[str, str]]:
        """Put a pair in the place of an older one; gives its ends if they held together and do no more."""
        before = self.pairs.pop(made, None)
        if pair is not None:
            self.pairs[made] = pair
        held, holds = (one is not None and one.probability >= self._threshold for one in (before, pair))
        is_weak = pair is not None and not holds
        if is_weak or (before is not None and not held):
            self.asked.update(made[:2])
        for end in made[:2]:
            (self._at[end].add if pair is not None else self._at[end].discard)(made)
            if is_weak:
                self._weak[end].add(made)
            elif end in self._weak:
                self._weak[end].discard(made)
                if not self._weak[end]:
                    del self._weak[end]
        (self._held.add if holds and not held else self._held.discard)(made)
        if held or holds:
            self._moved.update(made[:2])
        return {made[:2]} if held and not holds else set()

    def decide(self, same: Iterable[frozenset[str]], different: Iterable[frozenset[str]]) -> set[str]:
        """Obey what people decided of pairs; gives the items of pairs that were decided otherwise before."""
        joined = frozenset(same)
        apart = frozenset(different) - joined
        before = {two for some in self._apart.values() for two in some}
        changed = (joined ^ self._joined) | (apart ^ before)
        by_item: dict[str, set[frozenset[str]]] = defaultdict(set)
        for two in apart:
            for one in two:
                by_item[one].add(two)
        self._joined, self._apart = joined, by_item
        return {one for two in changed for one in two}

    def unsure(self, some: Group) -> Iterator[tuple[Made, Pair]]:
        """The pairs of a group that are not sure enough to join it with what stands apart."""
        for one in self._weak.keys() & some.members:
            for made in self._weak[one]:
                first, second = made[:2]
                is_kept_apart = frozenset((first, second)) in self._apart.get(first, ())
                if self.group_of[first] is not self.group_of[second] and not is_kept_apart:
                    yield made, self.pairs[made]

    def _group_again(
        self, loose: Iterable[tuple[str, str]], lost: Collection[str], stale: Collection[str]
    ) -> tuple[list[Group], list[Group]]:
        """Group the parts again in which anything moved."""
        went = {id(g): g for one in self._moved if (part := self._part.get(one)) for g in self._groups_of[id(part)]}
        came: list[Group] = []
        for part, old in self._parted(loose, lost, stale):
            groups = self._groups(part, old)
            self._groups_of[id(part)] = groups
            came.extend(groups)
        for found in came:
            self.group_of.update(dict.fromkeys(found.members, found))
        for one in lost:
            self.group_of.pop(one, None)
        return list(went.values()), came

    def _parted(
        self, loose: Iterable[tuple[str, str]], lost: Collection[str], stale: Collection[str]
    ) -> list[tuple[set[str], Sequence[Group]]]:
        """The parts in which anything moved, each with the groups that it came of if it only grew."""
        broken = self._broken(loose, lost, stale)
        whole: dict[int, set[str]] = {}
        old: dict[int, list[Group]] = {}
        remaining: set[str] = set()
        for one in self._moved:
            part = self._part.get(one)
            if part is None:
                if one in self.items:
                    remaining.add(one)
            elif id(part) in broken:
                remaining |= part
            else:
                groups = self._groups_of[id(part)]
                whole[id(part)], old[id(part)] = part, groups if len(groups) == 1 else []
        for key in {id(part) for one in self._moved if (part := self._part.get(one)) is not None}:
            self._groups_of.pop(key)
        for one in remaining:
            self._part.pop(one, None)
        remaining -= set(lost)
        for part in self._connected(remaining):
            for one in part:
                self._part[one] = part
            whole[id(part)], old[id(part)] = part, []
        return self._joined_parts(whole, old)

    def _broken(self, loose: Iterable[tuple[str, str]], lost: Collection[str], stale: Collection[str]) -> set[int]:
        """The parts that may have come apart."""
        broken = {id(self._part[one]) for one in (*lost, *stale) if one in self._part}
        for one, other in loose:
            if one in lost or other in lost or id(self._part[one]) in broken:
                continue
            if not self._hold_together(one, other):
                broken.add(id(self._part[one]))
        return broken

    def _joined_parts(
        self, whole: dict[int, set[str]], old: dict[int, list[Group]]
    ) -> list[tuple[set[str], Sequence[Group]]]:
        """Join the parts between which strong pairs stand now."""
        for made in self._held:
            first, second = (self._part[end] for end in made[:2])
            if first is not second:
                large, small = (first, second) if len(first) >= len(second) else (second, first)
                large |= small
                self._part.update(dict.fromkeys(small, large))
                whole.pop(id(small))
                old[id(large)] = [*old[id(large)], *old.pop(id(small))]
        return [(part, old[key]) for key, part in whole.items()]

    def _hold_together(self, one: str, other: str) -> bool:
        """Whether strong pairs still lead from one item to another; looked for from both ends in turn."""
        seen = ({one}, {other})
        edges = ([one], [other])
        while edges[0] and edges[1]:
            side = 0 if len(edges[0]) <= len(edges[1]) else 1
            reached: list[str] = []
            for item in edges[side]:
                for end in self._next_to(item):
                    if end in seen[1 - side]:
                        return True
                    if end not in seen[side]:
                        seen[side].add(end)
                        reached.append(end)
            edges[side][:] = reached
        return False

    def _next_to(self, one: str) -> Iterator[str]:
        for made in self._at.get(one, ()):
            if self.pairs[made].probability >= self._threshold:
                yield made[1] if made[0] == one else made[0]

    def _connected(self, members: set[str]) -> list[set[str]]:
        """The parts of some items, as far as they hold together by themselves."""
        parts: list[set[str]] = []
        remaining = set(members)
        while remaining:
            start = remaining.pop()
            part, edge = {start}, [start]
            while edge:
                for end in self._next_to(edge.pop()):
                    if end in remaining:
                        remaining.discard(end)
                        part.add(end)
                        edge.append(end)
            parts.append(part)
        return parts

    def _groups(self, part: set[str], old: Sequence[Group]) -> list[Group]:
        known = [one for g in old for one in g.members]  # in order but for seams
        ids = sorted([*known, *part.difference(known)], key=self._order.__getitem__)
        marks = {one: self._marks[one] for one in ids if one in self._marks} if self._marks else {}
        names = {one: self._names[one] for one in ids if one in self._names} if self._names else {}
        never = {two for one in part & self._apart.keys() for two in self._apart[one]}
        every = set(names.values())
        if len(set(marks.values())) <= 1 and not never and not clash(every, every):
            return [self._group(ids, old)]
        made = sorted({made for one in part for made in self._at.get(one, ())}, key=lambda made: made[2])
        pairs = [pair for one in made if (pair := self.pairs[one]).probability >= self._threshold]
        groups = group(
            ids, pairs, threshold=self._threshold, never=never, marks=marks, names=names, decided=self._joined
        )
        return [
            Group(members=one.members, ties={item: self._as_stands(tie) for item, tie in one.ties.items()})
            for one in groups
        ]

    def _as_stands(self, tie: Pair) -> Pair:
        """The pair itself that stands, of which grouping gives another with the same words: so its link is known."""
        ends = tie.first, tie.second
        told = (self.pairs.get((*ends, maker)) for maker in (DECIDED, NAMED, TRANSLATED, CUT))
        return next((one for one in told if one == tie), tie)

    def _group(self, ids: Sequence[str], old: Sequence[Group]) -> Group:
        """What nothing keeps apart is one group; the strongest pair of each item ties it to the others."""
        ties: dict[str, Pair] = {}
        for g in old:
            ties |= g.ties
        anew = set(ids).difference(*(g.members for g in old)) | self._moved.intersection(ids)
        for one in anew:
            ties.pop(one, None)
            if (tie := self._strongest(one)) is not None:
                ties[one] = tie
        return Group(members=tuple(ids), ties=ties)

    def _strongest(self, one: str) -> Pair | None:
        chances = {made: self.pairs[made].probability for made in self._at.get(one, ())}
        best = max(chances.values(), default=0.0)
        if best < self._threshold:
            return None
        return self.pairs[min((made for made, chance in chances.items() if chance == best), key=self._strength)]

    def _strength(self, made: Made) -> tuple[Any, Any, int]:
        one, other = sorted(self._order[end] for end in made[:2])
        return one, other, made[2]
