"""Reading facts with their citations, reviews and entities. Rejected ones are left out unless asked for."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from marsad.accounts.models import Person
from marsad.accounts.permission import Asker, require_reading
from marsad.accounts.roles import Mark
from marsad.evidence import models, rows
from marsad.evidence.cards import EntityRef, FactCard, FactPlace, Original
from marsad.evidence.errors import UnknownItemError
from marsad.evidence.queries.narrowing import labels_of
from marsad.evidence.queries.visible import seen
from marsad.records import EntityKind, FactKind, ReviewState


def facts(  # noqa: PLR0913 - each is a filter of the page of facts, named by the caller
    *,
    who: Asker | None,
    kind: str = "",
    document: str = "",
    review: str = "",
    language: str = "",
    entity: str = "",
    text: str = "",
    rejected: bool = False,
    limit: int | None = None,
    offset: int = 0,
) -> tuple[FactCard, ...]:
    """Facts in the order of the documents' files and texts; `text` looks in the quoted words.

    Rejected facts come with ``rejected=True`` or ``review="rejected"``.
    """
    found = _matching(who, kind=kind, document=document, review=review, language=language, entity=entity, text=text)
    found = found if rejected or review else _standing(found)
    return cards_of_facts(found[offset : None if limit is None else offset + limit], who)


def count_facts(  # noqa: PLR0913 - the same filters as `facts`
    *,
    who: Asker | None,
    kind: str = "",
    document: str = "",
    review: str = "",
    language: str = "",
    entity: str = "",
    text: str = "",
    rejected: bool = False,
) -> int:
    """How many facts `facts` would give without a limit."""
    found = _matching(who, kind=kind, document=document, review=review, language=language, entity=entity, text=text)
    return (found if rejected or review else _standing(found)).count()


def fact(identifier: str, *, who: Asker | None) -> FactCard:
    """One fact, rejected or not."""
    require_reading(who)
    found = cards_of_facts(_open(who).filter(pk=identifier), who)
    if not found:
        raise UnknownItemError("fact", identifier)
    return found[0]


def facts_of_documents(documents: Iterable[str], *, who: Asker | None) -> tuple[FactCard, ...]:
    """The standing facts of some documents: what a report may state."""
    require_reading(who)
    return cards_of_facts(_standing(_open(who).filter(document__in=list(documents))), who)


def facts_named(identifiers: Iterable[str], *, who: Asker | None) -> tuple[FactCard, ...]:
    """The standing facts of some ids; unknown ones are left out."""
    require_reading(who)
    return cards_of_facts(_standing(_open(who).filter(pk__in=list(identifiers))), who)


def surest_facts(documents: Iterable[str], kind: FactKind, *, who: Asker | None) -> dict[str, str]:
    """Of each document that has standing facts of a kind, the id of the surest; of equally sure ones the first."""
    require_reading(who)
    found = _standing(_open(who).filter(document__in=list(documents), kind=kind.value))
    rows = found.order_by("confidence", "-start", "-id").values_list("document_id", "id")
    return dict(rows)  # the last of each document stays


def fact_places(documents: Iterable[str], *, who: Asker | None) -> tuple[FactPlace, ...]:
    """Where the standing facts of some documents stand, in order: a hundred times quicker than the facts."""
    require_reading(who)
    found = _standing(_open(who).filter(document__in=list(documents)))
    ordered = found.order_by("document_id", "start", "end", "id")
    places = ordered.values_list("id", "kind", "document_id", "start", "end")
    return tuple(
        FactPlace(id=identifier, kind=FactKind(kind), document=document, start=start, end=end)
        for identifier, kind, document, start, end in places
    )


def _matching(who: Asker | None, *, entity: str, text: str, **columns: str) -> QuerySet[models.Fact]:
    require_reading(who)
    found = _open(who).filter(**{column: value for column, value in columns.items() if value})
    if entity:
        found = found.filter(entity_links__entity=entity)
    if text:
        found = found.filter(quote__icontains=text)
    return found


def _open(who: Asker | None) -> QuerySet[models.Fact]:
    return models.Fact.objects.filter(seen(who, "document__"))


def _standing(found: QuerySet[models.Fact]) -> QuerySet[models.Fact]:
    return found.exclude(review=ReviewState.REJECTED.value)


def cards_of_facts(found: QuerySet[models.Fact], who: Asker | None) -> tuple[FactCard, ...]:
    """Facts with where they come from; the caller has kept to visible ones."""
    told = list(found)
    links = _linked([row.pk for row in told])
    shown = labels_of({entity for linked in links.values() for entity, _kind, _label in linked}, who)
    origins = _origins({row.document_id for row in told})
    reviewers = Person.objects.in_bulk({row.reviewed_by_id for row in told if row.reviewed_by_id})
    return tuple(
        FactCard(
            fact=rows.fact_record(row),
            **origins[row.document_id],
            reviewed_by=str(reviewers[row.reviewed_by_id]) if row.reviewed_by_id else "",
            reviewed_at=row.reviewed_at,
            machine=Original(**row.machine) if row.machine else None,
            entities=tuple(
                EntityRef(id=entity, kind=EntityKind(kind), label=label if shown is None else shown[entity])
                for entity, kind, label in links[row.pk]
            ),
        )
        for row in told
    )


def _linked(facts: Sequence[str]) -> Mapping[str, list[tuple[str, str, str]]]:
    """Id, kind and label of the entities that facts belong to; whole rows would take ten times as long."""
    found: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    links = models.EntityFact.objects.filter(fact__in=facts).order_by("entity__kind", "entity__label", "entity_id")
    for fact, entity, kind, label in links.values_list("fact_id", "entity_id", "entity__kind", "entity__label"):
        found[fact].append((entity, kind, label))
    return found


def _origins(documents: Collection[str]) -> Mapping[str, dict[str, Any]]:
    """What the cards of facts say of their documents."""
    found = models.Document.objects.filter(pk__in=documents).order_by()
    columns = found.values_list("pk", "file", "title", "language", "published", "mark", "collection_id")
    return {
        key: {
            "file": file,
            "document_title": title,
            "document_language": language,
            "published": published,
            "mark": Mark(mark),
            "collection": collection,
        }
        for key, file, title, language, published, mark, collection in columns
    }


def entity_ref(row: models.Entity, shown: Mapping[str, str] | None) -> EntityRef:
    """Just enough of an entity to lead to its page; `shown` are the labels that the asker may see, None all."""
    return EntityRef(id=row.id, kind=EntityKind(row.kind), label=row.label if shown is None else shown[row.id])
