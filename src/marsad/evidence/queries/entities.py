"""Reading entities: lists, pages with every cited mention, and the timeline of events."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from django.db.models import Prefetch, Q, QuerySet

from marsad import records
from marsad.accounts.permission import Asker, require_reading
from marsad.evidence import models, rows
from marsad.evidence.cards import EntityCard, EntityPage, EntityRef, MentionCard, TimelineEvent, best_name
from marsad.evidence.edition_names import edition_name
from marsad.evidence.errors import UnknownItemError
from marsad.evidence.queries.facts import entity_ref, facts
from marsad.evidence.queries.narrowing import (
    cards_of,
    labels_of,
    narrowed_records,
    open_links,
    told_of,
    visible_entities,
)
from marsad.evidence.queries.visible import sees_everything
from marsad.records import EntityKind, FactKind, ReviewState

AROUND = 90  # characters shown on each side of a mention: about one line of a page
BATCH = 200


def entities(
    *, who: Asker | None, kind: str = "", text: str = "", limit: int | None = None, offset: int = 0
) -> tuple[EntityCard, ...]:
    """Entities by how many documents speak of them, then by name; `text` looks in all their names."""
    last = None if limit is None else offset + limit
    if sees_everything(who=who):
        found = _matching(who, kind, text).order_by("-document_count", "-mention_count", "label", "id")
        return cards_of(found[offset:last], who)
    return _seen(who, kind, text)[offset:last]


def count_entities(*, who: Asker | None, kind: str = "", text: str = "") -> int:
    """How many entities `entities` would give without a limit."""
    if text and not sees_everything(who=who):
        return len(_seen(who, kind, text))
    return _matching(who, kind, text).count()


def _seen(who: Asker | None, kind: str, text: str) -> tuple[EntityCard, ...]:
    """The same for somebody from whom something is hidden: looked for, counted and ordered by what they see alone."""
    cards = cards_of(_matching(who, kind, text), who)
    wanted = text.casefold()
    named = (c for c in cards if not text or any(wanted in t.casefold() for t in (c.label, *(n.text for n in c.names))))
    return tuple(sorted(named, key=lambda card: (-card.documents, -card.mentions, card.label, card.id)))


def entity_cards(identifiers: Iterable[str], *, who: Asker | None) -> tuple[EntityCard, ...]:
    """Some entities as lists show them; unknown ones are left out."""
    require_reading(who)
    return cards_of(visible_entities(who).filter(pk__in=list(identifiers)), who)


def edition_names(cards: Iterable[EntityCard], language: str, *, who: Asker | None) -> dict[str, str]:
    """What readers of a language call those editions of series that no document names in it, by entity."""
    nameless = [card for card in cards if card.kind is EntityKind.EVENT and card.parent and card.details.get("edition")]
    wanted = [card for card in nameless if not best_name(card.names, language)]
    if not wanted:
        return {}
    series = {one.id: best_name(one.names, language) for one in entity_cards({c.parent for c in wanted}, who=who)}
    told = ((c.id, edition_name(c.details["edition"], series.get(c.parent, ""), language)) for c in wanted)
    return {identifier: name for identifier, name in told if name}


def full_entities(*, who: Asker | None, kind: str = "") -> Iterator[records.Entity]:
    """All entities with their names, links and mentions, a batch at a time, by kind and name."""
    found = _whole(_matching(who, kind, "")).order_by("kind", "label", "id").iterator(chunk_size=BATCH)
    while batch := [rows.entity_record(row) for row in islice(found, BATCH)]:
        yield from narrowed_records(batch, who)


def entity(identifier: str, *, who: Asker | None) -> EntityPage:
    """One entity with its facts, every cited mention, its parent and its members."""
    require_reading(who)
    row = _whole(visible_entities(who).filter(pk=identifier)).first()
    if row is None:
        raise UnknownItemError("entity", identifier)
    parents = cards_of(visible_entities(who).filter(pk=row.parent), who)
    seen = next(narrowed_records([rows.entity_record(row)], who))
    return EntityPage(
        entity=seen,
        facts=facts(who=who, entity=identifier),
        mentions=_mentions(identifier, who),
        parent=parents[0] if parents else None,
        members=cards_of(visible_entities(who).filter(parent=identifier), who),
    )


def entity_of_fact(identifier: str, *, who: Asker | None) -> tuple[EntityRef, ...]:
    """The entities that a fact belongs to, surest first."""
    require_reading(who)
    links = list(open_links(who)[0].filter(fact=identifier).select_related("entity").order_by("-probability", "id"))
    shown = labels_of({link.entity_id for link in links}, who)
    return tuple(entity_ref(link.entity, shown) for link in links)


def events_timeline(*, who: Asker | None) -> tuple[TimelineEvent, ...]:
    """The events that have a date, oldest first; of several dates told, the one told most often."""
    require_reading(who)
    return _timeline(visible_entities(who).filter(kind=EntityKind.EVENT.value), who=who)


def timeline_of(identifiers: Iterable[str], *, who: Asker | None) -> tuple[TimelineEvent, ...]:
    """Those of some events that have a date, oldest first."""
    require_reading(who)
    return _timeline(visible_entities(who).filter(kind=EntityKind.EVENT.value, pk__in=list(identifiers)), who=who)


def _timeline(events: QuerySet[models.Entity], *, who: Asker | None) -> tuple[TimelineEvent, ...]:
    require_reading(who)
    cards = cards_of(events, who)
    told = _fields_told(FactKind.EVENT, [card.id for card in cards], who)
    dated = (_timeline_event(card, told[card.id]) for card in cards)
    return tuple(sorted((event for event in dated if event.start_date), key=lambda e: (e.start_date, e.entity.label)))


def _timeline_event(card: EntityCard, told: dict[str, Counter[str]]) -> TimelineEvent:
    values = {
        name: _most_told(told[name]) or card.details.get(name, "")
        for name in ("start_date", "end_date", "city", "country", "status")
    }
    return TimelineEvent(entity=card, **values)


def _most_told(values: Counter[str]) -> str:
    """The value told most often; of equals the longest (a day says more than a month), then the smallest."""
    return min(values, key=lambda value: (-values[value], -len(value), value), default="")


def _fields_told(kind: FactKind, entities: Sequence[str], who: Asker | None) -> dict[str, dict[str, Counter[str]]]:
    told: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    links = open_links(who)[0].filter(fact__kind=kind.value).exclude(fact__review=ReviewState.REJECTED.value)
    if len(entities) <= BATCH:  # of more, all are read: a long list of ids costs more than it spares
        links = links.filter(entity__in=entities)
    for entity_id, fields in links.order_by("id").values_list("entity_id", "fact__fields"):
        for name, value in fields.items():
            if isinstance(value, str):
                told[entity_id][name][value] += 1
    return told


def _matching(who: Asker | None, kind: str, text: str) -> QuerySet[models.Entity]:
    require_reading(who)
    found = visible_entities(who)
    if kind:
        found = found.filter(kind=kind)
    if text:
        named = models.Name.objects.filter(text__icontains=text).values("entity")
        found = found.filter(Q(label__icontains=text) | Q(pk__in=named))
    return found


def _whole(found: QuerySet[models.Entity]) -> QuerySet[models.Entity]:
    return found.prefetch_related(
        "names",
        "fact_links",
        Prefetch("mention_links", queryset=models.EntityMention.objects.select_related("mention")),
    )


def _mentions(identifier: str, who: Asker | None) -> tuple[MentionCard, ...]:
    """Each visible mention in its words; why it belongs here is told only where the reason can quote nothing hidden."""
    is_whole = sees_everything(who=who) or told_of({identifier}, who)[identifier].is_whole
    links = open_links(who)[1].filter(entity=identifier).select_related("mention")
    rejected = Q(mention__fact__review=ReviewState.REJECTED.value)
    found = list(links.exclude(rejected).order_by("mention__document__file", "mention__document", "mention__start"))
    documents = models.Document.objects.defer("blocks", "skipped").in_bulk({link.mention.document_id for link in found})
    return tuple(_mention_card(link, documents[link.mention.document_id], is_whole=is_whole) for link in found)


def _mention_card(link: models.EntityMention, document: models.Document, *, is_whole: bool) -> MentionCard:
    mention, text = link.mention, document.text
    return MentionCard(
        mention=rows.mention_record(mention),
        file=document.file,
        document_title=document.title,
        published=document.published,
        before=text[max(0, mention.start - AROUND) : mention.start],
        after=text[mention.end : mention.end + AROUND],
        probability=link.probability,
        reason=link.reason if is_whole else "",
    )
