"""The whole linking, standing: documents come and go, and only what they touch is compared and built again.

The order is that of `link`: bodies, events and their series, persons, recommendations, the rest. What a body is called
in a document, which events it tells of and which series, is noted by document; where that changes, the items of the
document are compared again.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TypeVar

from marsad.language.encoder import Encoder
from marsad.language.normalise import fold
from marsad.linking import events, named, organisations, persons, series, threads
from marsad.linking.around import company
from marsad.linking.authority_names import with_authority, with_office_names
from marsad.linking.build import Links, build
from marsad.linking.clusters import Group, Pair, Scores
from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.items import Item
from marsad.linking.likely_events import LEAST_COSINE, Outline, Outlines, as_told, outline_of, told_name
from marsad.linking.models import models
from marsad.linking.places import city_of
from marsad.linking.series import LOOSELY, Named, as_named, likely_names, name_of, series_of
from marsad.linking.standing.bodies import BodyPairs, Translations
from marsad.linking.standing.documents import Change, Documents
from marsad.linking.standing.named import NamedPairs
from marsad.linking.standing.outcome import Outcome
from marsad.linking.standing.parts import DECIDED
from marsad.linking.standing.persons import PersonPairs
from marsad.linking.standing.scored import Changed
from marsad.linking.standing.step import Step
from marsad.linking.standing.stories import Spoken
from marsad.linking.standing.things import Things
from marsad.linking.standing.threads import ThreadPairs
from marsad.linking.standing.told import Nearby, ToldPairs
from marsad.records import Analysis, Decisions, Entity, EntityKind, Linked, Score, Weights

Value = TypeVar("Value")
_NONE: frozenset[str] = frozenset()
_SAME = (Score(name="same_event", value=1.0, detail=""),)
KINDS: Mapping[EntityKind, float] = {
    EntityKind.ORGANISATION: organisations.THRESHOLD,
    EntityKind.EVENT: events.THRESHOLD,
    EntityKind.PERSON: persons.THRESHOLD,
    EntityKind.THREAD: threads.THRESHOLD,
    **dict.fromkeys(named.MODELS, named.THRESHOLD),
}
_MARKS: Mapping[EntityKind, str] = {EntityKind.ORGANISATION: "authority", EntityKind.EVENT: "edition"}


class Standing:
    """What linking knows of a base, between two changes of it."""

    def __init__(self, encoder: Encoder, weights: Mapping[str, Weights] | None = None) -> None:
        """Begin with no documents; `weights` are what a home learned."""
        self.documents = Documents()
        self._models = models(weights or {})
        self._meanings = {kind: Meanings(encoder) for kind in KINDS}
        self.things = {kind: Things(bar, _MARKS.get(kind, "")) for kind, bar in KINDS.items()}
        self.things[EntityKind.ORGANISATION] = Things(
            organisations.THRESHOLD, _MARKS[EntityKind.ORGANISATION], organisations.called
        )
        self._links = {kind: Links(kind) for kind in (*KINDS, EntityKind.SERIES)}
        self.series = Things(series.THRESHOLD, hangs_on_groups_alone=False)  # on those of its editions too
        self._company: dict[str, frozenset[str]] = {}
        self._names_in: dict[str, tuple[tuple[str, str], ...]] = {}
        self._bodies_in: dict[str, frozenset[str]] = {}
        self._events_of: dict[str, frozenset[str]] = {}
        self._series_of: dict[str, frozenset[str]] = {}
        self._bodies: dict[tuple[str, ...], dict[str, frozenset[str]]] = defaultdict(dict)
        self._ties: dict[str, Changed] = {}
        self._outcome = Outcome(
            self.documents,
            self.things,
            self.series,
            self._links,
            bodies_of=self._bodies_named,
            stories=self._models["stories"],
        )
        self._make_pairs()

    def _make_pairs(self) -> None:
        items = {kind: things.items for kind, things in self.things.items()}
        bodies, told = items[EntityKind.ORGANISATION], items[EntityKind.EVENT]
        self._body_pairs = BodyPairs(bodies)
        self._translations = Translations(
            bodies, self._meanings[EntityKind.ORGANISATION], self._company, self._models["organisation_names"]
        )
        self._event_pairs: ToldPairs[Outline] = ToldPairs(
            lambda item: as_told(item, self._organising),
            lambda members: outline_of(members, self._organising, city_of),
            lambda rows, of: Outlines(rows, self._meanings[EntityKind.EVENT], self._models["events"]).likely(of),
            self._event_pair,
            Nearby(self._meanings[EntityKind.EVENT], LEAST_COSINE),
        )
        self._series_pairs: ToldPairs[Named] = ToldPairs(
            as_named,
            lambda members: name_of(members, self._organisers),
            lambda rows, of: likely_names(rows, self._meanings[EntityKind.EVENT], of),
            self._series_pair,
            Nearby(self._meanings[EntityKind.EVENT], LOOSELY),
        )
        around = persons.Context(
            meanings=self._meanings[EntityKind.PERSON],
            organisations_of=lambda item: self._named_by(item, "organisation", "role"),
            events_of=self._events_of,
            model=self._models["persons"],
            bodies_in=self._bodies_in,
        )
        self._person_pairs = PersonPairs(items[EntityKind.PERSON], around)
        self._thread_pairs = ThreadPairs(
            items[EntityKind.THREAD], self._meanings[EntityKind.THREAD], self._series_of, self._models["threads"]
        )
        self._named_pairs = {
            kind: NamedPairs(items[kind], self._meanings[kind], self._models[model])
            for kind, model in named.MODELS.items()
        }
        self._told = told

    def change(
        self, come: Collection[Analysis], gone: Collection[str] = (), decisions: Decisions | None = None
    ) -> Step:
        """Take documents in (also those that are known, when they say something else now) and out, and link.

        Gives what that changes; `linked` gives everything.
        """
        self._decisions = decisions or Decisions()
        changes = self.documents.change(come, gone)
        self._moved = {a.document.id for a in come}
        self._touched: list[Item] = []
        renamed = self._change_bodies(changes[EntityKind.ORGANISATION], {*gone, *self._moved})
        retold, in_series = self._change_events(changes[EntityKind.EVENT], renamed)
        self._change_persons(changes[EntityKind.PERSON], renamed | retold)
        self._change_threads(changes[EntityKind.THREAD], in_series)
        for kind in named.MODELS:
            change = changes[kind]
            self.things[kind].enter(change.gone, change.come)
            self._group(kind, change, self._named_pairs[kind].change(change.gone, change.come))
        told = {one: self._spoken_in(one) for one in self._moved & self.documents.analyses.keys()}
        return self._outcome.change(come, gone, told, self._touched)

    def linked(self) -> Linked:
        """Everything, as the whole linking gives it."""
        return self._outcome.linked()

    def _change_bodies(self, change: Change, documents: Collection[str]) -> set[str]:
        """Gives the documents in which bodies are called otherwise than before."""
        things = self.things[EntityKind.ORGANISATION]
        things.enter(change.gone, change.come)
        concerned = {item.document for item in (*change.gone, *change.come)} | set(documents)
        moved = self._note(self._company, concerned, self._company_of)
        pairs = self._body_pairs.change(change.gone, change.come)
        stale = [item for one in moved for item in self._items(one, EntityKind.ORGANISATION)]
        pairs |= self._translations.change(change.gone, change.come, stale)
        pairs |= things.cut(concerned, lambda one: self._items(one, EntityKind.ORGANISATION))
        changed = self._group(EntityKind.ORGANISATION, change, pairs)
        concerned |= {things.items[one].document for one in changed if one in things.items}
        renamed = self._note(self._names_in, concerned, self._names_of)
        self._note(self._bodies_in, renamed, lambda one: frozenset(b for _, b in self._names_in.get(one, ())))
        return renamed

    def _change_events(self, change: Change, renamed: Collection[str]) -> tuple[set[str], set[str]]:
        """Gives the documents that tell of other events than before, and those that tell of other series."""
        self._forget_bodies(change, renamed)
        gone, come = self._with_stale(EntityKind.EVENT, change, renamed)
        things = self.things[EntityKind.EVENT]
        things.enter(gone, come)
        texts = (text for item in come for text in (told_name(item), str(item.get("theme") or "")))
        self._meanings[EntityKind.EVENT].add(texts)
        changed = self._group(EntityKind.EVENT, Change(gone, come), self._event_pairs.change(gone, come))
        in_series = self._change_series(Change(gone, come))
        concerned = {item.document for item in (*gone, *come)}
        documents = {things.items[one].document for one in changed if one in things.items} | concerned
        others = {things.items[one].document for one in in_series if one in things.items} | concerned
        return (
            self._note(self._events_of, documents, self._events_in),
            self._note(self._series_of, others, self._series_in),
        )

    def _change_series(self, change: Change) -> set[str]:
        told = self.things[EntityKind.EVENT]
        gone = [item for item in change.gone if _is_in_series(item)]
        come = [item for item in change.come if _is_in_series(item)]
        self.series.enter(change.gone, change.come)
        pairs = self._series_pairs.change(gone, come)
        ties: Changed = {}
        for first in [one for one in self._ties if one not in told.entities or one in told.fresh]:
            ties.update(dict.fromkeys(self._ties.pop(first)))
        for first in told.fresh:
            others = told.parts.group_of[first].members[1:]
            now: Changed = {(first, other, DECIDED): Pair(first, other, 1.0, _SAME) for other in others}
            self._ties[first] = now
            ties.update(now)
        for item in change.come:
            first = told.parts.group_of[item.id].members[0]
            ties.update((made, pair) for made, pair in self._ties.get(first, {}).items() if item.id in made)
        self._touch(EntityKind.SERIES, change)
        return self.series.change(change.gone, change.come, pairs | ties, self._series_entity)

    def _change_persons(self, change: Change, documents: Collection[str]) -> None:
        self._forget_bodies(change, documents)
        things = self.things[EntityKind.PERSON]
        things.enter(change.gone, change.come)
        fresh = {item.id for item in change.come}
        stale = [item for one in documents for item in self._items(one, EntityKind.PERSON) if item.id not in fresh]
        pairs = self._person_pairs.change(change.gone, change.come, stale)
        concerned = {item.document for item in (*change.gone, *change.come)}
        pairs |= things.cut(concerned, lambda one: self._items(one, EntityKind.PERSON))
        self._group(EntityKind.PERSON, change, pairs)

    def _change_threads(self, change: Change, documents: Collection[str]) -> None:
        gone, come = self._with_stale(EntityKind.THREAD, change, documents)
        self.things[EntityKind.THREAD].enter(gone, come)
        self._group(EntityKind.THREAD, Change(gone, come), self._thread_pairs.change(gone, come))

    def _group(self, kind: EntityKind, change: Change, pairs: Changed) -> set[str]:
        things = self.things[kind]
        self._touch(kind, change)
        decided, stale = things.decided(self._decisions, change.come)
        moved = things.change(change.gone, change.come, decided | pairs, lambda g: self._entity(kind, g), stale)
        self._moved |= {things.items[one].document for one in moved if one in things.items}
        self._moved |= {item.document for item in (*change.gone, *change.come)}
        return moved

    def _touch(self, kind: EntityKind, change: Change) -> None:
        self._touched += (*change.gone, *change.come)
        self._links[kind].ask_again(item.id for item in (*change.gone, *change.come))

    def _entity(self, kind: EntityKind, g: Group) -> Entity:
        entity = build(kind, g, self.things[kind].items, self._links[kind])
        if kind is not EntityKind.ORGANISATION:
            return entity
        return with_office_names(with_authority(entity), self._office(entity))

    def _series_entity(self, g: Group) -> Entity | None:
        told = self.things[EntityKind.EVENT]
        is_one = any(told.items[m].get("edition") for m in g.members)
        if is_one or len({id(told.parts.group_of[m]) for m in g.members}) > 1:
            return series_of(g, told.items, self._links[EntityKind.SERIES])
        return None

    def _with_stale(
        self, kind: EntityKind, change: Change, documents: Collection[str]
    ) -> tuple[list[Item], list[Item]]:
        """What changed, and as if it had, what stands in some documents."""
        fresh = {item.id for item in change.come}
        stale = [item for one in documents for item in self._items(one, kind) if item.id not in fresh]
        return [*change.gone, *stale], [*change.come, *stale]

    def _items(self, document: str, kind: EntityKind) -> Iterable[Item]:
        return self.documents.items.get(document, {}).get(kind, {}).values()

    def _note(self, known: dict[str, Value], documents: Iterable[str], told: Callable[[str], Value]) -> set[str]:
        """Bring up to date what is known of some documents; gives those of which it is something else."""
        changed = set()
        for one in documents:
            now = told(one)
            if known.get(one) != now and (now or one in known):
                changed.add(one)
            if now:
                known[one] = now
            else:
                known.pop(one, None)
        return changed

    def _company_of(self, document: str) -> frozenset[str]:
        analysis = self.documents.analyses.get(document)
        items = list(self._items(document, EntityKind.ORGANISATION))
        return company(items, [analysis]).get(document, _NONE) if analysis else _NONE

    def _names_of(self, document: str) -> tuple[tuple[str, str], ...]:
        of = self.things[EntityKind.ORGANISATION].of
        found = {
            (folded, of[item.id])
            for item in self._items(document, EntityKind.ORGANISATION)
            if item.id in of
            for mention in item.mentions
            if len(folded := fold(mention.citation.quote)) >= 3
        }
        return tuple(sorted(found))

    def _events_in(self, document: str) -> frozenset[str]:
        of = self.things[EntityKind.EVENT].of
        return frozenset(of[item.id] for item in self._items(document, EntityKind.EVENT))

    def _series_in(self, document: str) -> frozenset[str]:
        items = self._items(document, EntityKind.EVENT)
        return frozenset(self.series.of[item.id] for item in items if item.mentions and item.id in self.series.of)

    def _forget_bodies(self, change: Change, documents: Iterable[str]) -> None:
        ids = {item.id for item in (*change.gone, *change.come)}
        for one in documents:
            ids.update(item.id for kind in (EntityKind.EVENT, EntityKind.PERSON) for item in self._items(one, kind))
        for known in self._bodies.values():
            for one in ids:
                known.pop(one, None)

    def _organising(self, item: Item) -> frozenset[str]:
        return self._named_by(item, "organisers", "partners")

    def _organisers(self, item: Item) -> frozenset[str]:
        return self._named_by(item, "organisers")

    def _named_by(self, item: Item, *fields: str) -> frozenset[str]:
        known = self._bodies[fields]
        if item.id not in known:
            texts = [fold(value) for field in fields for value in item.values(field)]
            names = self._names_in.get(item.document, ())
            known[item.id] = frozenset(entity for text in texts for name, entity in names if name in text)
        return known[item.id]

    def _event_pair(self, first: str, second: str) -> Pair | None:
        scores = self._why_event(first, second)
        chance = events.chance_of(self._told[first], self._told[second], scores, self._models["events"])
        return Pair(first, second, chance, again=self._why_event) if chance is not None else None

    def _why_event(self, first: str, second: str) -> Scores:
        meanings = self._meanings[EntityKind.EVENT]
        return tuple(events.compared(self._told[first], self._told[second], meanings, self._organising, city_of))

    def _series_pair(self, first: str, second: str) -> Pair | None:
        scores = self._why_series(first, second)
        return Pair(first, second, self._models["series"].of(scores), again=self._why_series) if scores else None

    def _why_series(self, first: str, second: str) -> Scores:
        meanings = self._meanings[EntityKind.EVENT]
        return series.compared(self._told[first], self._told[second], meanings, self._organisers)

    def _bodies_named(self, *fields: str) -> Callable[[Item], frozenset[str]]:
        return lambda item: self._named_by(item, *fields)

    def _spoken_in(self, document: str) -> Spoken:
        told = self.things[EntityKind.EVENT].of
        events_told = Counter[str]()
        for item in self._items(document, EntityKind.EVENT):
            if item.mentions:
                events_told[told[item.id]] += len(item.mentions)
        named_here = (
            of[item.id]
            for kind in (EntityKind.PERSON, EntityKind.ORGANISATION)
            for of in (self.things[kind].of,)
            for item in self._items(document, kind)
            if item.mentions and item.id in of
        )
        return Spoken(events_told, frozenset(named_here))

    def _office(self, body: Entity) -> str:
        return str(self.things[EntityKind.ORGANISATION].items[body.facts[0]].get("part_of") or "")


def _is_in_series(item: Item) -> bool:
    return bool(item.get("edition") or item.get("series"))
