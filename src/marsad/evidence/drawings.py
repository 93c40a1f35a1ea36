"""Entities as charts: cards in, drawings out. The same functions serve the page and what is taken away from it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext

from marsad.authority import places
from marsad.charts import editions as edition_chart
from marsad.charts import partners
from marsad.charts.chart import Chart
from marsad.charts.towns import Town
from marsad.evidence import labels
from marsad.evidence.cards import EntityPage, NamedTogether
from marsad.evidence.logic.series import Edition
from marsad.records import EntityKind


def editions(told: Sequence[Edition], series: str, language: str) -> Chart:
    """Draw the editions of a series in time, with those that no document tells of."""
    return edition_chart.draw([_edition(one, language) for one in told], series=series, language=language)


def _edition(one: Edition, language: str) -> edition_chart.Edition:
    details = one.event.details if one.event else {}
    return edition_chart.Edition(
        name=one.event.name_in(language) if one.event else "",
        number=str(one.number) if one.number else "",
        date=str(details.get("start_date") or ""),
        place=labels.city(str(details.get("city") or "")),
        is_missing=one.event is None,
    )


def world(shown: EntityPage, named: NamedTogether, language: str) -> Chart | None:
    """Draw the countries and towns in connection with which an entity is named; None where there is none."""
    counted: Counter[str] = Counter()
    for one in named.found:
        if one.entity.kind in (EntityKind.PLACE, EntityKind.EVENT) and one.entity.country:
            counted[one.entity.country] += one.sentences
    for card in shown.members:
        if card.country:
            counted[card.country] += card.mentions
    if shown.entity.country and not shown.members:
        counted[shown.entity.country] += max(1, len(shown.mentions) if shown.entity.kind == EntityKind.PLACE else 1)
    countries = [partners.Country(code=code, name=labels.country(code), value=n) for code, n in counted.items()]
    title = gettext("Countries named with it")
    towns = [*_towns(shown, named, language)]
    return partners.draw(countries, towns=towns, title=title, noun="mention", language=language) if countries else None


def _towns(shown: EntityPage, named: NamedTogether, language: str) -> Iterator[Town]:
    """The towns named with an entity, where they lie; of a town itself its own place."""
    beside = [(one.entity.authority, one.sentences) for one in named.found if one.entity.kind == EntityKind.PLACE]
    if shown.entity.kind == EntityKind.PLACE:
        beside.append((shown.entity.authority or "", max(1, len(shown.mentions))))
    for identifier, count in beside:
        place = places.by_id(identifier)
        if place.latitude is not None and place.longitude is not None:
            name = place.name(language)
            yield Town(name=name, longitude=place.longitude, latitude=place.latitude, value=count)
