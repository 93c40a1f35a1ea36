"""Documents that stand: their items by kind, with the known names that are found again in them.

A name that a new document teaches is looked for in those old ones that have its longest word.
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from marsad.authority.lookup import beginnings_in, words_of
from marsad.language.normalise import fold
from marsad.linking.items import Item, items_of
from marsad.linking.known_names import TAUGHT, Taught, names_taught, surest_first
from marsad.linking.within import named_within
from marsad.records import Analysis, EntityKind

ByKind: TypeAlias = Mapping[EntityKind, Mapping[str, Item]]  # items by id
_NONE: Mapping[str, Item] = {}


@dataclass(slots=True)
class Change:
    """Items of one kind that went and that came; one that is told otherwise now did both."""

    gone: list[Item] = field(default_factory=list)
    come: list[Item] = field(default_factory=list)


class Documents:
    """All documents, and what they say as items."""

    def __init__(self) -> None:
        """Begin empty."""
        self.analyses: dict[str, Analysis] = {}
        self.items: dict[str, ByKind] = {}  # by document: with finds
        self._own: dict[str, ByKind] = {}
        self._folded: dict[str, str] = {}
        self._names = {kind: _Names(kind) for kind in TAUGHT}

    def change(self, come: Collection[Analysis], gone: Collection[str]) -> Mapping[EntityKind, Change]:
        """Take documents in (also those that are known, when they say something else now) and out."""
        own = {analysis.document.id: _own(analysis) for analysis in come}
        changed = {*own, *(one for one in gone if one in self.analyses)}
        taught: set[str] = set()
        for kind, names in self._names.items():
            before = [item for one in changed for item in self._own.get(one, {}).get(kind, _NONE).values()]
            after = [item for by_kind in own.values() for item in by_kind.get(kind, _NONE).values()]
            taught |= names.change(before, after)
        for one in changed - own.keys():
            del self.analyses[one], self._own[one], self._folded[one]
        for analysis in come:
            one = analysis.document.id
            self.analyses[one], self._own[one] = analysis, own[one]
            self._folded[one] = fold(analysis.document.text)
        return self._changes(changed | self._with(taught))

    def _with(self, names: Collection[str]) -> set[str]:
        """The documents in which some names may stand."""
        found: set[str] = set()
        for longest, *others in filter(None, map(_cores, names)):
            some = [one for one, text in self._folded.items() if longest in text]  # most names stand in few
            found.update(one for one in some if all(core in self._folded[one] for core in others))
        return found

    def _changes(self, documents: Iterable[str]) -> Mapping[EntityKind, Change]:
        changes: dict[EntityKind, Change] = defaultdict(Change)
        for one in sorted(documents):
            before = self.items.pop(one, {})
            if one in self.analyses:
                self.items[one] = self._with_finds(one)
            after = self.items.get(one, {})
            for kind in before.keys() | after.keys():
                old, new = before.get(kind, _NONE), after.get(kind, _NONE)
                changes[kind].gone += [item for key, item in old.items() if new.get(key) != item]
                changes[kind].come += [item for key, item in new.items() if old.get(key) != item]
        return changes

    def _with_finds(self, one: str) -> ByKind:
        analysis = self.analyses[one]
        found = {kind: dict(items) for kind, items in self._own[one].items()}
        beginnings = beginnings_in(analysis.document.text)
        for kind, names in self._names.items():
            again = list(Taught(kind, names.that_begin(beginnings)).finds(analysis))
            again += named_within([analysis]) if kind is EntityKind.ORGANISATION else []
            found.setdefault(kind, {}).update((item.id, item) for item in again)
        return found


class _Names:
    """The names of one kind that items teach, the surest item of each first."""

    def __init__(self, kind: EntityKind) -> None:
        self._kind = kind
        self._teachers: dict[str, list[Item]] = {}
        self._by_beginning: dict[tuple[str, ...], set[str]] = defaultdict(set)

    def change(self, gone: Iterable[Item], come: Iterable[Item]) -> set[str]:
        """The names that have another teacher now, or none, or one at last."""
        before: dict[str, Item | None] = {}
        for item, name in self._told(gone):
            teachers = self._teachers[name]
            before.setdefault(name, teachers[0] if teachers else None)
            del teachers[bisect_left(teachers, surest_first(item), key=surest_first)]
        for item, name in self._told(come):
            teachers = self._teachers.setdefault(name, [])
            before.setdefault(name, teachers[0] if teachers else None)
            insort(teachers, item, key=surest_first)
        for name in before:
            if self._teachers[name]:
                self._by_beginning[words_of(name)[:2]].add(name)
            else:
                del self._teachers[name]
                self._by_beginning[words_of(name)[:2]].discard(name)
        return {name for name, teacher in before.items() if teacher != next(iter(self._teachers.get(name, ())), None)}

    def that_begin(self, beginnings: Iterable[tuple[str, ...]]) -> Mapping[str, Item]:
        """The names that begin so, each with its surest item."""
        return {name: self._teachers[name][0] for one in beginnings for name in self._by_beginning.get(one, ())}

    def _told(self, items: Iterable[Item]) -> Iterator[tuple[Item, str]]:
        return ((item, name) for item in items for name in dict.fromkeys(names_taught(self._kind, item)))


def _own(analysis: Analysis) -> ByKind:
    return {kind: {item.id: item for item in items} for kind, items in items_of([analysis]).items() if items}


def _cores(name: str) -> list[str]:
    """The words of a name without what Arabic writes before them, the longest first; a text that has it has all."""
    bare = {word.removeprefix("و").removeprefix("ال") for word in words_of(name)}
    return sorted(bare, key=len, reverse=True)
