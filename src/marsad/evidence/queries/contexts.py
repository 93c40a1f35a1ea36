"""What documents are about and where they come from, for narrowing a search and for counting what it found."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q
from django.db.models.functions import Length

from marsad.accounts.permission import Asker, require_reading
from marsad.evidence import models
from marsad.evidence.cards import DocumentContext, EntityRef
from marsad.evidence.queries.facts import entity_ref
from marsad.evidence.queries.narrowing import labels_of
from marsad.evidence.queries.visible import visible
from marsad.language.normalise import fold
from marsad.records import EntityKind, ReviewState

_TOLD = (EntityKind.ORGANISATION, EntityKind.PLACE)
_UNWRITTEN = 6  # letters, as vowel signs, that a name may have in one writing and not in another


def documents_where(  # noqa: PLR0913 - each is a filter of the search page, named by the caller
    *,
    who: Asker | None,
    document: str = "",
    since: str = "",
    until: str = "",
    source: str = "",
    place: str = "",
    organisation: str = "",
    kind: str = "",
) -> frozenset[str]:
    """The ids of the visible documents that fit all filters that are given.

    `since` and `until` are ISO dates, whole or partial, and both included; `source` is a part of an address or file
    name; `place` and `organisation` are an entity's id, or one of its names in any language, whatever the spelling of
    its letters, with or without accents; `kind` is that of a fact.
    """
    require_reading(who)
    found = visible(who)
    if document:
        found = found.filter(pk=document)
    if since:
        found = found.filter(published__gte=since)
    if until:
        found = found.filter(published__lte=until + "~").exclude(published="")  # "~": 2023 has all days of 2023
    if source:
        found = found.filter(Q(address__icontains=source) | Q(file__icontains=source) | Q(publisher__icontains=source))
    if kind:
        facts = models.Fact.objects.filter(kind=kind).exclude(review=ReviewState.REJECTED.value)
        found = found.filter(pk__in=facts.order_by().values("document"))
    for of, name in ((EntityKind.PLACE, place), (EntityKind.ORGANISATION, organisation)):
        if name:
            found = found.filter(pk__in=_telling_of(of, name))
    return frozenset(found.order_by().values_list("pk", flat=True))


def _telling_of(kind: EntityKind, name: str) -> Iterable[str]:
    """The documents that mention an entity, by its id or by one of its names."""
    names = models.Name.objects.filter(entity__kind=kind.value).annotate(letters=Length("text"))
    near = names.filter(letters__gte=len(name) - _UNWRITTEN, letters__lte=len(name) + _UNWRITTEN)
    wanted = fold(name)
    texts = {text for text in near.order_by().values_list("text", flat=True).distinct() if fold(text) == wanted}
    entities = models.Entity.objects.filter(Q(pk=name) | Q(kind=kind.value, names__text__in=texts))
    links = models.EntityMention.objects.filter(entity__in=entities.order_by().values("pk"))
    return set(links.order_by().values_list("mention__document_id", flat=True))


def document_contexts(documents: Iterable[str], *, who: Asker | None) -> dict[str, DocumentContext]:
    """When and where some visible documents were published, and the organisations and places that they mention."""
    require_reading(who)
    rows = visible(who).filter(pk__in=list(documents)).order_by().values_list("pk", "published", "address")
    found = list(rows)
    entities = _entities_of([identifier for identifier, _, _ in found], who)
    return {
        identifier: DocumentContext(published=published, address=address, entities=entities.get(identifier, ()))
        for identifier, published, address in found
    }


def _entities_of(documents: Iterable[str], who: Asker | None) -> dict[str, tuple[EntityRef, ...]]:
    kinds = [kind.value for kind in _TOLD]
    links = models.EntityMention.objects.filter(mention__document__in=list(documents), entity__kind__in=kinds)
    pairs = sorted(set(links.order_by().values_list("mention__document_id", "entity_id")))
    named = {entity for _, entity in pairs}
    shown = labels_of(named, who)
    rows = models.Entity.objects.filter(pk__in=named).only("id", "kind", "label")
    refs = {row.pk: entity_ref(row, shown) for row in rows}
    found: dict[str, list[EntityRef]] = defaultdict(list)
    for document, entity in pairs:
        found[document].append(refs[entity])
    return {document: tuple(some) for document, some in found.items()}
