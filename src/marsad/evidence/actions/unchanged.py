"""Which stored entities a linking made again just as they are: they are left alone; one new document changes few.

The fingerprint of an entity covers everything that is stored of it, down to the rows of its mentions. Rows that went
with a document since are counted, so that no entity is taken for whole that lost some.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count

from marsad.evidence import models
from marsad.records import Entity, digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """An entity as linking made it, with what stands for it in the store."""

    entity: Entity
    fingerprint: str
    facts: int
    mentions: int


def made(entity: Entity, facts: Mapping[str, str], rows: Iterable[int]) -> Made:
    """Sum an entity up; `facts` are the stored ones, `rows` those of its mentions."""
    stored = sorted(set(entity.facts) & facts.keys())
    mentions = sorted(set(rows))
    return Made(
        entity=entity,
        fingerprint=digest(repr(entity), repr(stored), repr(mentions)),
        facts=len(stored),
        mentions=len(mentions),
    )


def unchanged(found: Iterable[Made]) -> frozenset[str]:
    """The ids of entities that are stored as they were made."""
    stored = dict(models.Entity.objects.order_by().values_list("pk", "fingerprint"))
    facts, mentions = _counted(models.EntityFact), _counted(models.EntityMention)
    return frozenset(
        one.entity.id
        for one in found
        if stored.get(one.entity.id) == one.fingerprint
        and facts.get(one.entity.id, 0) == one.facts
        and mentions.get(one.entity.id, 0) == one.mentions
    )


def _counted(table: type[models.EntityFact | models.EntityMention]) -> dict[str, int]:
    return dict(table.objects.order_by().values_list("entity").annotate(rows=Count("pk")))
