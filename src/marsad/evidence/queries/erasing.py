"""What erasing a person would touch among the documents: the same computation for the preview and for the deed."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from marsad.accounts.audit.keys import erasing_key
from marsad.accounts.permission import Asker, require, require_reading
from marsad.accounts.roles import Action
from marsad.evidence import models
from marsad.evidence.logic.erasing import DocumentPlan, Said, Words, planned
from marsad.evidence.logic.offices import is_public_office
from marsad.evidence.queries.visible import seen
from marsad.language.blanking import Blanker, blanker
from marsad.records import EntityKind, FactKind

ABOUT_IT = ("title", "author", "publisher", "file", "address", "skipped", "declared")  # columns beside the text


def blanker_of(names: Iterable[str]) -> Blanker:
    """What finds some names, by the same digests that would be remembered of them."""
    return blanker(names, erasing_key())


def persons_named(names: Blanker, *, who: Asker | None) -> tuple[str, ...]:
    """The ids of the person entities that bear one of these names."""
    require(who, Action.ERASE)
    rows = models.Name.objects.filter(entity__kind=EntityKind.PERSON.value).values_list("entity", "text")
    return tuple(dict.fromkeys(entity for entity, text in rows if names.spans(text)))


def erasure_plans(
    names: Blanker, entities: Collection[str], *, keeps_public: bool, who: Asker | None
) -> Iterator[DocumentPlan]:
    """What becomes of each document that names a person, in all documents: erasing knows no marks."""
    require(who, Action.ERASE)
    linked = _linked_mentions(entities)
    own = set(models.EntityFact.objects.filter(entity__in=entities).values_list("fact", flat=True))
    for row in models.Document.objects.order_by("pk").iterator(chunk_size=100):
        here = linked.get(row.pk, {})
        if here or names.spans(row.text) or any(_names(names, getattr(row, name)) for name in ABOUT_IT):
            words = Words(names=names, alone=frozenset(here.values()))
            yield planned(
                row.pk,
                row.text,
                words,
                facts=_facts(row.pk, own),
                mentions=_mentions(row.pk, here),
                keeps_public=keeps_public,
            )


def public_offices(entities: Collection[str], *, who: Asker | None) -> Mapping[str, str]:
    """Of some persons those who are public figures by the stated rule, each with the office that makes them one."""
    require_reading(who)
    rows = models.EntityFact.objects.filter(entity__in=entities, fact__kind=FactKind.PERSON.value)
    told = rows.filter(seen(who, "fact__document__")).values_list("entity", "fact__fields__role")
    return {entity: role for entity, role in told if role and is_public_office(role)}


def _names(names: Blanker, value: Any) -> bool:
    return bool(names.blank_all(value) != value)


def _linked_mentions(entities: Collection[str]) -> dict[str, dict[int, str]]:
    """By document the mentions of these entities, each with its words."""
    found: dict[str, dict[int, str]] = defaultdict(dict)
    rows = models.Mention.objects.filter(entity_links__entity__in=entities).values_list("document", "pk", "quote")
    for document, key, quote in rows:
        found[document][key] = quote
    return found


def _facts(document: str, own: Collection[str]) -> list[Said]:
    rows = models.Fact.objects.filter(document=document).values_list("pk", "kind", "start", "end", "fields")
    return [
        Said(id=key, kind=kind, start=start, end=end, fields=fields, is_linked=key in own)
        for key, kind, start, end, fields in rows
    ]


def _mentions(document: str, linked: Collection[int]) -> list[Said]:
    rows = models.Mention.objects.filter(document=document).values_list("pk", "kind", "start", "end")
    return [Said(id=key, kind=kind, start=start, end=end, is_linked=key in linked) for key, kind, start, end in rows]
