"""Which events are compared: those that may be joined or proposed, by the most that each comparison can give.

A bound for all pairs at once (`comparisons/outlines`); the comparison itself (`events`) is asked for few of them.
"""

import math
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from marsad.authority.places import Place
from marsad.linking.comparisons.dates import SAME_DAYS
from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.comparisons.outlines import Days, Marks, Names, Numbers, both, codes, pairs_where, signs
from marsad.linking.items import Item
from marsad.linking.models import Model
from marsad.linking.proposals import LOWEST

LEAST_NAME = 0.35
MOST_BODIES = 3  # that count
LEAST_ODDS = math.log(LOWEST / (1 - LOWEST)) - 0.01  # probabilities are rounded
NEAR_THEMES = 0.3  # cosine; themes that share most of their words are nearer
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
    """Pairs of events that are worth comparing, each once, in the items' order."""
    outline = _Outline(items, meanings, bodies_of, city_of, weighed)
    return ((items[i], items[j]) for i, j in pairs_where(len(items), outline.is_likely))


class _Outline:
    """What stands in arrays of all events."""

    def __init__(
        self,
        items: Sequence[Item],
        meanings: Meanings,
        bodies_of: BodiesOf,
        city_of: CityOf,
        weighed: Model,
    ) -> None:
        self._names = Names(items, told_name, meanings)
        self._days = Days([str(item.get("start_date") or "") for item in items])
        self._told = Days([item.setting.published for item in items])
        self._editions = codes([str(item.get("edition") or "") for item in items])
        self._countries = codes([place.country if (place := city_of(item)) else "" for item in items])
        self._bodies = signs([bodies_of(item) for item in items])
        self._themes = meanings.vectors([str(item.get("theme") or "") for item in items])
        self._bias, self._weights = weighed.bias, weighed.weights

    def is_likely(self, rows: slice) -> Marks:
        """Where a pair may reach what is proposed, and no two editions forbid it."""
        likeness = self._names.likeness(rows)
        edition, editions = both(self._editions, rows)
        known, same = (edition > 0) & (editions > 0), edition == editions
        odds = self._bias + self._weights["same_name"] * likeness
        odds += self._weights["same_edition"] * (known & same)
        odds += self._dates(rows) + self._cities(rows) + self._rest(rows)
        marks: Marks = (likeness >= LEAST_NAME - 0.001) & (odds >= LEAST_ODDS) & ~(known & ~same)
        return marks

    def _dates(self, rows: slice) -> Numbers:
        agreed = np.select([self._days.shortest(rows) >= 10, self._days.shortest(rows) == 7], [1.0, 0.8], 0.4)
        differ = np.where(self._days.other_year(rows), OTHER_YEAR, 1.0)
        near = self._days.near(rows, SAME_DAYS)
        odds = np.where(near, self._weights["same_dates"] * agreed, self._weights["other_dates"] * differ)
        return (odds * self._days.known(rows)).astype(np.float32)

    def _cities(self, rows: slice) -> Numbers:
        country, countries = both(self._countries, rows)
        odds = np.where(country == countries, self._weights["same_city"], self._weights["other_city"])
        return (odds * ((country > 0) & (countries > 0))).astype(np.float32)

    def _rest(self, rows: slice) -> Numbers:
        odds = self._weights["same_bodies"] * MOST_BODIES * (np.bitwise_and(*both(self._bodies, rows)) > 0)
        odds += self._weights["same_theme"] * (self._themes[rows] @ self._themes[rows.start :].T >= NEAR_THEMES)
        odds += self._weights["told_together"] * self._told.near(rows, SAME_DAYS)
        return odds.astype(np.float32)


def told_name(item: Item) -> str:
    """What an event is called without its edition."""
    return str(item.get("series") or item.name)
