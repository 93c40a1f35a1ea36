"""Which entity took the place of one that is no more: the one to which most of what belonged to it belongs now."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import Q

from marsad.accounts.permission import Asker, require_reading
from marsad.evidence import models
from marsad.evidence.queries.narrowing import open_links, visible_entities
from marsad.records import EntityKind


def successor(identifier: str, *, who: Asker | None) -> str | None:
    """The id of the entity that one has become; None where nothing of it is left, or nothing that the asker may see."""
    require_reading(who)
    former = models.FormerEntity.objects.filter(pk=identifier).first()
    if former is None:
        return None
    holders = Counter(_holders(former, who))
    holders.pop("", None)
    best = min(holders, key=lambda holder: (-holders[holder], holder), default="")
    return best if visible_entities(who).filter(pk=best).exists() else None


def _holders(former: models.FormerEntity, who: Asker | None) -> Iterable[str]:
    """The entity of the same kind that holds each of its facts, or each of its mentions where it had no facts."""
    facts, mentions = open_links(who)
    if former.kind == EntityKind.SERIES:
        return facts.filter(fact__in=former.facts).values_list("entity__parent", flat=True)
    if former.facts:
        return facts.filter(fact__in=former.facts, entity__kind=former.kind).values_list("entity", flat=True)
    places = Q(pk=None)
    for document, start, end in former.mentions:
        places |= Q(mention__document=document, mention__start=start, mention__end=end)
    return mentions.filter(places, entity__kind=former.kind).values_list("entity", flat=True)
