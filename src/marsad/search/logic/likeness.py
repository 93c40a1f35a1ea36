"""Groups passages that say nearly the same in the same language: a text that several sites copied is shown once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from marsad.search.index import Hit
from marsad.search.logic.ranking import Ranked

_ALIKE = 0.8  # of all words of both
_FEWEST = 4  # words; shorter passages are alike by chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The best passage of a group, and its copies in other documents."""

    best: Ranked
    copies: tuple[Ranked, ...] = ()


def grouped(ranked: Sequence[Ranked], limit: int) -> list[Group]:
    """The first groups, by their best passages; copies are looked for in all that was ranked."""
    groups: list[list[Ranked]] = []
    for one in ranked:
        alike = next((group for group in groups if _are_alike(group[0].hit, one.hit)), None)
        if alike is not None:
            alike.append(one)
        elif len(groups) < limit:
            groups.append([one])
    return [Group(best=group[0], copies=_elsewhere(group)) for group in groups]


def _are_alike(one: Hit, other: Hit) -> bool:
    fewer, both = min(len(one.words), len(other.words)), len(one.words) + len(other.words)
    if one.language != other.language or fewer < _FEWEST or fewer < _ALIKE * (both - fewer):
        return False  # no more than the words of the shorter one can be shared
    shared = len(np.intersect1d(one.words, other.words))
    return shared >= _ALIKE * (both - shared)


def _elsewhere(group: Sequence[Ranked]) -> tuple[Ranked, ...]:
    """A copy for each other document."""
    first: dict[str, Ranked] = {}
    for one in group[1:]:
        if one.hit.document != group[0].hit.document:
            first.setdefault(one.hit.document, one)
    return tuple(first.values())
