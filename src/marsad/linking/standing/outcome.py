"""What linking gives, standing: entities as they are told, what is left to people, and what each change did to it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from marsad.linking.build import Links
from marsad.linking.conflicts import FIELDS, BodiesOf
from marsad.linking.items import Item
from marsad.linking.models import Model
from marsad.linking.parts import Wholes
from marsad.linking.standing.beside import Conflicts, Proposals
from marsad.linking.standing.documents import Documents
from marsad.linking.standing.places import Places
from marsad.linking.standing.step import Belonging, Step
from marsad.linking.standing.stories import Spoken, Stories
from marsad.linking.standing.things import Things
from marsad.records import Analysis, Entity, EntityKind, Linked, Proposal


class Outcome:
    """Everything that is told; it reads the things that stand, and changes none of them."""

    def __init__(  # noqa: PLR0913 - each is a part of what stands
        self,
        documents: Documents,
        things: Mapping[EntityKind, Things],
        series: Things,
        links: Mapping[EntityKind, Links],
        *,
        bodies_of: BodiesOf,
        stories: Model,
    ) -> None:
        """Nothing is told yet."""
        self._documents, self._things, self._series, self._links = documents, things, series, links
        self._wholes = Wholes(self._office)
        self._entities: dict[str, Entity] = {}  # events with their series, bodies with their whole
        self._places = Places()
        self._proposals = Proposals()
        self._conflicts = Conflicts(bodies_of)
        self._stories = Stories(stories)

    def change(
        self,
        come: Collection[Analysis],
        gone: Collection[str],
        spoken: Mapping[str, Spoken],
        touched: Collection[Item],
    ) -> Step:
        """Tell anew what the last change of the things made; `touched` are the items that went and came."""
        self._places.change(come, gone)
        self._conflicts.change(self._things)
        self._proposals.change(self._things)
        self._stories.change(come, gone, spoken)
        went, made = self._told_anew()
        for one in went:
            self._entities.pop(one, None)
        self._entities |= made
        documents = frozenset({*gone, *(one.document.id for one in come)})
        return Step(
            documents=documents,
            gone=went,
            come=tuple((one, self._documents_of(one)) for one in made.values()),
            belongings=tuple(self._belongings(touched, documents)),
            places=tuple(self._places.named_in(documents)),
            proposals_gone=tuple(self._proposals.gone),
            proposals_come=(*self._proposals.come, *self._proposals_in(documents)),
            conflicts=tuple(self._conflicts.of(self._with_conflicts(made.values()))),
            stories_gone=self._stories.gone(),
            stories_come=self._stories.come(),
            entities=len(self._entities),
        )

    def linked(self) -> Linked:
        """Everything, as the whole linking gives it."""
        return Linked(
            entities=tuple(sorted(self._entities.values(), key=lambda e: (e.kind, e.label, e.id))),
            proposals=self._proposals.all(),
            conflicts=self._conflicts.all(self._things),
            stories=self._stories.all(),
        )

    def _told_anew(self) -> tuple[frozenset[str], dict[str, Entity]]:
        """The ids of entities that are no more, and those that came or are others than before, by id."""
        everything = (*self._things.values(), self._series)
        gone = {one.id for things in everything for one in things.lost} | {*self._places.lost}
        come = {one.id: one for things in everything for one in things.made()}
        come |= {one.id: one for one in self._places.fresh}
        come |= {one.id: one for one in self._in_other_series()}
        bodies = self._things[EntityKind.ORGANISATION]
        for one in self._wholes.change([body.id for body in bodies.lost], bodies.made()):
            if one in self._entities and one not in gone:
                come.setdefault(one, self._entities[one])
        come = {one: self._leading(entity) for one, entity in come.items()}
        return frozenset(gone - come.keys()), come

    def _documents_of(self, entity: Entity) -> int:
        """How many documents speak of an entity."""
        documents = {mention.citation.document for mention in entity.mentions}
        if entity.facts:
            items = self._items_of(entity.kind)
            documents.update(items[fact].document for fact in entity.facts)
        return len(documents)

    def _items_of(self, kind: EntityKind) -> Mapping[str, Item]:
        return self._things[EntityKind.EVENT if kind is EntityKind.SERIES else kind].items

    def _in_other_series(self) -> Iterator[Entity]:
        """The events of which an item belongs to another series than before."""
        told = self._things[EntityKind.EVENT]
        moved = (told.parts.group_of[one] for one in self._series.moved if one in told.items)
        for first in {group.members[0] for group in moved}:
            if first in told.entities:
                yield told.entities[first]

    def _leading(self, entity: Entity) -> Entity:
        """An entity with what it is a part or an edition of."""
        if entity.kind is EntityKind.ORGANISATION:
            return self._wholes.leads(entity)
        if entity.kind is EntityKind.EVENT and (parent := self._series.of.get(entity.facts[0], "")):
            return replace(entity, parent=parent)
        return entity

    def _belongings(self, touched: Collection[Item], documents: Collection[str]) -> Iterator[Belonging]:
        """Of the items that went, came, or belong to something else or for other reasons, what they belong to."""
        concerned = {(item.id, item.is_find): item for item in touched}
        kinds = (*self._things.items(), (EntityKind.SERIES, self._series))
        for kind, things in kinds:
            self._links[kind].forget(item.id for item in touched if item.id not in things.items)
            told_anew = {*things.moved, *self._links[kind].fresh} & things.items.keys()
            concerned |= {(one, things.items[one].is_find): things.items[one] for one in told_anew}
            self._links[kind].fresh.clear()
        for one in documents:
            items = (item for some in self._documents.items.get(one, {}).values() for item in some.values())
            concerned |= {(item.id, item.is_find): item for item in items}
        for item in concerned.values():
            links = [
                (things.of[item.id], self._links[kind].why(item.id))
                for kind, things in kinds
                if item.id in things.of and things.items[item.id].is_find == item.is_find
            ]
            yield Belonging(fact="" if item.is_find else item.id, mentions=item.mentions, links=tuple(links))

    def _with_conflicts(self, come: Iterable[Entity]) -> list[str]:
        """The first items of those entities that may have conflicts."""
        return [self._things[one.kind].parts.group_of[one.facts[0]].members[0] for one in come if one.kind in FIELDS]

    def _proposals_in(self, documents: Iterable[str]) -> list[Proposal]:
        """What is asked about the facts of some documents: these were stored again."""
        facts = {item for one in documents for items in self._documents.items.get(one, {}).values() for item in items}
        return self._proposals.about(facts)

    def _office(self, body: Entity) -> str:
        items = self._things[EntityKind.ORGANISATION].items
        return str(items[body.facts[0]].get("part_of") or "")
