"""The register as lists, facets and a board."""

from collections.abc import Mapping

from django.db.models import Case, Count, F, IntegerField, QuerySet, Value, When

from marsad.accounts.permission import Asker
from marsad.followup import models
from marsad.followup.cards import Column, FacetValue, RecommendationCard, RegisterCard
from marsad.followup.commons import common_name
from marsad.followup.filters import Filters
from marsad.followup.kinds import Standing, Status, TagKind
from marsad.followup.labels import LEVELS, STATUSES, STRENGTHS, language_name
from marsad.followup.queries.laying import labelled, laid_out
from marsad.followup.queries.matching import matching, visible, visible_registers
from marsad.followup.queries.named import entity_labels, reading_language
from marsad.followup.vocabulary import tag_name

ALL = Filters()
FACETS = (
    "status", "addressee", "issuer", "theme", "year", "strength", "level",
    "series", "target_group", "pillar", "sdg", "language",
)  # fmt: skip
MOST = 30  # values of a facet that a page can show


def recommendations(
    filters: Filters = ALL, *, who: Asker | None, limit: int | None = None, offset: int = 0
) -> tuple[RecommendationCard, ...]:
    """The recommendations that fit, in the order asked for."""
    rows = in_order(matching(filters, who=who), filters.order)
    return laid_out(rows[offset : None if limit is None else offset + limit], who=who)


def count_recommendations(filters: Filters = ALL, *, who: Asker | None) -> int:
    """How many `recommendations` would give without a limit."""
    return matching(filters, who=who).count()


def facets(filters: Filters = ALL, *, who: Asker | None) -> Mapping[str, tuple[FacetValue, ...]]:
    """For each facet its values with their numbers, most first; a facet is not narrowed by its own filter."""
    return {name: _facet(name, filters, who) for name in FACETS}


def board(filters: Filters = ALL, *, who: Asker | None, per_column: int = 50) -> tuple[Column, ...]:
    """A column for each status with its first cards."""
    rows = matching(filters, who=who)
    counts = dict(rows.order_by().values_list("status").annotate(count=Count("pk")))
    return tuple(
        Column(
            status=status,
            count=counts.get(status, 0),
            cards=laid_out(in_order(rows.filter(status=status), filters.order)[:per_column], who=who)
            if counts.get(status)
            else (),
        )
        for status in Status
    )


def registers(*, who: Asker | None) -> tuple[RegisterCard, ...]:
    """The registers that the asker may see."""
    counts = dict(
        visible(who).filter(standing=Standing.CURRENT).order_by().values_list("register").annotate(count=Count("pk"))
    )
    rows = visible_registers(who).select_related("owner")
    return tuple(
        RegisterCard(
            slug=row.slug,
            name=row.name,
            owner=str(row.owner) if row.owner else "",
            is_public=row.is_public,
            is_indexed=row.is_indexed,
            recommendations=counts.get(row.pk, 0),
        )
        for row in rows
    )


def in_order(rows: QuerySet[models.Recommendation], order: str) -> QuerySet[models.Recommendation]:
    """Rows in one of the orders of `filters.ORDERS`; equal ones by code."""
    down = order.startswith("-")
    key = order.removeprefix("-")
    by_code = ("series", "year", "number", "code")
    if key == "code":
        return rows.order_by(*(f"-{name}" if down else name for name in by_code))
    if key == "due":
        due = F("due").desc(nulls_last=True) if down else F("due").asc(nulls_last=True)
        return rows.order_by(due, *by_code)
    if key == "changed":
        return rows.order_by(F("status_since").desc(nulls_last=True), *by_code)
    if key == "status":
        places = [When(status=status, then=Value(place)) for place, status in enumerate(Status)]
        return rows.order_by(Case(*places, output_field=IntegerField()), *by_code)
    return rows.order_by("-made_on" if down else "made_on", *by_code)


def _facet(name: str, filters: Filters, who: Asker | None) -> tuple[FacetValue, ...]:
    rows = matching(filters, who=who, without=name).order_by()
    chosen = set(getattr(filters, name))
    counts = _counts(name, rows, who)
    if name not in ("status", "level"):
        counts.sort(key=lambda one: (-one[2], one[1]))
    shown = [one for place, one in enumerate(counts) if place < MOST or one[0] in chosen]
    return tuple(
        FacetValue(value=value, label=label, count=count, is_chosen=value in chosen) for value, label, count in shown
    )


def _counts(name: str, rows: QuerySet[models.Recommendation], who: Asker | None) -> list[tuple[str, str, int]]:
    """Value, label and number."""
    if name in set(TagKind):
        tags = models.Tag.objects.filter(kind=name, recommendation__in=rows.values("pk"))
        values = tags.order_by().values_list("value").annotate(count=Count("pk"))
        return [(value, tag_name(name, value), count) for value, count in values]
    if name == "addressee":
        owed = models.Owed.objects.filter(recommendation__in=rows.values("pk")).order_by()
        told = dict(owed.values_list("addressee").annotate(count=Count("pk")))
        owing = labelled(models.Addressee.objects.filter(pk__in=told), who)
        return [(str(one.id), one.name, told[one.id]) for one in owing]
    if name == "issuer":
        return _issuers(rows, who)
    plain = rows.values_list(name).annotate(count=Count("pk"))
    found = [("none" if value is None else str(value), count) for value, count in plain if value != ""]
    if name == "status":
        found.sort(key=lambda one: list(Status).index(Status(one[0])))
    if name == "level":
        found.sort()
    return [(value, _label(name, value), count) for value, count in found]


def _issuers(rows: QuerySet[models.Recommendation], who: Asker | None) -> list[tuple[str, str, int]]:
    """Who issued them, as written, under the names that readers know."""
    told = list(rows.exclude(issuer="").values_list("issuer", "issuer_entity").annotate(count=Count("pk")))
    labels = entity_labels((entity for _name, entity, _count in told), who)
    counts: dict[str, tuple[str, int]] = {}
    for written, entity, count in told:
        label = labels.get(entity) or common_name(written, reading_language()) or written
        counts[written] = (label, counts.get(written, ("", 0))[1] + count)
    return [(written, label, count) for written, (label, count) in counts.items()]


def _label(name: str, value: str) -> str:
    names: Mapping[str, object] = {"status": STATUSES, "strength": STRENGTHS, "level": LEVELS}.get(name, {})
    if name == "language":
        return language_name(value)
    return str(names.get(value, value))
