"""Reading what stands around an entity: with whom and what it is named in one sentence, where, what it organises."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from marsad.accounts.permission import Asker, require_reading
from marsad.evidence import models
from marsad.evidence.cards import CoMention, NamedTogether
from marsad.evidence.queries.entities import entity_cards
from marsad.evidence.queries.narrowing import open_links
from marsad.language.normalise import fold
from marsad.records import Entity, EntityKind, ReviewState

MOST_DOCUMENTS = 400  # the latest ones: the page of a body that everyone names must open too
EXAMPLES = 3  # sentences shown of each
LONGEST = 400  # characters of a sentence that are shown
SHORTEST = 3  # letters of a name by which an organiser is known
CAPACITIES = ("organisers", "partners")
Stretch: TypeAlias = tuple[int, int]
# Series are named through their events; threads, practices and statements are whole sentences, not names.
NAMED = frozenset(
    {
        EntityKind.PERSON,
        EntityKind.ORGANISATION,
        EntityKind.PLACE,
        EntityKind.EVENT,
        EntityKind.PROGRAMME,
        EntityKind.INSTRUMENT,
    }
)


def co_mentions(identifier: str, *, who: Asker | None, limit: int = 40) -> NamedTogether:
    """Whom and what an entity is named with in one sentence, the most frequent first, with the sentences."""
    require_reading(who)
    documents = _documents(identifier, who)
    named = _mentions(documents)
    shared: dict[str, set[tuple[str, Stretch]]] = defaultdict(set)
    for document, stretches in _stretches(documents).items():
        for stretch, entities in _by_stretch(named[document], stretches).items():
            if identifier in entities:
                for other in entities - {identifier}:
                    shared[other].add((document, stretch))
    ordered = sorted(shared, key=lambda other: (-len(shared[other]), other))
    cards = {card.id: card for card in entity_cards(ordered, who=who)}
    found = tuple(
        CoMention(entity=cards[other], sentences=len(shared[other]), places=tuple(sorted(shared[other])[:EXAMPLES]))
        for other in ordered
        if other in cards
    )
    texts = _texts(place for one in found[:limit] for place in one.places)
    return NamedTogether(found=found, texts=texts, documents=len(documents), is_whole=len(documents) < MOST_DOCUMENTS)


def events_run_by(body: Entity, *, who: Asker | None) -> tuple[str, ...]:
    """The events that a body organises or supports: a name of it stands among the organisers or partners of a document.

    Only in documents that name the body too, since two bodies may bear one acronym. Ids, in order.
    """
    require_reading(who)
    names = [folded for name in body.names if len(folded := fold(name.text)) >= SHORTEST]
    facts = (
        open_links(who)[0]
        .filter(entity__kind=EntityKind.EVENT.value, fact__document__in=_documents(body.id, who))
        .exclude(fact__review=ReviewState.REJECTED.value)
    )
    told = facts.order_by().values_list("entity", "fact__fields")
    return tuple(sorted({event for event, fields in told if _runs(names, fields)}))


def _runs(names: Sequence[str], fields: Mapping[str, object]) -> bool:
    """Whether one of the names stands, as whole words, among those who organise an event or support it."""
    listed = [fields.get(capacity) for capacity in CAPACITIES]
    told = [f" {fold(str(one))} " for some in listed if isinstance(some, list) for one in some]
    return any(f" {name} " in one for name in names for one in told)


def _documents(identifier: str, who: Asker | None) -> list[str]:
    """The latest visible documents that name an entity."""
    rows = open_links(who)[1].filter(entity=identifier).order_by()
    named = rows.values_list("mention__document", "mention__document__published").distinct()
    by_date = sorted(named, key=lambda row: (row[1], row[0]), reverse=True)
    return [document for document, _published in by_date[:MOST_DOCUMENTS]]


def _mentions(documents: Sequence[str]) -> Mapping[str, list[tuple[int, str]]]:
    """Where each document names which entity, in order."""
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    rows = models.EntityMention.objects.filter(
        mention__document__in=documents, entity__kind__in=[str(kind) for kind in NAMED]
    ).exclude(mention__fact__review=ReviewState.REJECTED.value)
    columns = rows.order_by().values_list("mention__document", "mention__start", "entity")
    for document, start, entity in columns:
        found[document].append((start, entity))
    return found


def _stretches(documents: Sequence[str]) -> Mapping[str, list[Stretch]]:
    """The sentences of documents, in order; of one that was read without sentences, its blocks."""
    found: dict[str, list[Stretch]] = {document: [] for document in documents}
    for document, start, end in models.Passage.objects.filter(document__in=documents).values_list(
        "document", "start", "end"
    ):
        found[document].append((start, end))
    lacking = [document for document, sentences in found.items() if not sentences]
    for document, blocks in models.Document.objects.filter(pk__in=lacking).values_list("pk", "blocks"):
        found[document] = [(block["start"], block["end"]) for block in blocks]
    return {document: sorted(stretches) for document, stretches in found.items()}


def _by_stretch(named: Iterable[tuple[int, str]], stretches: Sequence[Stretch]) -> Mapping[Stretch, set[str]]:
    """The entities that each sentence names."""
    starts = [start for start, _end in stretches]
    found: dict[Stretch, set[str]] = defaultdict(set)
    for start, entity in named:
        place = bisect_right(starts, start) - 1
        if place >= 0 and start < stretches[place][1]:
            found[stretches[place]].add(entity)
    return found


def _texts(places: Iterable[tuple[str, Stretch]]) -> Mapping[tuple[str, Stretch], tuple[str, str, str]]:
    """The words of sentences, with the name and the language of their document."""
    wanted = set(places)
    rows = models.Document.objects.defer("blocks", "skipped").in_bulk({document for document, _ in wanted})
    told = {}
    for document, (start, end) in wanted:
        row = rows[document]
        told[(document, (start, end))] = (row.text[start : min(end, start + LONGEST)], str(row), row.language)
    return told
