"""Which events are compared: those that may be joined or proposed, by the most that each comparison can give.

A bound for all pairs at once (`comparisons/outlines`); the comparison itself (`events`) is asked for few of them.
"""

import math
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from marsad.authority.places import Place
from marsad.linking.comparisons.candidates import blocks, pairs_between, pairs_within
from marsad.linking.comparisons.dates import SAME_DAYS
from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.comparisons.outlines import Days, Names, Numbers, Places, codes, signs
from marsad.linking.items import Item
from marsad.linking.models import Model
from marsad.linking.proposals import LOWEST

LEAST_NAME = 0.35
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

    def as_told(item: Item) -> Iterator[str]:
        told = [str(item.get(name) or "") for name in ("start_date", "city", "edition", "theme")]
        yield "\n".join((item.fact.language, item.name, told_name(item), *told, *sorted(bodies_of(item))))

    groups = list(blocks(items, as_told).values())
    for members in groups:
        yield from pairs_within(members)
    outline = _Outline(groups, meanings, bodies_of, city_of, weighed)
    for i, j in outline.likely():
        yield from pairs_between(groups[i], groups[j])


class _Outline:
    """What stands in arrays of all events; those that are told in the same words share a place."""

    def __init__(
        self,
        groups: Sequence[Sequence[Item]],
        meanings: Meanings,
        bodies_of: BodiesOf,
        city_of: CityOf,
        weighed: Model,
    ) -> None:
        items = [members[0] for members in groups]
        self._names = Names(items, told_name, meanings)
        self._days = Days([(str(item.get("start_date") or ""),) for item in items])
        self._told = Days([[item.setting.published for item in members] for members in groups])
        self._editions = codes([str(item.get("edition") or "") for item in items])
        self._countries = codes([place.country if (place := city_of(item)) else "" for item in items])
        self._bodies = signs([bodies_of(item) for item in items])
        self._themes = codes([str(item.get("theme") or "") for item in items])
        self._bias, self._weights = weighed.bias, weighed.weights

    def likely(self) -> Iterator[tuple[int, int]]:
        """Pairs of places that may reach what is proposed, and of which no two editions forbid it."""
        for one, other, likeness in self._names.alike(LEAST_NAME - 0.001):
            edition, editions = self._editions[one], self._editions[other]
            known, same = (edition > 0) & (editions > 0), edition == editions
            odds = self._bias + self._weights["same_name"] * likeness
            odds += self._weights["same_edition"] * (known & same)
            odds += self._dates(one, other) + self._cities(one, other) + self._rest(one, other)
            marks = (odds >= LEAST_ODDS) & ~(known & ~same)
            yield from zip(one[marks].tolist(), other[marks].tolist(), strict=True)

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
