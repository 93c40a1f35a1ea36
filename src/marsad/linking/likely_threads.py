"""Which recommendations are compared: those near in meaning, and those of one series that share two concepts.

Many documents say one thing in the same words: what is near is asked once for each wording, and whoever says one thing
in the same words is tied already, so that for two wordings a few pairs decide.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, product

from marsad.linking.comparisons.candidates import SMALL, Places, blocks, pairs_within, places_of
from marsad.linking.comparisons.concepts import concepts
from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.items import Item

NEAR = 0.6  # cosine from which two recommendations are looked at wherever they stand
FEW = 2  # who say one thing, of whom each is compared with each who says the other
WHOLE = 100  # wordings of a series of which each is compared with each, whatever they name
_NONE: frozenset[str] = frozenset()


def likely_threads(items: Sequence[Item], meanings: Meanings, series_of: Mapping[str, frozenset[str]]) -> Places:
    """The places of both items of each pair, in different documents; each pair once, in order."""
    wordings = list(blocks(items, lambda item: [item.name]).values())
    told_in = [{item.document for item in members} for members in wordings]
    apart = ["" if len(documents) > 1 else min(documents) for documents in told_in]  # nothing is joined within one
    near = meanings.near_pairs([members[0].name for members in wordings], NEAR, apart=apart)

    in_series = blocks(items, lambda item: of_one_series(item, series_of))
    found = chain(
        chain.from_iterable(map(pairs_within, wordings)),
        chain.from_iterable(pairs_of_series(key, members) for key, members in in_series.items()),
        chain.from_iterable(spoken_for(wordings[i], wordings[j], series_of) for i, j in near),
    )
    return places_of(((one, other) for one, other in found if one.document != other.document), items)


def of_one_series(item: Item, series_of: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """Keys of a recommendation among those of each of its series: the series, and with it each two concepts."""
    both = [" ".join(two) for two in combinations(sorted(concepts(item.name)), 2)]
    for series in series_of.get(item.document, _NONE):
        yield series
        yield from (f"{series} {two}" for two in both)


def pairs_of_series(key: str, members: Sequence[Item]) -> Iterable[tuple[Item, Item]]:
    """Who is compared of those that bear such a key: all of a series if they are not too many."""
    if " " in key:
        return pairs_within(_spokesmen(members))
    return combinations(members, 2) if len(members) <= WHOLE else ()


def _spokesmen(members: Sequence[Item]) -> Sequence[Item]:
    """Of a crowd the first of each wording: the others are tied to it."""
    first = {item.name: item for item in reversed(members)}
    return members if len(members) <= SMALL else sorted(first.values(), key=lambda item: item.order)


def spoken_for(
    ones: Sequence[Item], others: Sequence[Item], series_of: Mapping[str, frozenset[str]]
) -> Iterator[tuple[Item, Item]]:
    """Who is compared of those who say two things: of many the first, and the first two of a series."""
    if len(ones) * len(others) <= FEW * FEW:
        yield from product(ones, others)
        return
    yield from product(ones[:FEW], others[:FEW])
    first, second = (_first_of_series(members, series_of) for members in (ones, others))
    yield from ((first[series], second[series]) for series in sorted(first.keys() & second.keys()))


def _first_of_series(items: Sequence[Item], series_of: Mapping[str, frozenset[str]]) -> Mapping[str, Item]:
    return {series: item for item in reversed(items) for series in series_of.get(item.document, _NONE)}
