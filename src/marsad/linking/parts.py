"""Which bodies are parts of which: an office of its agency, a department of its ministry, a committee of its council.

A part is a thing of its own that leads to its whole, as an event leads to its series. The authority file knows some, a
country's office says whose it is, and of other bodies the name says both: a word for a part, and behind it the whole
name of another body ("Direction des loisirs du Ministère de la Jeunesse"). Of several bodies of that name the one is
meant that a document names beside the part.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from marsad.authority import organisations as authority
from marsad.linking.comparisons.words import words_in_order
from marsad.linking.vocabulary import words
from marsad.records import Entity, EntityKind, NameKind, entity_id

OfficeOf = Callable[[Entity], str]
_PARTICLE = re.compile("^[بل](?=[ء-ي]{4})")  # "بوزارة": written onto the name
_SHORTEST = 2  # words of a whole's name; an acronym stands alone


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What the names of a body say: how others end that name it, and what its own names may end with."""

    entity: Entity
    keys: frozenset[str]
    tails: tuple[str, ...]  # the longest first


class Wholes:
    """The bodies of a base and what they are parts of; of a change only what it concerns is looked at again."""

    def __init__(self, office_of: OfficeOf) -> None:
        """Know none yet; `office_of` gives for a body the known body whose office it is, or ""."""
        self._office_of = office_of
        self._told: dict[str, _Told] = {}
        self._named: dict[str, set[str]] = defaultdict(set)
        self._asking: dict[str, set[str]] = defaultdict(set)  # by name or id: the bodies that may be parts of it
        self._asked: dict[str, frozenset[str]] = {}  # the same by the part
        self._parents: dict[str, str] = {}

    def told(self, bodies: Collection[Entity]) -> list[Entity]:
        """The same bodies, the parts of them with the id of their whole as `parent`."""
        self.change((), bodies)
        return [self.leads(body) for body in bodies]

    def change(self, gone: Iterable[str], come: Iterable[Entity]) -> set[str]:
        """Take bodies out, by id, and in or in the place of what they were; gives those that have another whole now."""
        come = list(come)
        touched: set[str] = set()
        for identifier in {*gone, *(body.id for body in come)} & self._told.keys():
            touched |= self._take_out(identifier)
        for body in come:
            touched |= self._take_in(body)
        changed = set()
        for identifier in touched:
            told = self._told.get(identifier)
            parent = self._whole(told) if told else ""
            if parent != self._parents.get(identifier, ""):
                changed.add(identifier)
            if parent:
                self._parents[identifier] = parent
            else:
                self._parents.pop(identifier, None)
        return changed

    def leads(self, body: Entity) -> Entity:
        """The body with its whole as parent."""
        parent = self._parents.get(body.id, "")
        return replace(body, parent=parent) if parent != body.parent else body

    def _take_out(self, identifier: str) -> set[str]:
        """Forget a body; gives those that may have another whole now."""
        told = self._told.pop(identifier)
        for key in told.keys:
            self._named[key].discard(identifier)
        for key in self._asked.pop(identifier, ()):
            self._asking[key].discard(identifier)
        return self._concerned(told)

    def _take_in(self, body: Entity) -> set[str]:
        told = self._told[body.id] = _read(body)
        for key in told.keys:
            self._named[key].add(body.id)
        known = self._known(told)
        asked = self._asked[body.id] = frozenset(map(_id_of, known) if known else told.tails)
        for key in asked:
            self._asking[key].add(body.id)
        return self._concerned(told)

    def _concerned(self, told: _Told) -> set[str]:
        return {told.entity.id}.union(*(self._asking.get(key, ()) for key in (told.entity.id, *told.keys)))

    def _whole(self, told: _Told) -> str:
        """The id of the body that one is a part of, or ""."""
        known = self._known(told)
        found = next((one for one in map(_id_of, known) if one in self._told), "")
        return found or ("" if known else self._by_name(told))

    def _known(self, told: _Told) -> list[str]:
        """The bodies of the authority file that one is a part of, the nearest first."""
        office = self._office_of(told.entity)
        return [office] if office else [*_above(told.entity.authority)]

    def _by_name(self, told: _Told) -> str:
        for tail in told.tails:
            likely = self._named.get(tail, set()) - {told.entity.id}
            here = _documents(told.entity) if len(likely) > 1 else frozenset()
            beside = {one for one in likely if here & _documents(self._told[one].entity)}
            for some in (beside, likely):
                if len(some) == 1:
                    return "".join(some)
        return ""


def _read(body: Entity) -> _Told:
    names = [(words_in_order(name.text), name.kind) for name in body.names]
    long = {" ".join(told) for told, _ in names if len(told) >= _SHORTEST}
    short = {told[0] for told, kind in names if kind is NameKind.ACRONYM and len(told) == 1}
    tails = {tail for told, _ in names for tail in _tails(told)} if not body.authority else set()
    return _Told(
        entity=body,
        keys=frozenset(long | short),
        tails=tuple(sorted(tails - long, key=lambda tail: (-len(tail.split()), tail))),
    )


def _tails(told: tuple[str, ...]) -> Iterator[str]:
    """The ends of a name before which it says that it is a part of something."""
    units = words("organisations", "parts") | words("organisations", "units")
    for cut in range(1, len(told)):
        if told[0] in units or told[cut - 1] in units:
            yield " ".join(told[cut:])
            if _PARTICLE.match(told[cut]):
                yield " ".join((told[cut][1:], *told[cut + 1 :]))


def _above(identifier: str) -> Iterator[str]:
    """The bodies above one in the authority file, the nearest first."""
    while identifier and (identifier := authority.by_id(identifier).parent):
        yield identifier


def _id_of(known: str) -> str:
    return entity_id(EntityKind.ORGANISATION, f"authority:{known}")


def _documents(body: Entity) -> frozenset[str]:
    return frozenset(mention.citation.document for mention in body.mentions)
