"""Puts the passages of several lists in one order: within a language by fusing, across languages by calibrating.

Plain reciprocal-rank fusion buries the other languages, since only one of them shares words with the question. So each
language has its own list, in which lexical and dense scores are brought to 0..1 and weighed; then each list is scaled
by how near its best passage is in meaning, and all are merged. Weights: `docs/decisions` and `measures/search.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from marsad.search.index import Hit

Place = tuple[str, int, int]
LEXICAL_OWN = 0.7  # weight of words within the question's language; meaning has the rest
LEXICAL_OTHER = 0.1  # across languages only names and figures are shared
LEXICAL_NAMES = 0.6  # added across languages when the whole question is a name that we know in the other language
_MIDDLE, _WIDTH = 0.3, 0.08  # of cosines: below .2 mostly unrelated, above .4 mostly related


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A passage with what it was ranked by."""

    hit: Hit
    score: float  # 0 to 1
    cosine: float
    lexical: float  # BM25; 0 when no word is shared


def fuse(lexical: Sequence[Hit], dense: Sequence[Hit], *, lexical_weight: float) -> list[Ranked]:
    """One list of one language, best first, scores from 0 to 1."""
    hits: dict[Place, Hit] = {hit.place: hit for hit in (*lexical, *dense)}
    words = {hit.place: hit.score for hit in lexical}
    meanings = {hit.place: hit.score for hit in dense}
    top_word = max(words.values(), default=0.0) or 1.0
    low, high = min(meanings.values(), default=0.0), max(meanings.values(), default=0.0)
    weight = lexical_weight if words else 0.0
    ranked = [
        Ranked(
            hit=hit,
            score=weight * words.get(place, 0.0) / top_word
            + (1 - weight) * _between(meanings.get(place, low), low, high),
            cosine=meanings.get(place, 0.0),
            lexical=words.get(place, 0.0),
        )
        for place, hit in hits.items()
    ]
    return sorted(ranked, key=lambda r: (-r.score, r.hit.place))


def _between(value: float, low: float, high: float) -> float:
    return (value - low) / (high - low) if high > low else 1.0


def merge(lists: Sequence[Sequence[Ranked]]) -> list[Ranked]:
    """All languages in one list: each scaled by how related its best passage seems."""
    merged = [
        Ranked(hit=r.hit, score=r.score * _relatedness(ranked), cosine=r.cosine, lexical=r.lexical)
        for ranked in lists
        for r in ranked
    ]
    return sorted(merged, key=lambda r: (-r.score, r.hit.place))


def _relatedness(ranked: Sequence[Ranked]) -> float:
    """0 to 1: how probable it is that a list answers the question at all."""
    best = max((r.cosine for r in ranked), default=0.0)
    return 0.5 + 0.5 / (1 + exp((_MIDDLE - best) / _WIDTH))


def without_neighbours(ranked: Sequence[Ranked], limit: int) -> list[Ranked]:
    """The best passages, not two that touch: a window's neighbours tell nothing new."""
    kept: list[Ranked] = []
    for candidate in ranked:
        if len(kept) == limit:
            break
        if not any(_touch(candidate.hit, other.hit) for other in kept):
            kept.append(candidate)
    return kept


def _touch(one: Hit, other: Hit) -> bool:
    return one.document == other.document and one.start < other.end and other.start < one.end
