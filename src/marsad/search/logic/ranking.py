"""Puts the candidates of all languages together: what each list found, and how much their shared words count.

Plain reciprocal-rank fusion buries the other languages, since only one of them shares words with the question. BM25
cannot be compared across languages, so it becomes a share: of the best of its list in the question's own language,
of a fixed score where only names and figures are shared, since the best of these may be chance. Cosines with a
centred question and alignments can be compared as they are; `marsad.search.rereading` weighs all three.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.search.index import Hit

Place = tuple[str, int, int]
NAMES_ENOUGH = 20.0  # BM25 of two rare names


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A passage with what it is ranked by."""

    hit: Hit
    words: float  # 0 to 1: how much of what words can tell is shared
    score: float = 0.0


def candidates(lexical: Sequence[Hit], dense: Sequence[Hit], *, is_own: bool) -> list[Ranked]:
    """What two searches of one language found, each passage once."""
    best = max((hit.shared for hit in lexical), default=0.0)
    enough = best if is_own else max(best, NAMES_ENOUGH)
    hits: dict[Place, Hit] = {hit.place: hit for hit in (*dense, *lexical)}  # lexical ones know both figures
    return [Ranked(hit=hit, words=hit.shared / enough if enough else 0.0) for hit in hits.values()]


def in_order(ranked: Sequence[Ranked], scores: Sequence[float]) -> list[Ranked]:
    """Candidates with their scores, best first; equal ones by place, so that the same question has the same answer."""
    keys = [(-score, one.hit.place) for one, score in zip(ranked, scores, strict=True)]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    return [Ranked(hit=ranked[n].hit, words=ranked[n].words, score=-keys[n][0]) for n in order]


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
