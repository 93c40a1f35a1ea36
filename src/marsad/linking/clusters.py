"""From pairs that look alike to groups that are one thing: strongest pairs first, vetoes respected.

Invariants: two items that must never be joined (a person said so, or a comparison vetoed) are never in one group,
whatever other pairs suggest: a name that resembles two others joins one of them, and never both when these are two
names in one language. The groups do not depend on the order of the pairs. Of two pairs that are equally sure the
one whose items stand earlier comes first: callers give the items in an order that hangs on nothing accidental.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from marsad.linking.comparisons.translated import are_two_names
from marsad.records import Score

Scores: TypeAlias = tuple[Score, ...]
Compare: TypeAlias = Callable[[str, str], Scores]
Called: TypeAlias = tuple[str, str]  # the language and the name by which an item is called


class Pair(NamedTuple):
    """Two items (by id) that may be one thing, with a probability and the comparisons that gave it.

    Linking makes millions of pairs, and shows few: instead of its scores a pair may carry what makes them again.
    """

    first: str
    second: str
    probability: float
    scores: Scores = ()
    again: Compare | None = None

    @property
    def why(self) -> Scores:
        """The comparisons that gave the probability."""
        return self.again(self.first, self.second) if self.again else self.scores

    def kept(self) -> "Pair":
        """The same with its scores, so that what makes them again need not be held."""
        return self._replace(scores=self.why, again=None)

    def lean(self, again: Compare) -> "Pair":
        """The same without its scores."""
        return Pair(self.first, self.second, self.probability, again=again)


class Pairs:
    """Many pairs in little memory: the places of their items, and what is told of each, as numbers."""

    def __init__(self, identifiers: Iterable[str], pairs: Iterable[Pair], least: float) -> None:
        """Take up those pairs of some items that are at least so likely; the items are in their order."""
        self.ids = list(dict.fromkeys(identifiers))
        self.rank = {identifier: place for place, identifier in enumerate(self.ids)}
        self._ends = array("q"), array("q")
        self._chances = array("d")
        self._which = array("q")
        self._said: list[tuple[Scores, Compare | None]] = []
        known: dict[Compare, int] = {}
        for pair in pairs:
            if pair.probability >= least:
                which = known.get(pair.again) if pair.again else None
                if which is None:
                    which = len(self._said)
                    self._said.append((pair.scores, pair.again))
                    if pair.again:
                        known[pair.again] = which
                self._ends[0].append(self.rank[pair.first])
                self._ends[1].append(self.rank[pair.second])
                self._chances.append(pair.probability)
                self._which.append(which)

    def strongest_first(self, least: float) -> Iterator[Pair]:
        """Those at least so likely by falling probability, equal ones by the places of their items."""
        chances = np.frombuffer(self._chances)
        firsts, seconds = (np.frombuffer(end, dtype=np.int64) for end in self._ends)
        order = np.lexsort((np.maximum(firsts, seconds), np.minimum(firsts, seconds), -chances))
        return self._told(order[chances[order] >= least])

    def weaker(self, than: float) -> Iterator[Pair]:
        """Those less likely than so, as they came."""
        return self._told(np.flatnonzero(np.frombuffer(self._chances) < than))

    def _told(self, places: npt.NDArray[np.int64]) -> Iterator[Pair]:
        for place in places.tolist():
            scores, again = self._said[self._which[place]]
            first, second = (self.ids[end[place]] for end in self._ends)
            yield Pair(first, second, self._chances[place], scores, again)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Items that are one thing, and for each the strongest pair that ties it to another of them."""

    members: tuple[str, ...]
    ties: dict[str, Pair]


class _Joined:
    """Items that are joined step by step, and what each group must not meet."""

    def __init__(
        self, count: int, never: Iterable[tuple[int, int]], marks: Mapping[int, str], names: Mapping[int, Called]
    ) -> None:
        """Each item is a group by itself."""
        self._root = list(range(count))
        self._sizes = [1] * count
        self._marks = {place: {mark} for place, mark in marks.items()}
        self._names = {place: {called} for place, called in names.items()}
        self._enemies: dict[int, set[int]] = defaultdict(set)
        for one, other in never:
            self._enemies[one].add(other)
            self._enemies[other].add(one)

    def root(self, place: int) -> int:
        """The item that stands for the group of another."""
        root = self._root
        while root[place] != place:
            root[place] = root[root[place]]
            place = root[place]
        return place

    def differ(self, one: int, other: int) -> bool:
        """Whether no mark is common, and marks differ or names are two in one language."""
        marks, others = self._marks.get(one, set()), self._marks.get(other, set())
        if marks & others:
            return False
        return bool(marks and others) or clash(self._names.get(one, ()), self._names.get(other, ()))

    def are_enemies(self, one: int, other: int) -> bool:
        """Whether an item of the one must never meet an item of the other."""
        return any(self.root(enemy) == other for enemy in self._enemies.get(one, ()))

    def join(self, one: int, other: int) -> None:
        """Make one of two groups."""
        larger, smaller = (one, other) if self._sizes[one] >= self._sizes[other] else (other, one)
        self._root[smaller] = larger
        self._sizes[larger] += self._sizes[smaller]
        if smaller in self._marks:
            self._marks[larger] = self._marks.get(larger, set()) | self._marks.pop(smaller)
        if smaller in self._names:
            self._names[larger] = self._names.get(larger, set()) | self._names.pop(smaller)
        if smaller in self._enemies:
            self._enemies[larger] |= self._enemies.pop(smaller)

    def members(self) -> Iterator[list[int]]:
        """The groups, each in order, by their first items."""
        found: dict[int, list[int]] = {}
        for place in range(len(self._root)):
            found.setdefault(self.root(place), []).append(place)
        return iter(found.values())


def group(  # noqa: PLR0913 - each tells what may or must not be joined, and is named by the caller
    identifiers: Iterable[str],
    pairs: Iterable[Pair] | Pairs,
    *,
    threshold: float,
    never: Collection[frozenset[str]] = frozenset(),
    marks: Mapping[str, str] | None = None,
    names: Mapping[str, Called] | None = None,
    decided: Collection[frozenset[str]] = frozenset(),
) -> list[Group]:
    """Join the pairs of at least `threshold`, strongest first, unless that would join what must stay apart.

    Apart stay the pairs of `never`, groups that bear different `marks` (an edition, an entry of an authority file), and
    groups of which `names` in one language are two names, unless a person `decided` that two items are one.
    """
    likely = pairs if isinstance(pairs, Pairs) else Pairs(identifiers, pairs, threshold)
    ids, rank = likely.ids, likely.rank
    apart = [(rank[one], rank[other]) for one, other in map(tuple, never) if one in rank and other in rank]
    ranked = {rank[member]: mark for member, mark in (marks or {}).items()}
    joined = _Joined(len(ids), apart, ranked, {rank[member]: called for member, called in (names or {}).items()})
    ties: dict[str, Pair] = {}
    for pair in likely.strongest_first(threshold):
        one, other = joined.root(rank[pair.first]), joined.root(rank[pair.second])
        if one != other:
            if joined.are_enemies(one, other):
                continue
            if joined.differ(one, other) and frozenset((pair.first, pair.second)) not in decided:
                continue
            joined.join(one, other)
        ties.setdefault(pair.first, pair)
        ties.setdefault(pair.second, pair)
    groups = ([ids[place] for place in members] for members in joined.members())
    return [Group(members=tuple(told), ties={m: ties[m] for m in told if m in ties}) for told in groups]


def clash(ones: Iterable[Called], others: Iterable[Called]) -> bool:
    """Whether two things have names in one language of which neither is a form of the other."""
    return any(
        language == tongue and name != called and are_two_names(name, called)
        for language, name in ones
        for tongue, called in others
    )
