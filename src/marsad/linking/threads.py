"""Which recommendations return in other documents, editions and languages: threads, with how each wording changed.

What they mean (sentence vectors), what they speak of (concepts of the field), what they ask to be done (acts), the
words they share in one language, and whether their documents tell of one series are weighed by the model `threads`.
Within one document nothing is joined: a list that recommends two alike things recommends two things.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from marsad.linking.clusters import Pair, Scores
from marsad.linking.comparisons.at_once import numbered, of_both, row_by_row
from marsad.linking.comparisons.candidates import Places
from marsad.linking.comparisons.concepts import both_concepts
from marsad.linking.comparisons.meaning import Meanings
from marsad.linking.comparisons.wordings import CLOSE, Wordings
from marsad.linking.comparisons.words import content_words
from marsad.linking.items import Item
from marsad.linking.likely_threads import likely_threads
from marsad.linking.models import Model, chances
from marsad.linking.proposals import LOWEST
from marsad.linking.relations import relation_of
from marsad.linking.shared_out import shared_out
from marsad.records import Score

Numbers = npt.NDArray[np.float64]
Marks = npt.NDArray[np.bool_]
THRESHOLD = 0.6
CERTAIN = 0.95  # so likely that a second wording of the same document is taken for another demand
BETTER = 0.7  # log-odds by which another partner is clearly the better one
FEW_WORDS = 3  # shorter ones ("act on content") match everything
WORTH = 5_000  # pairs of wordings whose comparison is worth a process of its own
_NONE: frozenset[str] = frozenset()


def pairs(
    items: Sequence[Item], meanings: Meanings, series_of: Mapping[str, frozenset[str]], weighed: Model
) -> Iterator[Pair]:
    """Compare recommendations of different documents; `series_of` gives the series that a document tells of."""
    long_enough = [item for item in items if len(content_words(item.name)) >= FEW_WORDS]
    meanings.add(text for item in long_enough for text in (item.name, *content_words(item.name)))
    likely = likely_threads(long_enough, meanings, series_of)
    compared = _Compared(long_enough, meanings, series_of, weighed)
    return compared.pairs(likely)


class _Compared:
    """The likely pairs of recommendations as numbers: places of both items, and the odds that they are one."""

    def __init__(
        self, items: Sequence[Item], meanings: Meanings, series_of: Mapping[str, frozenset[str]], weighed: Model
    ) -> None:
        """Nothing is compared yet."""
        self._items, self._meanings, self._series_of, self._weighed = items, meanings, series_of, weighed
        self._by_id = {item.id: item for item in items}

    def pairs(self, likely: Places) -> Iterator[Pair]:
        """Those pairs that are likely enough to be proposed."""
        odds = self._odds(likely)
        kept = chances(odds) >= LOWEST
        ends, odds = likely[kept], odds[kept]
        beside = self._is_beside_closer(ends, chances(odds)) | self._is_second_best(ends, odds)
        odds = odds + self._weighed.weights["closer_wording"] * beside
        kept = chances(odds) >= LOWEST
        ends, probabilities, beside = ends[kept], chances(odds[kept]), beside[kept]
        merged = self._is_merged(ends, probabilities)
        again = {(one, other): partial(self._why, one, other) for one in (False, True) for other in (False, True)}
        for i, j, chance, is_beside, is_merged in row_by_row(*ends.T, probabilities, beside, merged):
            yield Pair(self._items[i].id, self._items[j].id, chance, again=again[is_beside, is_merged])

    def _odds(self, likely: Places) -> Numbers:
        """The odds of each pair; what two wordings have in common is asked once for all who say them."""
        weighed, firsts, seconds = self._weighed, likely[:, 0], likely[:, 1]
        series, in_series = numbered([self._series_of.get(item.document, _NONE) for item in self._items])
        together = of_both(series[firsts], series[seconds], lambda i, j: bool(in_series[i] & in_series[j]))
        wording, told = numbered([wording_of(item) for item in self._items])
        both, which = np.unique(wording[firsts] * len(told) + wording[seconds], return_inverse=True)
        ends, wordings = np.divmod(both, max(1, len(told))), Wordings(told, self._meanings)

        def by_words(begin: int, end: int) -> Numbers:
            asked = row_by_row(*(some[begin:end] for some in ends))
            return np.fromiter((weighed.odds(dict(wordings.features(i, j))) for i, j in asked), np.float64, end - begin)

        odds: Numbers = shared_out(len(both), by_words, WORTH)[which] + weighed.weights["same_series"] * together
        return odds

    def _is_beside_closer(self, ends: Places, probabilities: Numbers) -> Marks:
        """Which pairs are less likely because one of the two documents has a far closer wording."""
        keys = self._partners(ends)
        closest = np.concatenate([end[probabilities >= CERTAIN] for end in keys])
        return (np.isin(keys[0], closest) | np.isin(keys[1], closest)) & (probabilities < CERTAIN)

    def _is_second_best(self, ends: Places, odds: Numbers) -> Marks:
        """Which pairs are less likely because both have a clearly likelier partner in the other's language."""
        codes = {language: code for code, language in enumerate({item.fact.language for item in self._items})}
        languages = np.asarray([codes[item.fact.language] for item in self._items], dtype=np.int64)
        first, second = ends[:, 0], ends[:, 1]
        keys = first * len(codes) + languages[second], second * len(codes) + languages[first]
        best = np.full(len(self._items) * max(1, len(codes)), -np.inf)
        for end in keys:
            np.maximum.at(best, end, odds)
        is_second: Marks = (best[keys[0]] > odds + BETTER) & (best[keys[1]] > odds + BETTER)
        return is_second

    def _is_merged(self, ends: Places, probabilities: Numbers) -> Marks:
        """Which pairs have an end that goes with several of the other's document."""
        keys, made = self._partners(ends), probabilities >= THRESHOLD
        told, counts = np.unique(np.concatenate([end[made] for end in keys]), return_counts=True)
        several = told[counts > 1]
        return made & (np.isin(keys[0], several) | np.isin(keys[1], several))

    def _partners(self, ends: Places) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """For each pair, from both its ends: the item together with the document of the other, as one number."""
        codes = {document: code for code, document in enumerate({item.document for item in self._items})}
        documents = np.asarray([codes[item.document] for item in self._items], dtype=np.int64)
        first, second = ends[:, 0], ends[:, 1]
        return first * len(codes) + documents[second], second * len(codes) + documents[first]

    def _why(self, is_beside_closer: bool, is_merged: bool, first: str, second: str) -> Scores:
        one, other = self._by_id[first], self._by_id[second]
        in_series = bool(self._series_of.get(one.document, _NONE) & self._series_of.get(other.document, _NONE))
        return told(one, other, self._meanings, Beside(in_series, is_beside_closer, is_merged))


class Beside(NamedTuple):
    """What speaks for or against a pair beside its words."""

    is_in_series: bool
    is_beside_closer: bool
    is_merged: bool


def told(one: Item, other: Item, meanings: Meanings, beside: Beside) -> Scores:
    """What was compared, and how the wording changed."""
    features = dict(wording_features(one, other, meanings))
    if beside.is_in_series:
        features["same_series"] = 1.0
    if beside.is_beside_closer:
        features["closer_wording"] = 1.0
    relation = "merged" if beside.is_merged else relation_of(one, other)
    return (
        *(Score(name=name, value=value, detail=_detail(name, value, one, other)) for name, value in features.items()),
        Score(name=f"relation_{relation}", value=1.0, detail=""),
    )


def wording_of(item: Item) -> tuple[str, str]:
    """What is compared of a recommendation: its words, in which language."""
    return item.name, item.fact.language


def wording_features(one: Item, other: Item, meanings: Meanings) -> Iterator[tuple[str, float]]:
    """What their words have in common."""
    return Wordings([wording_of(one), wording_of(other)], meanings).features(0, 1)


def _detail(feature: str, value: float, one: Item, other: Item) -> str:
    """What was compared, for showing it beside the number."""
    if feature == "same_meaning":
        return f"{one.name} ~ {other.name}"
    if feature == "nearly_said":
        return f"{CLOSE + value:.2f}"
    if feature == "same_concepts":
        return ", ".join(sorted(both_concepts(one.name, other.name)))
    return f"{value:.0%}" if feature in {"other_words", "said_too"} else ""
