"""The whole linking of an evidence base: what the documents say becomes entities, each link with its reason.

Order: organisations first (everything else leans on them), then events and their series, persons, recommendations,
and what is left. People's decisions go above every score. The result depends neither on the order of the documents nor
on their ids.
"""

import gc
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import NamedTuple

from marsad.language.encoder import Encoder, default_encoder
from marsad.language.normalise import fold
from marsad.linking import events, named, organisations, persons, persons_at_once, series, threads
from marsad.linking.all_cores import AllCores
from marsad.linking.around import company, names_by_document, series_by_document
from marsad.linking.authority_names import with_authority, with_office_names
from marsad.linking.build import build
from marsad.linking.clusters import Called, Group, Pair, Pairs, group
from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.conflicts import conflicts
from marsad.linking.items import Item, items_of
from marsad.linking.known_names import cut_names, found_again
from marsad.linking.models import models
from marsad.linking.parts import Wholes
from marsad.linking.places import city_of, place_entities
from marsad.linking.proposals import LOWEST, proposals, strength
from marsad.linking.remembered import forget
from marsad.linking.series import with_series
from marsad.linking.stories import stories
from marsad.linking.within import named_within
from marsad.records import Analysis, Decisions, Entity, EntityKind, Linked, Score


def link(analyses: Sequence[Analysis], decisions: Decisions | None = None, encoder: Encoder | None = None) -> Linked:
    """Link everything that documents say; for the store, which keeps what comes out until the next linking."""
    with _collector_at_rest():
        return Linking(analyses, decisions or Decisions(), encoder or AllCores(default_encoder())).linked()


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Let Python look for circles of dead objects later: linking makes millions of small records, and no circles.

    Looking through them again and again takes a fifth of a linking's time.
    """
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()


class Apart(NamedTuple):
    """What keeps items apart, by their ids: marks that must not differ, and what each is called in which language."""

    marks: Mapping[str, str] | None = None
    names: Mapping[str, Called] | None = None


class Linking:
    """One linking run: the items, their meanings, and the entities found so far."""

    def __init__(self, analyses: Sequence[Analysis], decisions: Decisions, encoder: Encoder) -> None:
        """Take the items out of the analyses, and look for the names that they teach."""
        self.analyses = sorted(analyses, key=_content)
        self.decisions = decisions
        self.items = items_of(self.analyses)
        again = found_again(self.analyses, self.items)
        again[EntityKind.ORGANISATION] += named_within(self.analyses)
        for kind, finds in again.items():
            everything = {item.id: item for item in (*self.items[kind], *finds)}
            self.items[kind] = sorted(everything.values(), key=lambda item: item.order)
        self.by_id = {item.id: item for items in self.items.values() for item in items}
        self.encoder = encoder
        self.names_in: Mapping[str, Sequence[tuple[str, str]]] = {}
        self.unsure: dict[EntityKind, list[Pair]] = {}
        self.models = models(decisions.weights)
        self.watched: Collection[str] = ()
        self.compared: dict[EntityKind, list[Pair]] = {}

    def linked(self) -> Linked:
        """Everything: entities, and what they leave to people and pages."""
        entities = self._entities()
        forget()
        return Linked(
            entities=entities,
            proposals=proposals(self.unsure, entities),
            conflicts=conflicts(entities, self.by_id, self._bodies),
            stories=stories(self.analyses, entities, self.models["stories"]),
        )

    def _entities(self) -> tuple[Entity, ...]:
        """All entities, by kind and label."""
        bodies = self._organisations()
        forget()
        self.names_in = names_by_document(bodies)
        told, in_series = self._events()
        forget()
        people = self._persons(told)
        forget()
        rest = [
            *self._simple(
                EntityKind.THREAD,
                threads.pairs(
                    self.items[EntityKind.THREAD],
                    Meanings(self.encoder),
                    series_by_document(told, in_series),
                    self.models["threads"],
                ),
                threads.THRESHOLD,
            ),
            *(entity for kind in named.MODELS for entity in self._named(kind)),
        ]
        found = [*bodies, *told, *in_series, *people, *rest, *place_entities(self.analyses)]
        return tuple(sorted(found, key=lambda e: (e.kind, e.label, e.id)))

    def _named(self, kind: EntityKind) -> list[Entity]:
        pairs = named.pairs(self.items[kind], Meanings(self.encoder), self.models[named.MODELS[kind]])
        return self._simple(kind, pairs, named.THRESHOLD)

    def _organisations(self) -> list[Entity]:
        items = self.items[EntityKind.ORGANISATION]
        pairs = organisations.pairs(
            items, Meanings(self.encoder), company(items, self.analyses), self.models["organisation_names"]
        )
        marks = {item.id: str(authority) for item in items if (authority := item.get("authority"))}
        names = {item.id: called for item in items if (called := organisations.called(item))}
        found = self._simple(EntityKind.ORGANISATION, pairs, organisations.THRESHOLD, Apart(marks, names))
        return Wholes(self._office).told([self._with_names(entity) for entity in found])

    def _with_names(self, body: Entity) -> Entity:
        return with_office_names(with_authority(body), self._office(body))

    def _office(self, body: Entity) -> str:
        return str(self.by_id[body.facts[0]].get("part_of") or "")

    def _events(self) -> tuple[list[Entity], list[Entity]]:
        items = self.items[EntityKind.EVENT]
        meanings = Meanings(self.encoder)
        pairs = events.pairs(items, meanings, self._bodies("organisers", "partners"), city_of, self.models["events"])
        editions = {item.id: str(edition) for item in items if (edition := item.get("edition"))}
        groups = self._groups(EntityKind.EVENT, pairs, events.THRESHOLD, Apart(editions))
        told = [build(EntityKind.EVENT, g, self.by_id) for g in groups]
        return with_series(told, self._series_groups(groups, meanings), self.by_id)

    def _series_groups(self, groups: Sequence[Group], meanings: Meanings) -> list[Group]:
        """Groups of events that are editions of one series; those of one event stay together."""
        items = self.items[EntityKind.EVENT]
        pairs = series.pairs(items, meanings, self._bodies("organisers"), self.models["series"])
        ties = [
            Pair(
                first=g.members[0],
                second=other,
                probability=1.0,
                scores=(Score(name="same_event", value=1.0, detail=""),),
            )
            for g in groups
            for other in g.members[1:]
        ]
        joined = group((item.id for item in items), [*ties, *pairs], threshold=series.THRESHOLD)
        event_of = {member: place for place, g in enumerate(groups) for member in g.members}
        return [
            g
            for g in joined
            if any(self.by_id[m].get("edition") for m in g.members) or len({event_of[m] for m in g.members}) > 1
        ]

    def _persons(self, told: Sequence[Entity]) -> list[Entity]:
        events_of: dict[str, set[str]] = defaultdict(set)
        for entity in told:
            for fact in entity.facts:
                events_of[self.by_id[fact].document].add(entity.id)
        context = persons.Context(
            meanings=Meanings(self.encoder),
            organisations_of=self._bodies("organisation", "role"),
            events_of={document: frozenset(ids) for document, ids in events_of.items()},
            model=self.models["persons"],
            bodies_in={document: frozenset(body for _, body in names) for document, names in self.names_in.items()},
        )
        pairs = persons_at_once.pairs(self.items[EntityKind.PERSON], context)
        return self._simple(EntityKind.PERSON, pairs, persons.THRESHOLD)

    def _bodies(self, *fields: str) -> Callable[[Item], frozenset[str]]:
        """A function that gives the entity ids of the organisations that some fields of an item name."""
        known: dict[str, frozenset[str]] = {}
        once: dict[frozenset[str], frozenset[str]] = {}  # many items name the same bodies

        def bodies(item: Item) -> frozenset[str]:
            if item.id not in known:
                found = named_in(item)
                known[item.id] = once.setdefault(found, found)
            return known[item.id]

        def named_in(item: Item) -> frozenset[str]:
            texts = [fold(value) for field in fields for value in item.values(field)]
            names = self.names_in.get(item.document, ())
            found: set[str] = set()
            for text in texts:
                inside = [(len(name), entity) for name, entity in names if name in text]
                found.update(entity for _, entity in inside)
            return frozenset(found)

        return bodies

    def _simple(
        self, kind: EntityKind, pairs: Iterable[Pair], threshold: float, apart: Apart | None = None
    ) -> list[Entity]:
        groups = self._groups(kind, chain(pairs, cut_names(self.items[kind])), threshold, apart)
        return [build(kind, g, self.by_id) for g in groups if not all(self.by_id[m].is_find for m in g.members)]

    def _seen(self, kind: EntityKind, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """The pairs as they come; those of watched facts are remembered, whatever becomes of them (`learning`)."""
        for pair in pairs:
            if pair.first in self.watched and pair.second in self.watched:
                self.compared.setdefault(kind, []).append(pair)
            yield pair

    def _groups(
        self, kind: EntityKind, pairs: Iterable[Pair], threshold: float, apart: Apart | None = None
    ) -> list[Group]:
        ids = [item.id for item in self.items[kind]]
        known = set(ids)
        decided = Score(name="decision", value=1.0, detail="")
        same = [
            Pair(first=a, second=b, probability=1.0, scores=(decided,))
            for a, b in self.decisions.same
            if {a, b} <= known
        ]
        joined = {frozenset((pair.first, pair.second)) for pair in same}
        never = {frozenset(pair) for pair in self.decisions.different} - joined
        likely = Pairs(ids, chain(same, self._seen(kind, pairs)), LOWEST)
        marks, names = apart or Apart()
        groups = group(ids, likely, threshold=threshold, never=never, marks=marks, names=names, decided=joined)
        doubtful = (p for p in likely.weaker(threshold) if frozenset((p.first, p.second)) not in never)
        self.unsure[kind] = [pair.kept() for pair in self._between(groups, doubtful)]
        return groups

    def _between(self, groups: Sequence[Group], pairs: Iterable[Pair]) -> list[Pair]:
        """Of the pairs of facts that tie two groups the strongest one; finds are no facts: nobody decides them."""
        group_of = {member: place for place, one in enumerate(groups) for member in one.members}
        best: dict[tuple[int, int], Pair] = {}
        for pair in pairs:
            one, other = sorted((group_of[pair.first], group_of[pair.second]))
            if one != other and not self.by_id[pair.first].is_find and not self.by_id[pair.second].is_find:
                known = best.setdefault((one, other), pair)
                if strength(pair) < strength(known):
                    best[one, other] = pair
        return list(best.values())


def _content(analysis: Analysis) -> tuple[str, str, str]:
    """What documents are ordered by: their day and their words; the id only tells two copies of one text apart."""
    return analysis.document.published, analysis.document.text, analysis.document.id
