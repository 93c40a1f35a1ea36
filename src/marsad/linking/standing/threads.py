"""Recommendations: pairs that stand. Wordings first, each once; then those who say them, one document with another."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from math import inf
from typing import Any, NamedTuple, TypeAlias

import numpy as np

from marsad.linking.clusters import Pair, Scores
from marsad.linking.comparisons.at_once import numbered
from marsad.linking.comparisons.candidates import pairs_within
from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.comparisons.wordings import Wordings
from marsad.linking.comparisons.words import content_words
from marsad.linking.items import Item
from marsad.linking.likely_threads import NEAR, of_one_series, pairs_of_series, spoken_for
from marsad.linking.models import Model, chances
from marsad.linking.proposals import LOWEST
from marsad.linking.standing.blocks import Suggested
from marsad.linking.standing.nearest import Nearest, Text
from marsad.linking.standing.parts import NAMED
from marsad.linking.standing.scored import Changed
from marsad.linking.standing.twos import Two, in_order, order, ordered
from marsad.linking.threads import BETTER, CERTAIN, FEW_WORDS, THRESHOLD, Beside, told, wording_of

SeriesOf: TypeAlias = Mapping[str, frozenset[str]]  # by document
_NONE: frozenset[str] = frozenset()


class ThreadPairs:
    """Pairs of recommendations of different documents; `items` are those that stand."""

    def __init__(self, items: Mapping[str, Item], meanings: Meanings, series_of: SeriesOf, weighed: Model) -> None:
        """Begin empty."""
        self._items, self._meanings, self._series_of, self._weighed = items, meanings, series_of, weighed
        self._wordings: dict[str, list[Item]] = {}
        self._in_series: dict[str, list[Item]] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._near = Nearest(meanings, NEAR)
        self._partners: dict[str, set[str]] = defaultdict(set)
        self._suggested = Suggested()
        self._weighing = _Weighing(items, weighed)

    def change(self, gone: Iterable[Item], come: Iterable[Item]) -> Changed:
        """The pairs that went, and those made anew; one whose document tells of another series went and came."""
        come = [item for item in come if _is_long(item)]
        self._meanings.add(text for item in come for text in (item.name, *content_words(item.name)))
        wordings, series = self._enter(filter(_is_long, gone), come)
        concerned = self._near.change({wording: self._text(wording) for wording in wordings}) | wordings
        sources: dict[Any, frozenset[Two]] = {}
        for wording in concerned:
            before, after = self._partners.pop(wording, set()), self._near.of(wording)
            for other in before - after:
                self._partners[other].discard(wording)
                sources[ordered(wording, other)] = frozenset()
            for other in after:
                self._partners[other].add(wording)
            if wording in self._wordings:
                self._partners[wording] = after
            moved = after if wording in wordings else after - before
            sources.update((ordered(wording, other), self._between(wording, other)) for other in moved)
        for wording in wordings:
            sources[wording, wording] = _apart(pairs_within(self._wordings.get(wording, [])))
        for key in series:
            sources["", key] = _apart(pairs_of_series(key, self._in_series.get(key, [])))
        lost, found = self._suggested.change(sources)
        again = found.union(*(self._suggested.at(item.id) for item in come))
        odds = self._odds(list(again))
        return self._weighing.change(lost, odds, self._why)

    def _enter(self, gone: Iterable[Item], come: Iterable[Item]) -> tuple[set[str], set[str]]:
        wordings: set[str] = set()
        series: set[str] = set()
        for item in gone:
            _take(self._wordings, item.name, item)
            wordings.add(item.name)
            for key in self._keys.pop(item.id):
                _take(self._in_series, key, item)
                series.add(key)
        for item in come:
            insort(self._wordings.setdefault(item.name, []), item, key=order)
            wordings.add(item.name)
            keys = self._keys[item.id] = tuple(of_one_series(item, self._series_of))
            for key in keys:
                insort(self._in_series.setdefault(key, []), item, key=order)
                series.add(key)
        return wordings, series

    def _text(self, wording: str) -> Text | None:
        documents = {item.document for item in self._wordings.get(wording, ())}
        return Text(wording, "" if len(documents) > 1 else min(documents)) if documents else None

    def _between(self, wording: str, other: str) -> frozenset[Two]:
        both = sorted((self._wordings[wording], self._wordings[other]), key=lambda items: items[0].order)
        return _apart(spoken_for(both[0], both[1], self._series_of))

    def _odds(self, pairs: Sequence[Two]) -> dict[Two, float]:
        places, wordings_told = numbered([wording_of(self._items[one]) for pair in pairs for one in pair])
        wordings, weights = Wordings(wordings_told, self._meanings), self._weighed.weights
        found: dict[Two, float] = {}
        for pair, first, second in zip(pairs, places[::2].tolist(), places[1::2].tolist(), strict=True):
            in_series = self._share_series(*(self._items[one] for one in pair))
            by_words = self._weighed.odds(dict(wordings.features(first, second)))
            found[pair] = by_words + (weights["same_series"] if in_series else 0.0)
        return found

    def _share_series(self, one: Item, other: Item) -> bool:
        return bool(self._series_of.get(one.document, _NONE) & self._series_of.get(other.document, _NONE))

    def _why(self, is_beside_closer: bool, is_merged: bool, first: str, second: str) -> Scores:
        one, other = self._items[first], self._items[second]
        beside = Beside(self._share_series(one, other), is_beside_closer, is_merged)
        return told(one, other, self._meanings, beside)


class _Weighed(NamedTuple):
    """What a pair comes to beside the others of its two documents."""

    probability: float
    is_beside_closer: bool
    is_merged: bool


class _Weighing:
    """Pairs with their odds, and what they come to where a document says two alike things."""

    def __init__(self, items: Mapping[str, Item], weighed: Model) -> None:
        self._items, self._weighed = items, weighed
        self._odds: dict[Two, float] = {}
        self._chance: dict[Two, float] = {}
        self._ends: dict[Two, tuple[Two, Two]] = {}  # of each pair both items, each with the document of the other
        self._at: dict[Two, set[Two]] = defaultdict(set)
        self._sides: dict[Two, tuple[Two, Two]] = {}  # the same with the language of the other
        self._by_side: dict[Two, set[Two]] = defaultdict(set)
        self._best: dict[Two, float] = {}  # odds, by side
        self._weights: dict[Two, _Weighed] = {}

    def change(
        self, lost: Collection[Two], odds: Mapping[Two, float], why: Callable[[bool, bool, str, str], Scores]
    ) -> Changed:
        """Take out and in what is suggested; gives the pairs that came to something else."""
        touched: set[Two] = set()
        sides: set[Two] = set()
        for pair in (*lost, *odds):
            sides.update(self._sides.get(pair, ()))
            touched.update(self._take_out(pair))
        for pair, chance in zip(odds, _chances(list(odds.values())), strict=True):
            if chance >= LOWEST:
                touched.update(self._take_in(pair, odds[pair], chance))
                sides.update(self._sides[pair])
        touched |= {end for pair in self._with_other_best(sides) for end in self._ends[pair]}
        probable = self._with_closer(touched)
        for pair, (probability, _) in probable.items():
            before = self._weights.get(pair)
            if before is None or (before.probability >= THRESHOLD) != (probability >= THRESHOLD):
                touched.update(self._ends[pair])
        beside = dict(probable)
        for pair in self._pairs_at(touched) - probable.keys():
            beside[pair] = self._weights[pair][:2]
        changed: Changed = {(*pair, NAMED): None for pair in (*lost, *odds)}
        return changed | self._weighed_anew(beside, odds, why)

    def _take_out(self, pair: Two) -> tuple[Two, ...]:
        ends = self._ends.pop(pair, ())
        for end in ends:
            self._at[end].discard(pair)
        for side in self._sides.pop(pair, ()):
            self._by_side[side].discard(pair)
        for known in (self._odds, self._chance, self._weights):
            known.pop(pair, None)
        return ends

    def _take_in(self, pair: Two, odds: float, chance: float) -> tuple[Two, Two]:
        one, other = (self._items[end] for end in pair)
        ends = self._ends[pair] = (one.id, other.document), (other.id, one.document)
        for end in ends:
            self._at[end].add(pair)
        self._sides[pair] = (one.id, other.fact.language), (other.id, one.fact.language)
        for side in self._sides[pair]:
            self._by_side[side].add(pair)
        self._odds[pair], self._chance[pair] = odds, chance
        return ends

    def _with_other_best(self, sides: Iterable[Two]) -> set[Two]:
        """The pairs at some sides that have another likeliest one than before."""
        found: set[Two] = set()
        for side in sides:
            pairs = self._by_side[side]
            best = max((self._odds[pair] for pair in pairs), default=-inf)
            if best != self._best.get(side):
                found |= pairs
                self._best[side] = best
        return found

    def _pairs_at(self, ends: Iterable[Two]) -> set[Two]:
        return set[Two]().union(*(self._at.get(end, ()) for end in ends))

    def _with_closer(self, touched: Iterable[Two]) -> dict[Two, tuple[float, bool]]:
        """How likely the pairs at some ends are where a far closer wording counts against them."""
        pairs = sorted(self._pairs_at(touched))
        beside = [self._has_closer(pair) or self._is_second_best(pair) for pair in pairs]
        against = self._weighed.weights["closer_wording"]
        odds = [self._odds[pair] + against * one for pair, one in zip(pairs, beside, strict=True)]
        return {pair: (chance, one) for pair, chance, one in zip(pairs, _chances(odds), beside, strict=True)}

    def _has_closer(self, pair: Two) -> bool:
        if self._chance[pair] >= CERTAIN:
            return False
        return any(self._chance[other] >= CERTAIN for end in self._ends[pair] for other in self._at[end])

    def _is_second_best(self, pair: Two) -> bool:
        return all(self._best[side] > self._odds[pair] + BETTER for side in self._sides[pair])

    def _weighed_anew(
        self,
        beside: Mapping[Two, tuple[float, bool]],
        asked: Collection[Two],
        why: Callable[[bool, bool, str, str], Scores],
    ) -> Changed:
        changed: Changed = {}
        for pair, (probability, is_beside) in beside.items():
            made = probability >= THRESHOLD
            several = made and any(self._count_made(end, beside) > 1 for end in self._ends[pair])
            weighed = _Weighed(probability, is_beside, several)
            if weighed != self._weights.get(pair) or pair in asked:
                again = partial(why, is_beside, several)
                kept = Pair(*pair, probability, again=again) if probability >= LOWEST else None
                changed[(*pair, NAMED)] = kept
            self._weights[pair] = weighed
        return changed

    def _count_made(self, end: Two, beside: Mapping[Two, tuple[float, bool]]) -> int:
        chances_here = (
            beside[pair][0] if pair in beside else self._weights[pair].probability for pair in self._at[end]
        )
        return sum(chance >= THRESHOLD for chance in chances_here)


def _chances(odds: Sequence[float]) -> list[float]:
    told: list[float] = chances(np.asarray(odds, dtype=np.float64)).tolist()
    return told


def _apart(pairs: Iterable[tuple[Item, Item]]) -> frozenset[Two]:
    """Pairs of two documents, each with the earlier item first."""
    return frozenset(in_order(one, other) for one, other in pairs if one.document != other.document)


def _take(blocks: dict[str, list[Item]], key: str, item: Item) -> None:
    block = blocks[key]
    del block[bisect_left(block, item.order, key=order)]
    if not block:
        del blocks[key]


def _is_long(item: Item) -> bool:
    return len(content_words(item.name)) >= FEW_WORDS
