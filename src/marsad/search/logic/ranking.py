"""Puts the passages of several lists in one order: within a language by fusing, across languages by calibrating.

Plain reciprocal-rank fusion buries the other languages, since only one of them shares words with the question. So each
language has its own list, in which lexical and dense scores are brought to 0..1 and weighed. Cosines with a centred
question can be compared across languages, BM25 cannot: so the k-th passage of each list takes the k-th best cosine of
that list, plus a little for shared words, and all lists are merged by that. Measured by `measures/search.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from marsad.search.index import Hit

Place = tuple[str, int, int]
LEXICAL_OWN = 0.7  # weight of words within the question's language; meaning has the rest
LEXICAL_OTHER = 0.1  # across languages only names and figures are shared
LEXICAL_NAMES = 0.8  # added across languages as far as the question consists of names, which are written alike
_TRUST = 0.1  # of cosine that shared words alone are believed for: chance four-grams are not an answer
_WORDS_BONUS = 0.1  # of cosine, for the best of shared words at full weight: about two places in a list


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A passage with what it was ranked by."""

    hit: Hit
    score: float
    cosine: float
    words: float  # share of the list's best BM25, weighed; 0 when no word is shared


def fuse(lexical: Sequence[Hit], dense: Sequence[Hit], *, lexical_weight: float) -> list[Ranked]:
    """One list of one language, best first, scores from 0 to 1."""
    hits: dict[Place, Hit] = {hit.place: hit for hit in (*lexical, *dense)}
    words = {hit.place: hit.score for hit in lexical}
    meanings = {hit.place: hit.score for hit in dense}
    top_word = max(words.values(), default=0.0) or 1.0
    low, high = min(meanings.values(), default=0.0), max(meanings.values(), default=0.0)
    weight = lexical_weight if words else 0.0
    ranked = []
    for place, hit in hits.items():
        shared = weight * words.get(place, 0.0) / top_word
        meant = (1 - weight) * _between(meanings.get(place, low), low, high)
        ranked.append(Ranked(hit=hit, score=shared + meant, cosine=meanings.get(place, 0.0), words=shared))
    return sorted(ranked, key=lambda r: (-r.score, r.hit.place))


def _between(value: float, low: float, high: float) -> float:
    return (value - low) / (high - low) if high > low else 1.0


def merge(lists: Sequence[Sequence[Ranked]]) -> list[Ranked]:
    """All languages in one list; each list keeps its order, scores lie between 0 and 1."""
    merged = [ranked for single in lists for ranked in _calibrated(single)]
    return sorted(merged, key=lambda r: (-r.score, r.hit.place))


def _calibrated(ranked: Sequence[Ranked]) -> list[Ranked]:
    """A list with scores that can be compared with another language's: never rising."""
    cosines = sorted((r.cosine for r in ranked), reverse=True)
    calibrated: list[Ranked] = []
    top = 1.0
    for one, cosine in zip(ranked, cosines, strict=True):
        top = min(top, max(0.0, min(cosine, one.cosine + _TRUST) + _WORDS_BONUS * one.words))
        calibrated.append(replace(one, score=top))
    return calibrated


def followed(first: Sequence[Ranked], rest: Sequence[Ranked]) -> list[Ranked]:
    """One list after another, the scores of the second below those of the first."""
    lowest = min((ranked.score for ranked in first), default=1.0)
    return [*first, *(replace(ranked, score=lowest * ranked.score) for ranked in rest)]


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
