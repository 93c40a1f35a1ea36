"""Groups passages that say nearly the same in the same language: a text that several sites copied is shown once."""

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.search.logic.ranking import Ranked

_ALIKE = 0.8  # of all words of both
_FEWEST = 4  # words; shorter passages are alike by chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The best passage of a group, and its copies in other documents."""

    best: Ranked
    copies: tuple[Ranked, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """What of a passage is compared."""

    language: str
    words: frozenset[int]


def grouped(ranked: Sequence[Ranked], limit: int) -> list[Group]:
    """The first groups, by their best passages; copies are looked for in all that was ranked."""
    groups: list[tuple[_Words, list[Ranked]]] = []
    for one in ranked:
        own = _Words(language=one.hit.language, words=frozenset(one.hit.words.tolist()))
        alike = next((group for words, group in groups if _are_alike(words, own)), None)
        if alike is not None:
            alike.append(one)
        elif len(groups) < limit:
            groups.append((own, [one]))
    return [Group(best=group[0], copies=_elsewhere(group)) for _words, group in groups]


def _are_alike(one: _Words, other: _Words) -> bool:
    fewer, both = min(len(one.words), len(other.words)), len(one.words) + len(other.words)
    if one.language != other.language or fewer < _FEWEST or fewer < _ALIKE * (both - fewer):
        return False  # no more than the words of the shorter one can be shared
    shared = len(one.words & other.words)
    return shared >= _ALIKE * (both - shared)


def _elsewhere(group: Sequence[Ranked]) -> tuple[Ranked, ...]:
    """A copy for each other document."""
    first: dict[str, Ranked] = {}
    for one in group[1:]:
        if one.hit.document != group[0].hit.document:
            first.setdefault(one.hit.document, one)
    return tuple(first.values())
