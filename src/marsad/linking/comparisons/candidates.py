"""Which items are compared at all: those whose names are near in meaning, or share a word that is not everybody's.

Without this every pair would be compared, and a hundred times the documents would take ten thousand times as long.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations

from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.comparisons.words import content_words
from marsad.linking.items import Item

COMMON = 200  # a word that more names bear joins nothing by itself


def likely_pairs(
    items: Sequence[Item], meanings: Meanings, name_of: Callable[[Item], str], nearness: float
) -> list[tuple[Item, Item]]:
    """Pairs whose names have a cosine of at least `nearness` or a word in common; each once, in the items' order."""
    names = [name_of(item) for item in items]
    likely = {(i, j) for i, j, _ in meanings.near_pairs(names, nearness)}
    bearers: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        for word in content_words(name):
            bearers[word].append(place)
    for places in bearers.values():
        if len(places) <= COMMON:
            likely.update(combinations(places, 2))
    return [(items[i], items[j]) for i, j in sorted(likely)]
