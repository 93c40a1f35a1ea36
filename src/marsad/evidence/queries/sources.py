"""Reading what is known of the web addresses that people named."""

from collections.abc import Iterable, Mapping

from django.db.models import Count

from marsad.accounts.permission import Asker, require_reading
from marsad.evidence import models
from marsad.evidence.cards import SourceCard
from marsad.evidence.queries.visible import seen
from marsad.records import Remembered, Taken, digest
from marsad.sources.addresses import is_address, plain_address


def sources(*, who: Asker | None) -> tuple[SourceCard, ...]:
    """The addresses that are open to somebody, in the order in which they were added."""
    require_reading(who)
    columns = ("address", "kind", "visited_at", "entered", "known", "unread", "problem")
    return tuple(
        SourceCard(**{name: getattr(row, name) for name in columns}, taken=row.count)
        for row in models.Source.objects.filter(seen(who)).annotate(count=Count("taken"))
    )


def remembered(named: Iterable[str], *, who: Asker | None) -> Mapping[str, Remembered]:
    """What the last visits of some addresses left, by address; paths and unknown addresses are left out."""
    require_reading(who)
    keys = {digest(address) for name in named if is_address(name) for address in (name, _plain(name))}
    rows = models.Source.objects.filter(pk__in=keys).prefetch_related("taken")
    return {row.address: _remembered(row) for row in rows}


def _plain(address: str) -> str:
    try:
        return plain_address(address)
    except ValueError:
        return address


def _remembered(row: models.Source) -> Remembered:
    return Remembered(
        kind=row.kind,
        etag=row.etag,
        last_modified=row.last_modified,
        cursor=row.cursor,
        taken={
            one.key: Taken(source=row.address, key=one.key, stamp=one.stamp, document=one.document)
            for one in row.taken.all()
        },
    )
