"""Reading the names of entities alone: search looks names up in questions, and a large store has many."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from marsad.accounts.permission import Asker, require_reading
from marsad.evidence import models
from marsad.evidence.cards import EntityNames
from marsad.evidence.queries.entities import full_entities
from marsad.evidence.queries.visible import sees_everything
from marsad.records import EntityKind


def entity_names(*, who: Asker | None) -> Iterator[EntityNames]:
    """The names of all entities that somebody may see, as far as documents that they see attest them."""
    require_reading(who)
    if not sees_everything(who=who):
        for seen in full_entities(who=who):
            yield EntityNames(kind=seen.kind, names=tuple((name.language, name.text) for name in seen.names))
        return
    names = models.Name.objects.order_by("entity_id", "id").values_list("entity_id", "entity__kind", "language", "text")
    for (_entity, kind), group in groupby(names.iterator(), key=itemgetter(0, 1)):
        yield EntityNames(kind=EntityKind(kind), names=tuple((language, text) for *_, language, text in group))
