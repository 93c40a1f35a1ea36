"""Reading entities: lists, pages with every cited mention, and the timeline of events."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from django.db.models import Prefetch, Q, QuerySet

from marsad import records
from marsad.accounts.permission import Asker, require_reading
from marsad.evidence import models, rows
from marsad.evidence.cards import EntityCard, EntityPage, EntityRef, MentionCard, TimelineEvent
from marsad.evidence.errors import UnknownItemError
from marsad.evidence.queries.facts import entity_ref, facts
from marsad.records import EntityKind, FactKind, ReviewState

AROUND = 90  # characters shown on each side of a mention: about one line of a page
BATCH = 200


def entities(
    *, who: Asker | None, kind: str = "", text: str = "", limit: int | None = None, offset: int = 0
) -> tuple[EntityCard, ...]:
    """Entities by how many documents speak of them, then by name; `text` looks in all their names."""
    found = _matching(who, kind, text).order_by("-document_count", "-mention_count", "label", "id")
    return _cards(found[offset : None if limit is None else offset + limit])


def count_entities(*, who: Asker | None, kind: str = "", text: str = "") -> int:
    """How many entities `entities` would give without a limit."""
    return _matching(who, kind, text).count()


def full_entities(*, who: Asker | None, kind: str = "") -> Iterator[records.Entity]:
    """All entities with their names, links and mentions, a batch at a time, by kind and name."""
    found = _whole(_matching(who, kind, "")).order_by("kind", "label", "id")
    return map(rows.entity_record, found.iterator(chunk_size=BATCH))


def entity(identifier: str, *, who: Asker | None) -> EntityPage:
    """One entity with its facts, every cited mention, its parent and its members."""
    require_reading(who)
    row = _whole(models.Entity.objects.filter(pk=identifier)).first()
    if row is None:
        raise UnknownItemError("entity", identifier)
    parents = _cards(models.Entity.objects.filter(pk=row.parent))
    return EntityPage(
        entity=rows.entity_record(row),
        facts=facts(who=who, entity=identifier),
        mentions=_mentions(identifier),
        parent=parents[0] if parents else None,
        members=_cards(models.Entity.objects.filter(parent=identifier)),
    )


def entity_of_fact(identifier: str, *, who: Asker | None) -> tuple[EntityRef, ...]:
    """The entities that a fact belongs to, surest first."""
    require_reading(who)
    links = models.EntityFact.objects.filter(fact=identifier).select_related("entity")
    return tuple(entity_ref(link.entity) for link in links.order_by("-probability", "id"))


def events_timeline(*, who: Asker | None) -> tuple[TimelineEvent, ...]:
    """The events that have a date, oldest first; of several dates told, the one told most often."""
    require_reading(who)
    told = _fields_told(FactKind.EVENT)
    cards = _cards(models.Entity.objects.filter(kind=EntityKind.EVENT.value))
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


def _fields_told(kind: FactKind) -> dict[str, dict[str, Counter[str]]]:
    told: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    links = models.EntityFact.objects.filter(fact__kind=kind.value).exclude(fact__review=ReviewState.REJECTED.value)
    for entity_id, fields in links.order_by("id").values_list("entity_id", "fact__fields"):
        for name, value in fields.items():
            if isinstance(value, str):
                told[entity_id][name][value] += 1
    return told


def _matching(who: Asker | None, kind: str, text: str) -> QuerySet[models.Entity]:
    require_reading(who)
    found = models.Entity.objects.all()
    if kind:
        found = found.filter(kind=kind)
    if text:
        named = models.Name.objects.filter(text__icontains=text).values("entity")
        found = found.filter(Q(label__icontains=text) | Q(pk__in=named))
    return found


def _cards(found: QuerySet[models.Entity]) -> tuple[EntityCard, ...]:
    return tuple(map(_card, found.prefetch_related("names")))


def _card(row: models.Entity) -> EntityCard:
    return EntityCard(
        id=row.id,
        kind=EntityKind(row.kind),
        label=row.label,
        names=tuple(map(rows.name_record, row.names.all())),
        country=row.country,
        parent=row.parent,
        details=dict(sorted(row.details.items())),
        facts=row.fact_count,
        mentions=row.mention_count,
        documents=row.document_count,
    )


def _whole(found: QuerySet[models.Entity]) -> QuerySet[models.Entity]:
    return found.prefetch_related(
        "names",
        "fact_links",
        Prefetch("mention_links", queryset=models.EntityMention.objects.select_related("mention")),
    )


def _mentions(identifier: str) -> tuple[MentionCard, ...]:
    links = models.EntityMention.objects.filter(entity=identifier).select_related("mention")
    rejected = Q(mention__fact__review=ReviewState.REJECTED.value)
    found = list(links.exclude(rejected).order_by("mention__document__file", "mention__document", "mention__start"))
    documents = models.Document.objects.defer("blocks", "skipped").in_bulk({link.mention.document_id for link in found})
    return tuple(_mention_card(link, documents[link.mention.document_id]) for link in found)


def _mention_card(link: models.EntityMention, document: models.Document) -> MentionCard:
    mention, text = link.mention, document.text
    return MentionCard(
        mention=rows.mention_record(mention),
        file=document.file,
        document_title=document.title,
        before=text[max(0, mention.start - AROUND) : mention.start],
        after=text[mention.end : mention.end + AROUND],
        probability=link.probability,
        reason=link.reason,
    )
