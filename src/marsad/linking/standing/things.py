"""The entities of one kind that stand, and which of them each item belongs to."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from marsad.linking.clusters import Called, Group, Pair
from marsad.linking.items import Item
from marsad.linking.known_names import cut_names
from marsad.linking.standing.parts import CUT, DECIDED, Parts
from marsad.linking.standing.scored import Changed
from marsad.records import Decisions, Entity, Score

Build = Callable[[Group], Entity | None]


class Things:
    """Groups of items as entities; those that only finds make are none."""

    def __init__(
        self,
        threshold: float,
        mark: str = "",
        called: Callable[[Item], Called | None] = lambda _item: None,
        *,
        hangs_on_groups_alone: bool = True,
    ) -> None:
        """Begin empty; items that have other values for the field `mark`, or are `called` otherwise, stay apart.

        An entity that hangs on more than its group and the items in it is built again with each look at these.
        """
        self._mark, self._hangs_on_groups_alone = mark, hangs_on_groups_alone
        self.parts: Parts[Item] = Parts(threshold, self._mark_of, called)
        self.entities: dict[str, Entity] = {}  # by the first item
        self.of: dict[str, str] = {}  # of each item the entity's id
        self.fresh: list[str] = []  # first items of the entities that the last change made
        self.went: list[str] = []  # and of those that it took away
        self.lost: list[Entity] = []  # these entities
        self.moved: set[str] = set()  # items that belong to another entity since
        self._decided: Changed = {}
        self._cut: dict[str, Changed] = {}  # by document

    def _mark_of(self, item: Item) -> str:
        return str(item.get(self._mark) or "") if self._mark else ""

    @property
    def items(self) -> dict[str, Item]:
        """The items that stand."""
        return self.parts.items

    def enter(self, gone: Iterable[Item], come: Iterable[Item]) -> None:
        """Let items stand before their pairs are made."""
        for item in gone:
            self.items.pop(item.id, None)
        for item in come:
            self.items[item.id] = item

    def change(
        self,
        gone: Collection[Item],
        come: Collection[Item],
        pairs: Changed,
        build: Build,
        stale: Collection[str] = (),
    ) -> set[str]:
        """Group what changed again and build it; gives the items that belong to another entity than before."""
        went, came = self.parts.change(gone, come, pairs, stale)
        if self._hangs_on_groups_alone:
            went, came = _others(went, came, {*stale, *(item.id for item in (*gone, *come))})
        before: dict[str, str] = {}
        self.went = [one.members[0] for one in went]
        self.lost = []
        for one in went:
            if (entity := self.entities.pop(one.members[0], None)) is not None:
                self.lost.append(entity)
            before.update((m, self.of.pop(m)) for m in one.members if m in self.of)
        after: dict[str, str] = {}
        self.fresh = []
        for one in came:
            is_told = any(not self.items[m].is_find for m in one.members)
            if is_told and (entity := build(one)):
                self.entities[one.members[0]] = entity
                self.fresh.append(one.members[0])
                after.update(dict.fromkeys(one.members, entity.id))
        self.of.update(after)
        self.moved = {m for m in before.keys() | after.keys() if before.get(m) != after.get(m)}
        return self.moved

    def decided(self, decisions: Decisions, come: Iterable[Item]) -> tuple[Changed, set[str]]:
        """The pairs that people decided, as far as they are others than before, and the items that they concern."""
        score = (Score(name="decision", value=1.0, detail=""),)
        same = [(a, b) for a, b in decisions.same if a in self.items and b in self.items]
        now: Changed = {(a, b, DECIDED): Pair(a, b, 1.0, score) for a, b in same}
        stale = self.parts.decide(map(frozenset, same), map(frozenset, decisions.different))
        again = {item.id for item in come} | stale
        changed: Changed = dict.fromkeys(self._decided.keys() - now.keys())
        changed.update((made, pair) for made, pair in now.items() if again.intersection(made))
        self._decided = now
        return changed, stale

    def cut(self, documents: Iterable[str], items_of: Callable[[str], Iterable[Item]]) -> Changed:
        """The pairs of names cut short in some documents."""
        changed: Changed = {}
        for document in documents:
            changed.update(dict.fromkeys(self._cut.pop(document, {})))
            found = cut_names(sorted(items_of(document), key=lambda item: item.order))
            now: Changed = {(pair.first, pair.second, CUT): pair for pair in found}
            if now:
                self._cut[document] = now
                changed.update(now)
        return changed

    def entity_of(self, item: str) -> Entity | None:
        """The entity that an item belongs to."""
        return self.entities.get(self.parts.group_of[item].members[0])

    def made(self) -> list[Entity]:
        """The entities that the last change made."""
        return [self.entities[first] for first in self.fresh]

    def asked(self) -> Iterator[Group]:
        """The groups of which an unsure pair, or what it concerns, may be another since the last change."""
        firsts = dict.fromkeys(self.fresh)
        group_of = self.parts.group_of
        firsts.update(dict.fromkeys(group_of[one].members[0] for one in self.parts.asked if one in group_of))
        return (group_of[first] for first in firsts)


def _others(went: Sequence[Group], came: Sequence[Group], touched: set[str]) -> tuple[list[Group], list[Group]]:
    """The groups that went and that came, but those that came again as they were, with nothing in them touched."""
    before = {one.members[0]: one for one in went}
    again = {
        one.members[0]
        for one in came
        if (old := before.get(one.members[0])) and _are_one(old, one) and touched.isdisjoint(one.members)
    }
    return [one for one in went if one.members[0] not in again], [one for one in came if one.members[0] not in again]


def _are_one(one: Group, other: Group) -> bool:
    """Whether two groups have the same members, tied by the very same pairs: one made again may have other reasons."""
    if one.members != other.members or one.ties.keys() != other.ties.keys():
        return False
    return all(tie is other.ties[member] for member, tie in one.ties.items())
