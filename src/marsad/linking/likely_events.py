"""Which events are compared: those that may be joined or proposed, by the most that each comparison can give.

A bound for all pairs at once (`comparisons/outlines`); the comparison itself (`events`) is asked for few of them.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from marsad.authority.places import Place
from marsad.linking.comparisons.candidates import blocks, pairs_between, pairs_within
from marsad.linking.comparisons.dates import SAME_DAYS
from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.comparisons.outlines import Days, Marks, Names, Numbers, Places, codes, signs
from marsad.linking.items import Item
from marsad.linking.models import Model
from marsad.linking.proposals import LOWEST

LEAST_NAME = 0.35
LEAST_COSINE = LEAST_NAME - 0.001  # rounded; names of one language that share words are near in meaning too
MOST_BODIES = 3  # that count
LEAST_ODDS = math.log(LOWEST / (1 - LOWEST)) - 0.01  # probabilities are rounded
OTHER_YEAR = 1.8  # how much more dates of two years speak against than two days of one
BodiesOf = Callable[[Item], frozenset[str]]
CityOf = Callable[[Item], Place | None]


def likely_events(
    items: Sequence[Item],
    meanings: Meanings,
    bodies_of: BodiesOf,
    city_of: CityOf,
    weighed: Model,
) -> Iterator[tuple[Item, Item]]:
    """Pairs of events that are worth comparing; those that many documents tell in the same words, some of them."""
    groups = list(blocks(items, lambda item: [as_told(item, bodies_of)]).values())
    for members in groups:
        yield from pairs_within(members)
    outlines = Outlines([outline_of(members, bodies_of, city_of) for members in groups], meanings, weighed)
    for i, j in outlines.likely():
        yield from pairs_between(groups[i], groups[j])


def as_told(item: Item, bodies_of: BodiesOf) -> str:
    """All that a comparison looks at but the day of the document: events that are told so share a place."""
    told = [str(item.get(name) or "") for name in ("start_date", "city", "edition", "theme")]
    return "\n".join((item.fact.language, item.name, told_name(item), *told, *sorted(bodies_of(item))))


class Outline(NamedTuple):
    """What stands in arrays of events that are told in the same words."""

    name: str
    language: str
    day: str
    published: tuple[str, ...]
    edition: str
    country: str
    bodies: frozenset[str]
    theme: str


def outline_of(members: Sequence[Item], bodies_of: BodiesOf, city_of: CityOf) -> Outline:
    """The outline of events that are told in the same words."""
    first = members[0]
    return Outline(
        name=told_name(first),
        language=str(first.fact.language),
        day=str(first.get("start_date") or ""),
        published=tuple(item.setting.published for item in members),
        edition=str(first.get("edition") or ""),
        country=place.country if (place := city_of(first)) else "",
        bodies=bodies_of(first),
        theme=str(first.get("theme") or ""),
    )


class Outlines:
    """The outlines of all events, as arrays."""

    def __init__(self, told: Sequence[Outline], meanings: Meanings, weighed: Model) -> None:
        """Lay them out."""
        self._names = Names([one.name for one in told], [one.language for one in told], meanings)
        self._days = Days([(one.day,) for one in told])
        self._told = Days([one.published for one in told])
        self._editions = codes([one.edition for one in told])
        self._countries = codes([one.country for one in told])
        self._bodies = signs([one.bodies for one in told])
        self._themes = codes([one.theme for one in told])
        self._bias, self._weights = weighed.bias, weighed.weights

    def likely(self, of: Sequence[int] | None = None) -> Iterator[tuple[int, int]]:
        """Pairs of places that may reach what is proposed, and that editions do not forbid; `of` as in `Names`."""
        return self._names.pairs(LEAST_COSINE, self._may_be_one, of)

    def _may_be_one(self, one: Places, other: Places, likeness: Numbers) -> Marks:
        edition, editions = self._editions[one], self._editions[other]
        known, same = (edition > 0) & (editions > 0), edition == editions
        odds = self._bias + self._weights["same_name"] * likeness
        odds += self._weights["same_edition"] * (known & same)
        odds += self._dates(one, other) + self._cities(one, other) + self._rest(one, other)
        marks: Marks = (odds >= LEAST_ODDS) & ~(known & ~same)
        return marks

    def _dates(self, one: Places, other: Places) -> Numbers:
        shortest = self._days.shortest(one, other)
        agreed = np.select([shortest >= 10, shortest == 7], [1.0, 0.8], 0.4)
        differ = np.where(self._days.other_year(one, other), OTHER_YEAR, 1.0)
        near = self._days.near(one, other, SAME_DAYS)
        odds = np.where(near, self._weights["same_dates"] * agreed, self._weights["other_dates"] * differ)
        return (odds * self._days.known(one, other)).astype(np.float32)

    def _cities(self, one: Places, other: Places) -> Numbers:
        country, countries = self._countries[one], self._countries[other]
        odds = np.where(country == countries, self._weights["same_city"], self._weights["other_city"])
        return (odds * ((country > 0) & (countries > 0))).astype(np.float32)

    def _rest(self, one: Places, other: Places) -> Numbers:
        odds = self._weights["same_bodies"] * MOST_BODIES * ((self._bodies[one] & self._bodies[other]) > 0)
        odds += self._weights["same_theme"] * ((self._themes[one] > 0) & (self._themes[other] > 0))
        odds += self._weights["told_together"] * self._told.near(one, other, SAME_DAYS)
        return odds.astype(np.float32)


def told_name(item: Item) -> str:
    """What an event is called without its edition."""
    return str(item.get("series") or item.name)
