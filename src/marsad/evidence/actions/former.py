"""Remembers entities that linking or people made into others, so that their addresses lead on."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import islice

from marsad.evidence import models
from marsad.records import EntityKind

BATCH = 500  # entities of one statement
SOME = 20  # of what belonged to one: enough to find where most of it went


def remember_entities(gone: Collection[str]) -> None:
    """Note what belongs to some entities; call it before they go, in the transaction in which they do."""
    remaining = iter(sorted(gone))
    while some := list(islice(remaining, BATCH)):
        facts, mentions = _facts(some), _mentions(some)
        kinds = models.Entity.objects.filter(pk__in=some).order_by().values_list("pk", "kind")
        former = [
            models.FormerEntity(id=key, kind=kind, facts=facts[key][:SOME], mentions=mentions[key][:SOME])
            for key, kind in kinds
            if facts[key] or mentions[key]
        ]
        columns = ["kind", "facts", "mentions"]
        models.FormerEntity.objects.bulk_create(
            former, update_conflicts=True, unique_fields=["id"], update_fields=columns
        )


def _facts(entities: Sequence[str]) -> Mapping[str, list[str]]:
    """The facts of each entity; of a series those of its editions."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    links = models.EntityFact.objects.order_by("id")
    for entity, fact in links.filter(entity__in=entities).values_list("entity", "fact"):
        found[entity].append(fact)
    editions = links.filter(entity__parent__in=entities, entity__kind=EntityKind.EVENT.value)
    for series, fact in editions.values_list("entity__parent", "fact"):
        found[series].append(fact)
    return found


def _mentions(entities: Sequence[str]) -> Mapping[str, list[tuple[str, int, int]]]:
    """Where entities without facts are named: document, start, end."""
    found: defaultdict[str, list[tuple[str, int, int]]] = defaultdict(list)
    links = models.EntityMention.objects.filter(entity__in=entities, entity__fact_count=0).order_by("id")
    places = links.values_list("entity", "mention__document", "mention__start", "mention__end")
    for entity, document, start, end in places:
        found[entity].append((document, start, end))
    return found
